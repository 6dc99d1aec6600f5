import type { Recogniser } from '../recogniser.ts';

/** Traefik names itself nowhere: the bare words of its IP allow-list look like many others'. */
export default {
  id: 'traefik',
  product: 'Traefik',
  layer: 'gateway',
  docs: [
    'https://doc.traefik.io/traefik/middlewares/http/ipallowlist/',
    'https://doc.traefik.io/traefik/middlewares/http/basicauth/',
  ],
  markers: [
    {
      match: { status: [401], header: { 'www-authenticate': /^(?:Basic|Digest) realm="traefik"/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'its basicAuth middleware asks for a user and password',
      fix: 'Send them, or take the middleware off this router; for CORS put the headers middleware before basicAuth.',
    },
    {
      match: { status: [429], header: { 'x-retry-in': /^(?<wait>[\w.]{1,20})$/ }, body: [/^Too Many Requests$/] },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'its rateLimit middleware counts too many requests; try again in {wait}',
    },
    {
      match: {
        status: [403],
        header: {
          'content-type': 'text/plain; charset=utf-8',
          'content-length': '9',
          'x-content-type-options': 'nosniff',
        },
        lacks: ['content-security-policy', 'x-frame-options', 'referrer-policy'],
        body: [/^Forbidden$/],
      },
      rule: 'ip-denied',
      certainty: 'possible',
      means: 'its ipAllowList answers like this, and so do others written in Go',
    },
  ],
} satisfies Recogniser;
