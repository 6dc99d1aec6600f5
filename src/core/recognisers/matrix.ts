import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** https://spec.matrix.org/latest/client-server-api/#standard-error-response */
const coded = (errcode: string, rule: RuleId, means: string): Marker => ({
  match: { status: [401, 403, 429], json: { errcode, error: true } },
  rule,
  certainty: 'likely',
  means,
});

export default {
  id: 'matrix',
  product: 'Matrix homeserver',
  layer: 'application',
  docs: ['https://spec.matrix.org/latest/client-server-api/#standard-error-response'],
  markers: [
    coded('M_MISSING_TOKEN', 'missing-credentials', 'no access token came'),
    coded('M_UNKNOWN_TOKEN', 'invalid-token', 'it does not know the access token'),
    coded('M_FORBIDDEN', 'insufficient-permission', 'the user may not do this'),
    coded('M_LIMIT_EXCEEDED', 'rate-limited', 'too many requests'),
    coded('M_USER_DEACTIVATED', 'account-suspended', 'the user is deactivated'),
  ],
} satisfies Recogniser;
