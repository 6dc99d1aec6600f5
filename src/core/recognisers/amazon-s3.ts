import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { Certainty } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

/** S3 and the stores that speak its protocol answer with an XML error that begins with its code. */
const coded = (
  code: string,
  rule: RuleId,
  means: string,
  fix: string,
  status = [403],
  certainty: Certainty = surest(rule),
): Marker => ({
  match: { status, body: [new RegExp(`<Error>\\s{0,4}<Code>${code}</Code>`)] },
  rule,
  certainty,
  means,
  fix,
  reads: { body: [/<RequestId>(?<requestId>[^<]{1,60})</, /<(?:Key|Resource)>(?<key>[^<]{1,200})</] },
});

export default {
  id: 'amazon-s3',
  product: 'Amazon S3',
  layer: 'application',
  docs: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/<Code>AccessForbidden<\/Code>/, 'CORSResponse: CORS is not enabled for this bucket'],
      },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      means: 'the bucket has no CORS configuration',
      fix: 'Add a CORS configuration to the bucket with the origin, the method and the request headers.',
    },
    {
      match: { status: [403], body: [/<Code>AccessForbidden<\/Code>/, 'CORSResponse:'] },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      means: 'no CORS rule of the bucket allows this origin, method and these headers together',
      fix: 'Extend AllowedOrigin, AllowedMethod or AllowedHeader of one CORS rule of the bucket so that it covers all three.',
    },
    {
      match: { status: [403], on: 'preflight', header: { 'x-amz-request-id': true, 'x-amz-id-2': true } },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'likely',
      means: 'no CORS rule of the bucket allows this origin, method and these headers together',
      fix: 'Extend AllowedOrigin, AllowedMethod or AllowedHeader of one CORS rule of the bucket so that it covers all three.',
    },
    {
      match: { status: [403], body: [/<Code>AccessDenied<\/Code>/, /<Message>Request has expired\.?<\/Message>/] },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the presigned URL has expired',
      fix: 'Sign a fresh URL; a URL signed with temporary credentials ends with them, whatever its X-Amz-Expires.',
      reads: { body: [/<Expires>(?<expired>[^<]{1,40})</] },
    },
    {
      match: { status: [403], body: [/<Code>AccessDenied<\/Code>/, /Anonymous users cannot /] },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'anonymous callers may not do this',
      fix: 'Presign the request, or send it signed.',
    },
    {
      match: { status: [403], body: [/<Code>AccessDenied<\/Code>/, 'Invalid according to Policy: Policy expired'] },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the policy of the upload form has expired',
      fix: 'Fetch a fresh form (policy and signature) right before the upload.',
    },
    {
      match: {
        status: [403],
        body: [/<Code>AccessDenied<\/Code>/, /Invalid according to Policy: (?<message>[^<]{1,200})/],
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'a field of the upload does not fit the signed policy: {message}',
      fix: 'Send the field as the policy has it, or sign a policy that covers it.',
    },
    {
      match: {
        status: [403],
        body: [/<Code>AccessDenied<\/Code>/, /headers present in the request which were not signed/],
      },
      rule: 'invalid-signature',
      certainty: 'proven',
      means: 'the request has x-amz headers that were not signed',
      fix: 'Sign the headers of HeadersNotSigned too, or leave them out.',
      reads: { body: [/<HeadersNotSigned>(?<headers>[^<]{1,200})</] },
    },
    {
      match: {
        status: [400],
        body: [/<Code>InvalidRequest<\/Code>/, 'The authorization mechanism you have provided is not supported'],
      },
      rule: 'wrong-auth-scheme',
      certainty: 'proven',
      means: 'the bucket’s region takes signatures of version 4 only',
      fix: 'Sign with AWS4-HMAC-SHA256.',
    },
    {
      match: {
        status: [403],
        body: [
          /<Code>AccessDenied<\/Code>/,
          /<Message>(?<message>[^<]{0,200}(?:not authorized to perform|explicit deny)[^<]{0,300})/,
        ],
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: '{message}',
      fix: 'Change the policy that the message names: bucket policy, identity policy, SCP or VPC endpoint policy.',
    },
    {
      match: { status: [400, 403], body: [/<Code>InvalidArgument<\/Code>/, 'Only one auth mechanism allowed'] },
      rule: 'several-credentials',
      certainty: 'proven',
      means: 'the request carries two kinds of credentials at once',
      fix: 'Send either the presigned query or the Authorization header, not both: drop the header that a global interceptor adds.',
    },
    {
      // Cloudflare R2 to a request that is not signed.
      match: { status: [400], body: [/<Code>InvalidArgument<\/Code><Message>Authorization<\/Message>/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'Cloudflare R2',
      fix: 'Presign the request, or read public files from the bucket’s public address.',
    },
    coded(
      'RequestTimeTooSkewed',
      'clock-skew',
      "the clock that signed and the server's differ by more than 15 minutes",
      'Set the clock of the machine that signs.',
    ),
    coded(
      'SignatureDoesNotMatch',
      'invalid-signature',
      'the signature does not match what was sent',
      'Send exactly what was signed: method, Content-Type, every signed header, the path as encoded, and the region.',
    ),
    coded(
      'InvalidAccessKeyId',
      'invalid-token',
      'the access key does not exist',
      'Use an access key of this account and partition.',
    ),
    coded(
      '(?:ExpiredToken|TokenRefreshRequired)',
      'token-expired',
      'the session token has expired',
      'Get fresh temporary credentials and sign again.',
      [400, 403],
    ),
    coded(
      'InvalidToken',
      'invalid-token',
      'the session token is malformed or not valid',
      'Sign with the access key, secret and session token of one and the same session.',
      [400, 403],
    ),
    coded(
      'AuthorizationQueryParametersError',
      'malformed-credentials',
      'a parameter of the presigned URL is missing or not as it must be',
      'Read the message: it names the parameter; X-Amz-Expires is at most 604800, a week.',
      [400, 403],
      'likely',
    ),
    coded(
      'AuthorizationHeaderMalformed',
      'malformed-credentials',
      'Authorization names another region or is malformed',
      'Sign for the region that the answer names.',
      [400],
      'likely',
    ),
    coded(
      '(?:AccountProblem|AllAccessDisabled|NotSignedUp)',
      'account-suspended',
      'the account or the bucket is blocked',
      'Ask the owner of the account.',
    ),
    coded(
      'InvalidObjectState',
      'resource-policy',
      'the object lies in an archive and must be restored first',
      'Restore the object (s3:RestoreObject), or keep it in another storage class.',
    ),
    coded(
      'RequestExpired',
      'token-expired',
      'the signature is older than it may be, or a clock is wrong',
      'Sign a fresh request or URL, with the right time.',
      [400, 403],
      'likely',
    ),
    coded(
      'SlowDown',
      'rate-limited',
      'too many requests to one prefix',
      'Slow down and retry with growing pauses.',
      [503],
    ),
    coded(
      'AccessDenied',
      'resource-policy',
      'no policy allows this call, or one denies it; for a missing object too, unless s3:ListBucket is granted',
      'Check the key for existence, then bucket policy, Block Public Access, object ownership, KMS key and the identity’s policy.',
      [403],
      'likely',
    ),
    {
      // A bucket as a website answers with a page.
      match: { status: [403], body: [/<li>Code: AccessDenied<\/li>/, /<li>HostId: /] },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'no policy lets everybody read this object; for a missing one too, unless s3:ListBucket is granted',
      fix: 'Check the key for existence, then bucket policy, Block Public Access and object ownership.',
    },
  ],
  carries: [{ header: { server: 'AmazonS3' }, tells: 'answered' }],
  headers: ['x-amz-request-id', 'x-amz-id-2', 'x-amz-bucket-region'],
} satisfies Recogniser;
