import type { Recogniser } from '../recogniser.ts';

/** What intermediaries say of themselves in `Proxy-Status`. */
export default {
  id: 'proxy-status',
  product: null,
  layer: 'gateway',
  docs: ['https://www.rfc-editor.org/rfc/rfc9209#section-2.3'],
  markers: [
    {
      match: {
        header: {
          'proxy-status': /(?:^|,)\s{0,9}"?(?<proxy>[^",;]{1,80})"?[^,]{0,300};\s*error="?http_request_denied/i,
        },
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: '{proxy} says in Proxy-Status that its configuration denies this request',
    },
    {
      match: {
        header: {
          'proxy-status': /(?:^|,)\s{0,9}"?(?<proxy>[^",;]{1,80})"?[^,]{0,300};\s*error="?destination_ip_prohibited/i,
        },
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: '{proxy} says in Proxy-Status that it may not reach this destination',
    },
  ],
} satisfies Recogniser;
