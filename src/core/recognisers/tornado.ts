import type { Recogniser } from '../recogniser.ts';

const MEANS = 'the _xsrf token is missing or is not the one of its cookie';
const FIX = 'Send the value of the _xsrf cookie in X-XSRFToken, or use a token in Authorization, which needs none.';

/** Tornado, and Jupyter that is built on it. */
export default {
  id: 'tornado',
  product: 'Tornado',
  layer: 'framework',
  docs: [
    'https://www.tornadoweb.org/en/stable/guide/security.html#cross-site-request-forgery-protection',
    'https://jupyter-server.readthedocs.io/en/latest/operators/security.html',
  ],
  markers: [
    {
      match: { status: [403], json: { message: /^(?:'_xsrf' argument missing from|XSRF cookie does not match)/ } },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Jupyter',
      means: MEANS,
      fix: FIX,
    },
    {
      match: {
        status: [403],
        body: [
          /<title>403: (?:'_xsrf' argument missing from|&#x27;_xsrf&#x27; argument missing from|XSRF cookie does not match)/,
        ],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: MEANS,
      fix: FIX,
    },
    {
      match: { status: [403], json: { message: /^Forbidden$/, reason: true } },
      rule: 'insufficient-permission',
      certainty: 'possible',
      product: 'Jupyter',
      means: 'the token is missing or may not do this',
    },
  ],
  carries: [{ header: { server: /^TornadoServer\// }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
