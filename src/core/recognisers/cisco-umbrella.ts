import type { Marker, Recogniser } from '../recogniser.ts';

const BLOCKED: Omit<Marker, 'match'> = {
  rule: 'access-rule',
  certainty: 'likely',
  means: 'a policy of your own network blocks this site',
  fix: 'Ask the administrator of your network to allow the host; from another network the call may pass.',
};

/** The proxy of an organisation: it refuses on the client's side of the network. */
export default {
  id: 'cisco-umbrella',
  product: 'Cisco Umbrella',
  layer: 'gateway',
  docs: ['https://docs.umbrella.com/deployment-umbrella/docs/manage-block-pages'],
  markers: [{ match: { status: [403], header: { server: 'Cisco Umbrella' } }, ...BLOCKED }],
} satisfies Recogniser;
