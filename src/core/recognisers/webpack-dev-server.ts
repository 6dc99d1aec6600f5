import type { Recogniser } from '../recogniser.ts';

/** Angular's and Create React App's dev servers are this one. */
export default {
  id: 'webpack-dev-server',
  product: 'webpack-dev-server',
  layer: 'web-server',
  docs: [
    'https://webpack.js.org/configuration/dev-server/#devserverallowedhosts',
    'https://github.com/webpack/webpack-dev-server/releases/tag/v5.2.1',
  ],
  markers: [
    {
      match: { status: [403], header: { 'x-powered-by': 'Express' }, body: [/^Invalid Host(?:\/Origin)? header$/] },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'it does not know the host in the address',
      fix: 'Add the host to devServer.allowedHosts.',
    },
    {
      match: { status: [200, 403], body: [/^Invalid Host(?:\/Origin)? header$/] },
      rule: 'host-not-allowed',
      certainty: 'likely',
      means: 'it does not know the host in the address',
      fix: 'Add the host to devServer.allowedHosts.',
    },
    {
      match: { status: [403], body: [/^Cross-Origin request blocked$/] },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'it gives its files to no other site',
      fix: 'Load the file from the dev server’s own origin, or set devServer.headers with Access-Control-Allow-Origin and fetch it in CORS mode.',
    },
  ],
} satisfies Recogniser;
