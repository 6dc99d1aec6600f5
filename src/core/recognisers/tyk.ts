import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const says = (error: string | RegExp, rule: RuleId, means: string, status = [400, 401, 403]): Marker => ({
  match: { status, json: { error } },
  rule,
  certainty: 'likely',
  means,
});

export default {
  id: 'tyk',
  product: 'Tyk',
  layer: 'gateway',
  docs: ['https://tyk.io/docs/api-management/troubleshooting-debugging/', 'https://tyk.io/docs/tyk-gateway-api/'],
  markers: [
    says(
      'Access to this API has been disallowed',
      'resource-policy',
      'the key is unknown, or it or its policy does not include this API or version',
    ),
    says('Attempted access with disallowed version', 'resource-policy', 'the key does not include this version'),
    says(/^Access to this resource has been disallowed$/, 'resource-policy', 'the key does not include this path'),
    says(
      /^Certificate with SHA256 \w{1,64} not allowed$/,
      'client-certificate',
      'the client certificate is not on the list',
    ),
    says(/^This API version does not seem to exist$/, 'route-missing', 'the API has no such version'),
    {
      match: {
        status: [400, 401, 403],
        header: { 'x-generator': 'tyk.io' },
        json: { error: /^Request signature verification failed$/ },
      },
      rule: 'invalid-signature',
      certainty: 'proven',
      means: 'the signature does not verify',
    },
    {
      match: {
        status: [403],
        json: { message: /^Attempted administrative access with invalid or missing key!$/ },
      },
      rule: 'api-key-missing',
      ifSent: 'api-key-invalid',
      certainty: 'likely',
      means: 'its own API wants the secret of the gateway in X-Tyk-Authorization',
    },
    says(/^Authorization field missing$/, 'missing-credentials', 'no key came'),
    says(/^Key not authorised(?::.{0,80})?$/, 'invalid-token', 'the key is unknown, inactive or not for this API'),
    says(/^Key has expired, please renew$/, 'token-expired', 'the key has expired'),
    says(/^access from this IP has been disallowed$/i, 'ip-denied', 'this address is not allowed'),
    {
      match: { status: [403, 429], json: { error: /^Quota exceeded$/ } },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the quota of the key is used up',
    },
    {
      match: { status: [403, 429], json: { error: /^(?:API )?Rate limit exceeded$/ } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'the key or API is called too often',
    },
  ],
  carries: [{ header: { 'x-generator': 'tyk.io' }, tells: 'answered' }],
} satisfies Recogniser;
