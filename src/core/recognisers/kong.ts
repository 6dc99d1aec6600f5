import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** The plugins answer in JSON with one message; others say the same, so only Kong's own header makes it Kong's. */
const says = (
  message: string | RegExp,
  rule: RuleId,
  means: string,
  fix?: string,
  status = [401, 403],
  certainty = surest(rule),
): Marker => ({
  match: { status, header: { 'x-kong-response-latency': true }, json: { message } },
  rule,
  certainty,
  means,
  ...(fix ? { fix } : {}),
});

export default {
  id: 'kong',
  product: 'Kong',
  layer: 'gateway',
  docs: [
    'https://docs.konghq.com/hub/kong-inc/acl/',
    'https://docs.konghq.com/hub/kong-inc/key-auth/',
    'https://docs.konghq.com/hub/kong-inc/jwt/',
    'https://docs.konghq.com/hub/kong-inc/ip-restriction/',
  ],
  markers: [
    says(
      'You cannot consume this service',
      'insufficient-permission',
      'the consumer is in no group that the ACL plugin allows',
      'Add the consumer to an allowed group of the ACL plugin.',
    ),
    says(
      /^(?:Your IP address is not allowed|IP address not allowed: .{3,60})$/,
      'ip-denied',
      'ip-restriction does not allow this address',
      'Add the address to the allow list of ip-restriction; behind a load balancer set trusted_ips.',
    ),
    says(
      /^No API key found in request$/,
      'api-key-missing',
      'key-auth found no key',
      'Send the key in the header apikey, or in one of key_names; set run_on_preflight to false for CORS.',
    ),
    says(
      /^No credentials found for given '(?<claim>[^']{1,40})'$/,
      'wrong-issuer',
      "no credential of a consumer matches the token's {claim}",
      'Create a JWT credential whose key is the value of that claim.',
      [401, 403],
      'likely',
    ),
    says(/^API rate limit exceeded$/, 'rate-limited', 'rate-limiting counts too many calls', undefined, [429]),
    says(
      /^(?:Invalid authentication credentials|Unauthorized|Invalid credentials)$/,
      'invalid-token',
      'its authentication plugin does not accept the credentials, or found none',
      'Send the key or token of a consumer; set run_on_preflight to false for CORS.',
    ),
    says(/^Invalid signature$/, 'invalid-token', "the token's signature does not verify"),
    says(
      /^HMAC signature cannot be verified, a valid date or x-date header is required/,
      'clock-skew',
      'the date that was signed is absent, or further from the gateway’s clock than clock_skew allows',
      'Sign date or x-date with the right clock, anew for each request.',
      [401, 403],
      'likely',
    ),
    says(/^HMAC signature does not match.{0,80}$/, 'invalid-signature', 'the HMAC signature does not match'),
    says(
      /^HMAC signature cannot be verified.{0,80}$/,
      'invalid-signature',
      'the HMAC signature cannot be verified: unknown user, or a header that is not as it must be',
      undefined,
      [401, 403],
      'likely',
    ),
    says(
      /^(?:No required TLS certificate was sent|TLS certificate failed verification)$/,
      'client-certificate',
      'mtls-auth wants a client certificate of a known authority',
    ),
    says(/^Bad token; .{1,100}$/, 'malformed-credentials', 'what came is no well-formed token'),
    {
      match: { status: [401], header: { 'x-kong-response-latency': true }, json: { exp: 'token expired' } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token has expired',
    },
    says(
      /^Bot detected\.?$/i,
      'user-agent-denied',
      'bot-detection refuses this User-Agent',
      'Add the User-Agent to the allow list of bot-detection.',
      [403],
      'likely',
    ),
    says(
      /^Forbidden$/,
      'insufficient-permission',
      'openid-connect, opa, bot-detection and others refuse with this one word',
      'Look which plugins the route has: scopes, claims and groups of openid-connect first.',
      [403],
      'possible',
    ),
    says(/^(?<message>.{1,150})$/, 'access-rule', 'it answered itself: {message}', undefined, [403]),
    {
      match: { status: [403], json: { message: 'You cannot consume this service' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the consumer is in no group that the ACL plugin allows',
      fix: 'Add the consumer to an allowed group of the ACL plugin.',
    },
    {
      match: { status: [401], json: { message: /^No API key found in request$/ } },
      rule: 'api-key-missing',
      certainty: 'likely',
      means: 'key-auth found no key',
      fix: 'Send the key in the header apikey, or in one of key_names; set run_on_preflight to false for CORS.',
    },
    {
      match: { status: [401], json: { message: /^No credentials found for given '(?<claim>[^']{1,40})'$/ } },
      rule: 'wrong-issuer',
      certainty: 'likely',
      means: "no credential of a consumer matches the token's {claim}",
    },
    {
      match: { status: [401], json: { exp: 'token expired' } },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the token has expired',
    },
  ],
  carries: [
    { header: { 'x-kong-response-latency': true }, tells: 'answered' },
    { header: { 'x-kong-upstream-latency': true }, tells: 'passed' },
    { header: { server: /^kong\//i }, tells: 'answered' },
    { header: { via: /\bkong\//i }, tells: 'passed' },
  ],
} satisfies Recogniser;
