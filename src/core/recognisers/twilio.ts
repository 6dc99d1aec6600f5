import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** https://www.twilio.com/docs/api/errors */
const coded = (code: string, rule: RuleId, means: string, status = [401, 403, 429]): Marker => ({
  match: { status, json: { code: new RegExp(`^(?:${code})$`), more_info: /twilio\.com\/docs/ } },
  rule,
  certainty: 'likely',
  means,
});

export default {
  id: 'twilio',
  product: 'Twilio',
  layer: 'application',
  docs: ['https://www.twilio.com/docs/api/errors'],
  markers: [
    // The middleware of its library for Node.js, before an application that it calls.
    {
      match: { status: [403], body: [/^Twilio Request Validation Failed\.$/] },
      rule: 'invalid-signature',
      certainty: 'likely',
      layer: 'framework',
      means: 'X-Twilio-Signature does not fit this URL, these parameters and this auth token',
    },
    {
      match: { status: [401], json: { code: '20003', message: /No credentials provided/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no account SID and token, or key and secret, came',
    },
    coded('20003', 'invalid-token', 'the account SID, key or token is not accepted, or the account is suspended'),
    coded('20005', 'account-suspended', 'the account is not active'),
    coded('20008', 'insufficient-permission', 'test credentials cannot use this resource'),
    coded('20403', 'account-suspended', 'the account may not use the API: mostly it is suspended or closed'),
    coded('20006', 'insufficient-permission', 'the account or key may not use this resource'),
    coded('20429', 'rate-limited', 'too many requests'),
  ],
} satisfies Recogniser;
