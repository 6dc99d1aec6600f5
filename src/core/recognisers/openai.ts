import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string, rule: RuleId, means: string): Marker => ({
  match: { status: [401, 403, 429], json: { 'error.code': new RegExp(`^(?:${code})$`), 'error.type': true } },
  rule,
  certainty: 'likely',
  means,
});

export default {
  id: 'openai',
  product: 'OpenAI',
  layer: 'application',
  docs: ['https://platform.openai.com/docs/guides/error-codes/api-errors'],
  markers: [
    coded('invalid_api_key', 'api-key-invalid', 'the API key is not valid'),
    coded('insufficient_quota|billing_hard_limit_reached', 'quota-or-billing', 'the quota or budget is used up'),
    coded('unsupported_country_region_territory', 'geo-denied', 'the country or region is not supported'),
    coded('rate_limit_exceeded', 'rate-limited', 'too many requests or tokens a minute'),
    coded('account_deactivated', 'account-suspended', 'the account is deactivated'),
  ],
} satisfies Recogniser;
