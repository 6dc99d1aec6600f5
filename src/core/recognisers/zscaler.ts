import type { Recogniser } from '../recogniser.ts';

/** The proxy of an organisation: it refuses on the client's side of the network. */
export default {
  id: 'zscaler',
  product: 'Zscaler',
  layer: 'gateway',
  docs: [
    'https://help.zscaler.com/zia/about-browser-based-end-user-notifications',
    'https://help.zscaler.com/unified/configuring-block-notifications',
  ],
  markers: [
    {
      match: { status: [200, 307, 403], body: [/<title>Internet Security by Zscaler<\/title>/] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'a policy of your own organisation blocks this site',
      fix: 'Ask the administrator of your network to allow the host; from another network the call may pass.',
    },
    {
      match: { status: [403], header: { server: /^Zscaler/ } },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'a policy of your own organisation blocks this site',
      fix: 'Ask the administrator of your network to allow the host; from another network the call may pass.',
    },
  ],
  carries: [{ header: { server: /^Zscaler/ }, tells: 'answered' }],
} satisfies Recogniser;
