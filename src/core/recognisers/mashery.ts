import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string, rule: RuleId, means: string): Marker => ({
  match: { status: [400, 403, 429], header: { 'x-mashery-error-code': new RegExp(`^ERR_\\d{3}_(?:${code})$`) } },
  rule,
  certainty: 'likely',
  means,
});

const titled = (title: string, rule: RuleId, means: string): Marker => ({
  match: { status: [403], body: [new RegExp(`^<h1>(?:403 )?${title}</h1>$`, 'i')] },
  rule,
  certainty: 'likely',
  means,
});

/** Mashery, now Boomi Cloud API Management. */
export default {
  id: 'mashery',
  product: 'Mashery',
  layer: 'gateway',
  docs: ['https://docs.mashery.com/connectorsguide/GUID-5F5BD2CD-2E4F-4A0F-9C5A-0DA8B2F3FB9F.html'],
  markers: [
    coded('DEVELOPER_INACTIVE', 'api-key-invalid', 'the API key is unknown, or not active'),
    coded('NOT_AUTHORIZED', 'api-key-missing', 'no API key came, or the call needs one that is approved'),
    coded('(?:DEVELOPER|SERVICE)_OVER_QPS', 'rate-limited', 'too many calls a second'),
    coded('DEVELOPER_OVER_RATE', 'quota-or-billing', 'the quota of the key is used up'),
    titled('Developer Inactive', 'api-key-invalid', 'the API key is unknown, or not active'),
    titled('Developer Over Qps', 'rate-limited', 'too many calls a second'),
    titled('Developer Over Rate', 'quota-or-billing', 'the quota of the key is used up'),
  ],
  carries: [{ header: { 'x-mashery-responder': true }, tells: 'carried' }],
} satisfies Recogniser;
