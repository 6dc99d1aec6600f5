import type { Marker, Recogniser } from '../recogniser.ts';

const BLOCKED: Omit<Marker, 'match'> = {
  rule: 'access-rule',
  certainty: 'likely',
  means: 'a policy of your own network blocks this site',
  fix: 'Ask the administrator of your network to allow the host; from another network the call may pass.',
};

/** The proxy of an organisation: it refuses on the client's side of the network. */
export default {
  id: 'symantec-proxy',
  product: 'Symantec Edge SWG (Blue Coat)',
  layer: 'gateway',
  docs: ['https://techdocs.broadcom.com/us/en/symantec-security-software/web-and-network-security/edge-swg/7-3.html'],
  markers: [
    {
      match: { status: [403], body: [/\(policy_denied\)|Your system policy has denied access to the requested URL/] },
      ...BLOCKED,
    },
  ],
} satisfies Recogniser;
