import type { Found } from './found.ts';
import { credentialScope } from './sigv4.ts';

interface SignedUrl {
  readonly label: string;
  /** Lower-case names that must all be there; the first is the signature. */
  readonly needs: readonly [string, ...string[]];
  /** Parameters that are no secret and say what it is good for, and until when. */
  readonly shows: readonly string[];
}

const SIGNED_URLS: readonly SignedUrl[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
  {
    label: 'AWS presigned URL',
    needs: ['x-amz-signature', 'x-amz-credential'],
    shows: ['x-amz-algorithm', 'x-amz-date', 'x-amz-expires', 'x-amz-signedheaders'],
  },
  // https://cloud.google.com/storage/docs/authentication/signatures
  {
    label: 'Google Cloud Storage signed URL',
    needs: ['x-goog-signature'],
    shows: ['x-goog-algorithm', 'x-goog-date', 'x-goog-expires', 'x-goog-signedheaders'],
  },
  { label: 'Google Cloud Storage signed URL, version 2', needs: ['signature', 'googleaccessid'], shows: ['expires'] },
  { label: 'AWS presigned URL, version 2', needs: ['signature', 'awsaccesskeyid'], shows: ['expires'] },
  { label: 'Alibaba Cloud OSS signed URL', needs: ['signature', 'ossaccesskeyid'], shows: ['expires'] },
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-urls.html
  { label: 'CloudFront signed URL', needs: ['signature', 'key-pair-id'], shows: ['expires'] },
  // https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas
  {
    label: 'Azure shared access signature',
    needs: ['sig', 'sv'],
    shows: ['sv', 'st', 'se', 'sp', 'sr', 'ss', 'srt', 'spr', 'sip'],
  },
  { label: 'Azure Service Bus shared access signature', needs: ['sig', 'sr', 'se'], shows: ['se', 'skn'] },
  // https://laravel.com/docs/urls#signed-urls, and others' in this manner
  { label: 'Signed URL', needs: ['signature', 'expires'], shows: ['expires'] },
];

const HARMLESS = /^[\w .:;,%+@/-]{1,128}$/;

/** A URL whose query is its credential, or null. The values are as `query` has them, decoded. */
export function readSignedUrl(
  query: ReadonlyMap<string, string>,
): (Found & { readonly names: readonly string[] }) | null {
  const signed = SIGNED_URLS.find(({ needs }) => needs.every((name) => query.has(name)));
  if (signed === undefined) return null;
  const parts = Object.fromEntries(
    signed.shows.flatMap((name) => {
      const value = query.get(name);
      return value !== undefined && HARMLESS.test(value) ? [[name, value]] : [];
    }),
  );
  const scope = credentialScope(query.get('x-amz-credential') ?? query.get('x-goog-credential') ?? '');
  const [name] = signed.needs;
  const value = query.get(name) ?? '';
  return {
    kind: 'signed-url',
    where: `request query ${name}`,
    value,
    label: signed.label,
    parts: { ...parts, ...scope },
    faults: value === '' ? [{ fault: 'empty', saw: 'an empty signature' }] : [],
    names: [...signed.needs, ...signed.shows, 'x-amz-security-token', 'policy', 'key-pair-id'],
  };
}
