import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { Certainty } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

const HOST = { 'x-guploader-uploadid': true } as const;
const coded = (
  code: string,
  rule: RuleId,
  means: string,
  fix: string,
  status = [403],
  certainty: Certainty = surest(rule),
): Marker => ({
  match: { status, header: HOST, body: [new RegExp(`<Error>\\s{0,4}<Code>${code}</Code>`)] },
  rule,
  certainty,
  means,
  fix,
  reads: { body: [/<Details>(?<details>[^<]{1,250})</] },
});

/** The XML API; the JSON API answers as all Google APIs do. */
export default {
  id: 'google-cloud-storage',
  product: 'Google Cloud Storage',
  layer: 'application',
  docs: [
    'https://cloud.google.com/storage/docs/xml-api/reference-status',
    'https://cloud.google.com/storage/docs/troubleshooting#cors',
  ],
  markers: [
    coded('ExpiredToken', 'token-expired', 'the signed URL has expired', 'Sign a fresh URL.', [400, 403]),
    coded(
      'SignatureDoesNotMatch',
      'invalid-signature',
      'the signature does not match what was sent',
      'Send exactly what was signed: method, Content-Type and every signed header.',
    ),
    coded(
      '(?:InvalidAccessKeyId|InvalidSecurity)',
      'invalid-token',
      'the key is not known',
      'Use a key of an active service account.',
    ),
    coded(
      'RequestTimeTooSkewed',
      'clock-skew',
      "the clock that signed and the server's differ by more than 15 minutes",
      'Set the clock of the machine that signs.',
    ),
    coded(
      '(?:AccountProblem|UserProjectAccountProblem|UserProjectMissing)',
      'quota-or-billing',
      'the project has a billing problem, or the request names none that pays',
      'Check the billing account of the project; name the project that pays in userProject.',
      [400, 403],
    ),
    coded(
      'AuthenticationRequired',
      'missing-credentials',
      'no credentials came',
      'Sign the URL or send an access token.',
      [401],
    ),
    coded(
      'AccessDenied',
      'insufficient-permission',
      'the caller may not do this with the object',
      'Grant storage.objects.get (or the permission that Details names) on the bucket.',
      [403],
      'likely',
    ),
  ],
  carries: [{ header: { server: 'UploadServer' }, tells: 'answered' }],
} satisfies Recogniser;
