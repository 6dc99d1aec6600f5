import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'ngrok',
  product: 'ngrok',
  layer: 'edge',
  docs: ['https://ngrok.com/docs/errors/reference/'],
  markers: [
    {
      match: { status: [403], header: { 'ngrok-error-code': /^(?<code>ERR_NGROK_3205)$/ } },
      rule: 'ip-denied',
      certainty: 'proven',
      means: 'an IP policy does not allow this address ({code})',
    },
    {
      match: { status: [401, 403], header: { 'ngrok-error-code': /^(?<code>ERR_NGROK_\d{1,6})$/ } },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'a traffic policy refuses ({code})',
      fix: 'Look {code} up in ngrok’s list of errors.',
    },
    {
      match: { status: [402, 429], header: { 'ngrok-error-code': /^(?<code>ERR_NGROK_\d{1,6})$/ } },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'a limit of the plan is reached ({code})',
    },
  ],
  carries: [
    { header: { 'ngrok-error-code': true }, tells: 'answered' },
    { header: { 'ngrok-agent-ips': true }, tells: 'carried' },
  ],
} satisfies Recogniser;
