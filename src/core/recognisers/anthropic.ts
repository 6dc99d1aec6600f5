import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** https://docs.anthropic.com/en/api/errors */
const typed = (type: string, rule: RuleId, means: string, status: number[], words: RegExp | true = true): Marker => ({
  match: { status, json: { type: 'error', 'error.type': type, 'error.message': words } },
  rule,
  certainty: 'likely',
  means,
});

export default {
  id: 'anthropic',
  product: 'Anthropic API',
  layer: 'application',
  docs: ['https://docs.anthropic.com/en/api/errors'],
  markers: [
    {
      ...typed(
        'authentication_error',
        'cors-policy',
        'calls from browsers must say that they are meant',
        [401],
        /^CORS requests must set '(?<header>[\w-]{5,80})'/,
      ),
      layer: 'application',
      fix: 'Send the header {header}: true, or call the API from a server of your own, which keeps the key secret.',
      fixBy: 'client',
    },
    {
      ...typed(
        'authentication_error',
        'cors-policy',
        'the organisation of this key does not allow calls from browsers',
        [401],
        /^CORS requests are not allowed for this Organization/,
      ),
      layer: 'application',
      fix: 'Call the API from a server of your own; the settings of the organisation decide on calls from browsers.',
    },
    typed(
      'authentication_error',
      'api-key-invalid',
      'the API key is not valid',
      [401],
      /x-api-key$|invalid.{0,20}key/i,
    ),
    typed('authentication_error', 'invalid-token', 'the credentials are not accepted', [401]),
    typed('permission_error', 'insufficient-permission', 'the key may not use this resource', [403]),
    typed('billing_error', 'quota-or-billing', 'there is a problem with billing', [402, 403]),
    typed('rate_limit_error', 'rate-limited', 'a rate limit is reached', [429]),
  ],
} satisfies Recogniser;
