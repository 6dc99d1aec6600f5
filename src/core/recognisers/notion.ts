import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** https://developers.notion.com/reference/status-codes */
const coded = (code: string, rule: RuleId, means: string, fix: string, status = [401, 403, 429]): Marker => ({
  match: { status, json: { object: 'error', code } },
  rule,
  certainty: 'likely',
  means,
  fix,
});

export default {
  id: 'notion',
  product: 'Notion',
  layer: 'application',
  docs: ['https://developers.notion.com/reference/status-codes'],
  markers: [
    coded(
      'restricted_resource',
      'insufficient-permission',
      'the connection may not do this',
      'Give the integration the capability in its settings, and share the page with it.',
    ),
    coded(
      'unauthorized',
      'invalid-token',
      'the bearer token is not valid',
      'Copy the secret of the integration again.',
    ),
    coded('rate_limited', 'rate-limited', 'too many requests', 'Wait as Retry-After says.'),
  ],
} satisfies Recogniser;
