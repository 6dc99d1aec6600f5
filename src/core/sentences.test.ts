import { expect, test } from 'vitest';
import { exchange } from '../testing/exchange.ts';
import { readCredentials } from './credentials/read.ts';
import { recognise } from './recognise.ts';
import type { RuleId } from './rule-id.ts';

/** One cause, as applications tell it in words of their own: the status, and what they say. */
const SAID: readonly (readonly [RuleId, number, readonly string[]])[] = [
  [
    'clock-skew',
    401,
    [
      'Bad request timestamp',
      'Request timestamp expired',
      'Incorrect timestamp in the signature',
      'TIMESTAMP_TOO_OLD',
      'timestamp is not within the accepted window',
      'Timestamp for this request is outside of the recvWindow.',
      'Nonce must be greater than the previous one',
      'The nonce is too small',
      'Your clock skew is larger than 300 seconds',
      'request time too skewed',
    ],
  ],
  [
    'ip-denied',
    403,
    [
      'IP_ILLEGAL',
      'Invalid IP',
      'Unmatched IP, check the bound addresses of the key.',
      'This IP address (203.0.113.9) does not have permission to use this key.',
      'Your IP is not in the whitelist',
      'ip mismatch',
      'The IP address has no access to this project.',
      'Requests from 203.0.113.9 are not allowed',
      'IP_NOT_WHITELISTED',
      'Access from your IP address is blocked.',
    ],
  ],
  [
    'insufficient-scope',
    403,
    [
      'The OAuth scope associated to the access token is disallowed.',
      'Invalid scopes',
      'Token is missing required scope. Use one of: metrics.read (Read metrics)',
      'The token is not authorized to use the scope oven.control',
      'MISSING_SCOPE',
      'This token lacks the scope "orders:write".',
      'API key is missing the scopes: Models:Get, Predict',
      'Scope orders:write is not granted',
      'insufficient_scopes',
      'Missing or invalid scopes for requested endpoint.',
      'Token does not have the scope devices.get',
    ],
  ],
  [
    'step-up-required',
    403,
    [
      'Strong customer authentication is required for this account.',
      'Strong authentication needed: ask the user once more.',
      'SCA_REQUIRED',
      'sca_exceeded',
      'Verification required',
      'Additional verification is required',
      'Password confirmation required.',
      'This call needs strong customer authentication.',
      'MFA_REQUIRED',
      'Two-factor authentication must be enabled',
    ],
  ],
  [
    'license-or-plan',
    403,
    [
      'The feature is not currently enabled for your organization.',
      'Exports are not enabled for this workspace',
      'Your account contract does not permit this operation.',
      'Your plan does not include this feature',
      'The subscription does not support HTTPS',
      'This endpoint is not available on the free plan',
      'Please upgrade your plan to use webhooks.',
      'Not included in your current plan',
      'Premium subscription required',
      'Votre abonnement ne vous permet pas d’accéder à cette API',
      'Your licence has expired',
    ],
  ],
  [
    'quota-or-billing',
    403,
    [
      'Usage is over limit.',
      'Account balance not enough to run this query, please recharge.',
      'Your balance is exhausted',
      'Exhausted balance.',
      'Credits have expired',
      'Credit usage limit exceeded',
      'The project has exceeded its monthly limit',
      'INSUFFICIENT_CREDITS',
      'Quota exceeded for this key',
      'Monthly request limit reached',
    ],
  ],
  [
    'rate-limited',
    403,
    [
      'Max session number 4 exceeded.',
      'Maximum number of concurrent connections reached',
      'Too many active sessions',
      'Concurrency limit reached for requests',
      'Too many requests',
      'Rate limit exceeded',
      'You are being throttled',
      'Too many failed attempts',
      'RATE_LIMIT_EXCEEDED',
      'maximum login attempts exceeded',
    ],
  ],
  [
    'account-suspended',
    403,
    [
      'The client is pending approval.',
      'Merchant is not active',
      'The account making this request is currently banned',
      'Your account has been suspended',
      'Company has been deactivated',
      'ACCOUNT_LOCKED',
      'Partner account disabled',
      'User is locked',
      'Customer is blocked',
      'Please verify your email',
      'This property has been disabled by its owner',
    ],
  ],
  [
    'insufficient-permission',
    403,
    [
      "Missing 'acme.rest: Use the API' permission",
      'Missing permission: objects/query/host',
      "The user does not have 'READ' permission on resource 'invoice.v2'.",
      "Privilege 'Read' is not granted to 'jdoe'",
      'The caller is not allowed to use the API.',
      'Only admins may do this',
      'You are not a member of this project',
      'PERMISSION_DENIED',
      'Access forbidden due to insufficient permissions',
      'forbidden_resource',
      'Role viewer cannot perform action write on flows',
      '当前用户没有该业务对象的查看权限',
      'Sie haben keine Berechtigung für diese Ressource',
      'Only the author may edit this review',
    ],
  ],
  [
    'api-key-invalid',
    401,
    [
      'Merchant key is invalid or not found',
      'Invalid authkey',
      'We could not recognize your API key.',
      'Bad API key',
      'Incorrect `api_key`',
      'The provided api_key was not valid.',
      'incorrect_api_key',
      "No account found with API key 'ABC'",
      'API key not valid, or not yet activated.',
      'Invalid app_token specified',
    ],
  ],
  [
    'geo-denied',
    403,
    [
      'Not available to you due to regulatory restrictions.',
      'Country, region, or territory not supported',
      'CLIENT_GEO',
      'This service is not available in your country',
      'geo-blocked',
      'GEO_RESTRICTED',
      'Your region is not supported',
      'Blocked in your jurisdiction',
      'The video is restricted in your territory.',
      'Access denied: country not allowed',
    ],
  ],
  [
    'referrer-denied',
    403,
    [
      'domain_not_allowed',
      'DOMAIN_NOT_WHITELISTED',
      'This domain is not authorized to use the key.',
      'Unregistered domain',
      'Referer not allowed',
    ],
  ],
  [
    'invalid-token',
    401,
    [
      'The endpoint requires a token, but the provided token was not valid.',
      'Bad auth, check token',
      'Invalid credentials',
      'Token is invalid',
      'INVALID_TOKEN',
      'unknown session',
      'The access token could not be verified',
      'Wrong credentials',
      'token revoked',
      'Authentication failed: bad token',
    ],
  ],
];

