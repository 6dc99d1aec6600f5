import { type Credential, type Exchange, getHeader, hasHeader } from './exchange.ts';
import { parseUrl } from './parse-url.ts';
import type { Fact } from './report-schema.ts';

/** Hosts of AWS that name the region: `bucket.s3.eu-west-1.amazonaws.com`, `abc.execute-api.eu-west-1.amazonaws.com`. */
const REGION =
  /[.-](?<region>(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso\w?)?-[a-z]{4,12}-\d)\.(?:amazonaws\.com|on\.aws)/;

/**
 * What of a Signature Version 4 cannot be right, told by the request that it was sent with: a signed header that did not go
 * along, another day than the request's, another region than the host's. Null where all agrees.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function signatureFault({ request, credentials }: Exchange): Fact | null {
  const signature = credentials.find(isSignature);
  if (signature === undefined) return null;
  const { where, parts = {} } = signature;
  const names = (parts.SignedHeaders ?? parts['x-amz-signedheaders'] ?? '').toLowerCase().split(';').filter(Boolean);
  const missing = names.filter((name) => !IMPLIED.has(name) && !hasHeader(request.headers, name));
  if (missing.length > 0)
    return { where: `actual ${where}`, saw: `signs ${missing.join(', ')}`, expected: 'only headers that are sent' };
  const sent = getHeader(request.headers, 'x-amz-date') ?? parts['x-amz-date'] ?? null;
  const day = sent?.slice(0, 8);
  if (parts.date !== undefined && day !== undefined && /^\d{8}$/.test(day) && parts.date !== day)
    return { where: `actual ${where}`, saw: `the day ${parts.date} in the credential scope`, expected: day };
  const region = REGION.exec(parseUrl(request.url)?.hostname ?? '')?.groups?.region;
  if (region !== undefined && parts.region !== undefined && parts.region !== region && parts.region !== '*')
    return { where: `actual ${where}`, saw: `the region ${parts.region} in the credential scope`, expected: region };
  return null;
}

const isSignature = ({ kind, label }: Credential): boolean =>
  kind === 'sigv4' || (kind === 'signed-url' && label === 'AWS presigned URL');

/** Every HTTP/1.1 request has a host; HTTP/2 has it under another name. */
const IMPLIED: ReadonlySet<string> = new Set(['host', ':authority']);
