import { alone, type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (
  code: string,
  rule: RuleId,
  means: string,
  fix: string,
  more: Marker['match'] = {},
  certainty = surest(rule),
): Marker => ({
  match: { status: [401, 403, 429], ...more, json: { 'error.code': new RegExp(`^${code}$`), ...more.json } },
  rule,
  certainty,
  means,
  fix,
  reads: { json: { 'error.message': /^(?<message>.{1,300})/s } },
});

const GRAPH = {
  'error.innerError.request-id|error.innerError.client-request-id|error.innererror.request-id': true,
} as const;
const CONSENT =
  'Add the permission to the app registration, have an administrator grant consent, and get a new token: an old one does not learn of it.';

export default {
  id: 'microsoft-graph',
  product: 'Microsoft Graph',
  layer: 'application',
  docs: [
    'https://learn.microsoft.com/en-us/graph/errors',
    'https://learn.microsoft.com/en-us/graph/resolve-auth-errors',
    'https://learn.microsoft.com/en-us/entra/identity-platform/claims-challenge',
  ],
  markers: [
    {
      match: {
        status: [401, 403],
        header: { 'www-authenticate': /insufficient_claims/ },
        json: { 'error.code': true },
      },
      rule: 'step-up-required',
      certainty: 'likely',
      means: 'conditional access wants further claims of the sign-in; the challenge holds the request for them',
      fix: 'Decode the claims of the challenge and pass them to acquireToken (claims); the user signs in again as the policy asks.',
    },
    coded(
      'Authorization_RequestDenied',
      'insufficient-permission',
      'the app or the user lacks a permission for this',
      CONSENT,
      {},
      'likely',
    ),
    coded(
      'ErrorAccessDenied',
      'resource-policy',
      'an application access policy of the tenant keeps the app from this mailbox',
      'Have an administrator put the mailbox into the scope of the policy (Test-ApplicationAccessPolicy tells).',
      { json: { 'error.message': /AppOnly AccessPolicy/ } },
    ),
    coded(
      '(?:ErrorAccessDenied|accessDenied|AccessDenied)',
      'insufficient-permission',
      'the app or the user may not do this',
      CONSENT,
      { json: GRAPH },
      'likely',
    ),
    coded(
      'InvalidAuthenticationToken',
      'token-expired',
      'the access token has expired',
      'Get a new token (acquireTokenSilent).',
      { json: { 'error.message': alone(/expired/) } },
    ),
    coded(
      'InvalidAuthenticationToken',
      'token-expired',
      'the access token has expired, or is not valid yet',
      'Get a new token (acquireTokenSilent).',
      { json: { 'error.message': /expired/i } },
      'likely',
    ),
    coded(
      'InvalidAuthenticationToken',
      'wrong-audience',
      'the access token is for another API',
      'Ask for a scope of https://graph.microsoft.com/.',
      { json: { 'error.message': /audience/i } },
    ),
    coded(
      'InvalidAuthenticationToken',
      'missing-credentials',
      'no access token came',
      'Send Authorization: Bearer TOKEN.',
      { json: { 'error.message': /^Access token is empty/i } },
    ),
    coded(
      'InvalidAuthenticationToken',
      'malformed-credentials',
      'what came is no well-formed token',
      'Send the access token as it was issued, not an ID token and nothing in quotes.',
      { json: { 'error.message': /not well formed|CompactToken|IDX14100|JWT is not/i } },
    ),
    coded(
      'InvalidAuthenticationToken',
      'invalid-token',
      'the access token is not accepted',
      'Get a token for https://graph.microsoft.com/ from the tenant that holds the data.',
    ),
    coded('TooManyRequests', 'rate-limited', 'too many requests', 'Wait as Retry-After says.'),
    coded(
      'Forbidden',
      'license-or-plan',
      'the tenant has no licence for this',
      'Assign a licence that has the feature.',
      {
        json: { 'error.message': /\bnot licensed\b/ },
      },
    ),
    coded(
      'Forbidden',
      'insufficient-scope',
      'the token has none of the scopes that this call takes: {wants}',
      CONSENT,
      {
        json: {
          'error.message': /^Missing scope permissions on the request\. API requires one of '(?<wants>[^']{1,250})/,
        },
      },
    ),
    {
      match: {
        status: [403],
        header: { 'x-ms-ags-diagnostic': true },
        json: { 'error.code': /^(?:ErrorAccessDenied|accessDenied|AccessDenied|Forbidden)$/i },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the app or the user lacks a permission for this',
      fix: CONSENT,
    },
  ],
  carries: [{ header: { 'x-ms-ags-diagnostic': true }, tells: 'answered' }],
  headers: ['request-id', 'client-request-id', 'x-ms-ags-diagnostic'],
} satisfies Recogniser;
