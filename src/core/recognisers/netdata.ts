import type { Recogniser } from '../recogniser.ts';

const SERVER = { server: /^Netdata Embedded HTTP Server/ };

/** Netdata's agent: its lists of addresses, and the key of its management API. */
export default {
  id: 'netdata',
  product: 'Netdata',
  layer: 'application',
  docs: [
    'https://learn.netdata.cloud/docs/netdata-agent/configuration/securing-agents/web-server-reference#access-lists',
    'https://learn.netdata.cloud/docs/alerts-&-notifications/creating-alerts-with-netdata-alerts-configuration-manager',
  ],
  markers: [
    {
      match: { status: [403, 451], header: SERVER, body: [/^You are not allowed to access this resource/] },
      rule: 'ip-denied',
      certainty: 'likely',
      means: 'no "allow … from" list of its [web] settings holds this address',
      fix: 'Add the address to "allow connections from", "allow dashboard from" or "allow management from" in netdata.conf.',
    },
    {
      match: { status: [403], header: SERVER, body: [/^Auth Error/] },
      rule: 'api-key-missing',
      certainty: 'possible',
      means: 'its management API wants the key of netdata.api.key in X-Auth-Token',
      fix: 'Send the content of netdata.api.key in X-Auth-Token.',
    },
  ],
  carries: [{ header: SERVER, tells: 'answered' }],
} satisfies Recogniser;
