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
          /tornado\.web\.HTTPError: HTTP 403: Forbidden \((?:'_xsrf' argument missing from|XSRF cookie does not match)/,
        ],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: MEANS,
      fix: FIX,
    },
    // Its page has the status alone, whatever the reason: only debug=True tells it.
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        body: [/^<html><title>403: Forbidden<\/title><body>403: Forbidden<\/body><\/html>$/],
      },
      rule: 'csrf-token',
      certainty: 'possible',
      means: 'with xsrf_cookies a write without its _xsrf token gets this page, as does every other 403',
      fix: FIX,
    },
  ],
  carries: [{ header: { server: /^TornadoServer\// }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
