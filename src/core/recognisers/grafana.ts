import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'grafana',
  product: 'Grafana',
  layer: 'application',
  docs: [
    'https://grafana.com/docs/grafana/latest/developers/http_api/',
    'https://grafana.com/docs/grafana/latest/setup-grafana/configure-grafana/#csrf_trusted_origins',
  ],
  markers: [
    {
      match: { status: [403], json: { accessErrorId: true, message: /Permissions needed: (?<permissions>.{3,200})$/ } },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the user needs {permissions}',
      fix: 'Give the user or service account a role with {permissions}.',
    },
    {
      match: { status: [403], body: [/^origin not allowed$/] },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'Origin does not match the address that Grafana believes it has',
      fix: 'Let the proxy pass Host on, or add the host to csrf_trusted_origins.',
    },
    {
      match: {
        status: [401],
        json: { messageId: /^(?:session\.token\.rotate|auth\.token\.expired|session\.token\.expired)$/ },
      },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the session has expired',
    },
  ],
} satisfies Recogniser;
