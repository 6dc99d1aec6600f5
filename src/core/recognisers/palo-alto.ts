import type { Marker, Recogniser } from '../recogniser.ts';

const BLOCKED: Omit<Marker, 'match'> = {
  rule: 'access-rule',
  certainty: 'likely',
  means: 'a policy of your own network blocks this site',
  fix: 'Ask the administrator of your network to allow the host; from another network the call may pass.',
};

/** The proxy of an organisation: it refuses on the client's side of the network. */
export default {
  id: 'palo-alto',
  product: 'Palo Alto Networks',
  layer: 'gateway',
  docs: ['https://docs.paloaltonetworks.com/pan-os/11-1/pan-os-web-interface-help/device/device-response-pages'],
  markers: [
    {
      match: {
        status: [403, 503],
        body: [/<title>Web Page Blocked<\/title>/, /blocked in accordance with company policy/],
      },
      ...BLOCKED,
    },
  ],
} satisfies Recogniser;
