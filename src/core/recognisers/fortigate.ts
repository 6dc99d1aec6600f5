import type { Recogniser } from '../recogniser.ts';

/** The web filter of a network's firewall: it refuses on the client's side. */
export default {
  id: 'fortigate',
  product: 'FortiGuard Web Filter',
  layer: 'gateway',
  docs: ['https://docs.fortinet.com/document/fortigate/7.4.0/administration-guide/241410/replacement-messages'],
  markers: [
    {
      match: {
        status: [403],
        body: [
          /<title>Web Filter (?:Violation|Block Override)<\/title>|FortiGuard Intrusion Prevention - Access Blocked|FortiGate Application Control/,
          /Web Page Blocked|Access Blocked|in violation of your Internet usage policy/,
        ],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'the web filter of your own network blocks this site',
      fix: 'Ask the administrator of your network to allow the host; from another network the call may pass.',
    },
  ],
} satisfies Recogniser;