const says = (status: number, message: string, mimeType = 'application/json') => {
  const text = mimeType === 'application/json' ? JSON.stringify({ error: { message } }) : message;
  const headers = [{ name: 'Authorization', value: 'Bearer 4f9c1d2e8b7a6f5e4d3c2b1a0f9e8d7c' }];
  const response = { status, body: { mimeType, size: null, text, truncated: false } };
  const one = exchange({ request: { headers }, response });
  return recognise(readCredentials(one, null), 'actual')[0];
};

test.each(SAID.flatMap(([rule, status, sentences]) => sentences.map((said) => ({ rule, status, said }))))(
  '$status $said',
  ({ rule, status, said }) => {
    expect(says(status, said)).toMatchObject({ rule });
    expect(says(status, said)?.certainty).not.toBe('proven');
  },
);

test('attributes of XML say it, too', () => {
  const outcome =
    '<OperationOutcome xmlns="http://hl7.org/fhir"><issue><severity value="error"/><diagnostics value="Resource access is forbidden"/></issue></OperationOutcome>';
  expect(says(403, outcome, 'application/fhir+xml')).toMatchObject({ rule: 'insufficient-permission' });
});

test('a secret that was masked is no word of the answer', () => {
  expect(says(403, 'Shelf [api-key:12] is expired')?.rule).not.toBe('api-key-invalid');
});
