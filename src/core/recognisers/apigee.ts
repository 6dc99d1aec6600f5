import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** A fault names its policy and its code: https://cloud.google.com/apigee/docs/api-platform/fundamentals/fault-handling */
const fault = (code: string, rule: RuleId, means: string, fix: string, status = [400, 401, 403, 429, 500]): Marker => ({
  match: {
    status,
    json: {
      'fault.faultstring': true,
      'fault.detail.errorcode': new RegExp(`^(?<code>[\\w.]{0,60}(?:${code}))$`, 'i'),
    },
  },
  rule,
  certainty: 'likely',
  means: `${means} ({code})`,
  fix,
});

export default {
  id: 'apigee',
  product: 'Apigee',
  layer: 'gateway',
  docs: [
    'https://cloud.google.com/apigee/docs/api-platform/fundamentals/fault-handling',
    'https://cloud.google.com/apigee/docs/api-platform/troubleshoot/runtime/runtime-error-catalog',
  ],
  markers: [
    fault(
      'FailedToResolveAPIKey',
      'api-key-missing',
      'no API key where the policy looks',
      'Send the key where VerifyAPIKey reads it.',
    ),
    fault('access_token_expired', 'token-expired', 'the access token has expired', 'Get a new one.'),
    fault(
      'InvalidAPICallAsNoApiProductMatchFound',
      'insufficient-permission',
      'no API product of the app covers this proxy, path and environment',
      'Add the proxy, path and environment to an API product of the app.',
    ),
    fault(
      'InvalidApiKey(?:ForGivenResource)?|invalid_client.{0,40}|InvalidClientIdentifier',
      'api-key-invalid',
      'the key is not one of this organization or product',
      'Copy the key of an approved app whose product has this proxy.',
    ),
    fault(
      'InsufficientScope|insufficient_scope',
      'insufficient-scope',
      'the token lacks a scope',
      'Ask for the scope of the OAuthV2 policy.',
    ),
    fault(
      'invalid_access_token|InvalidAccessToken',
      'invalid-token',
      'the access token is unknown or revoked',
      'Get a new one.',
    ),
    fault(
      'QuotaViolation',
      'quota-or-billing',
      'the quota of the product is used up',
      'Wait for the interval to end, or raise the quota.',
    ),
    fault('SpikeArrestViolation', 'rate-limited', 'SpikeArrest smooths too many calls', 'Spread the calls.'),
    fault('IPDeniedAccess', 'ip-denied', 'AccessControl does not allow this address', 'Add the address to the policy.'),
    fault(
      'InvalidToken|InvalidBasicAuth.{0,30}|FailedToDecode|JwtDecodeFailed',
      'invalid-token',
      'the credentials do not verify',
      'Send a token of the issuer and key that the policy names.',
    ),
  ],
} satisfies Recogniser;
