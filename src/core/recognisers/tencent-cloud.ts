import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string, rule: RuleId, means: string): Marker => ({
  match: {
    status: [200, 400, 401, 403],
    json: { 'Response.Error.Code': new RegExp(`^(?<code>${code})`), 'Response.RequestId': true },
  },
  rule,
  certainty: 'likely',
  means: `${means} ({code})`,
});

/** Tencent Cloud's API, which refuses with 200. */
export default {
  id: 'tencent-cloud',
  product: 'Tencent Cloud API',
  layer: 'application',
  docs: ['https://www.tencentcloud.com/document/api/213/31578'],
  markers: [
    coded(
      'AuthFailure\\.SignatureExpire\\b',
      'clock-skew',
      'the timestamp of the signature is more than five minutes away',
    ),
    coded('AuthFailure\\.SignatureFailure\\b', 'invalid-signature', 'the signature does not verify'),
    coded('AuthFailure\\.TokenFailure\\b', 'invalid-token', 'the session token is not accepted'),
    coded('AuthFailure\\.SecretIdNotFound\\b', 'invalid-token', 'the key is unknown, or not of this account'),
    coded('AuthFailure\\.MFAFailure\\b', 'step-up-required', 'a second factor is wanted'),
    coded(
      'AuthFailure\\.UnauthorizedOperation\\b|UnauthorizedOperation',
      'insufficient-permission',
      'no policy allows this operation',
    ),
    coded('AuthFailure', 'invalid-token', 'the credentials are not accepted'),
    coded('RequestLimitExceeded', 'rate-limited', 'too many requests a second'),
  ],
} satisfies Recogniser;
