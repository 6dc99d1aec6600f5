import type { Recogniser } from '../recogniser.ts';

/** Middleware for Go that has words of its own: gorilla/csrf, nosurf, net/http, jub0bs/cors. */
export default {
  id: 'go',
  product: 'Go',
  layer: 'framework',
  docs: [
    'https://github.com/gorilla/csrf#readme',
    'https://pkg.go.dev/net/http#CrossOriginProtection',
    'https://github.com/jub0bs/cors#readme',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/^Forbidden - (?:CSRF token (?:not found in request|invalid)|invalid CSRF token)/i],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      product: 'Go (gorilla/csrf)',
      means: 'the CSRF token is missing or wrong',
      fix: 'Send the token of csrf.Token(r) in X-CSRF-Token, with its cookie.',
    },
    {
      match: { status: [403], body: [/^Forbidden - (?:referer (?:not supplied|invalid)|origin invalid)/i] },
      rule: 'csrf-origin',
      certainty: 'proven',
      product: 'Go (gorilla/csrf)',
      means: 'the Referer or Origin is missing or not trusted',
      fix: 'Add the page’s host to csrf.TrustedOrigins.',
    },
    {
      match: {
        status: [403],
        body: [
          /^cross-origin request detected(?:, and\/or browser is out of date: Sec-Fetch-Site is missing, and Origin does not match Host| from Sec-Fetch-Site header)$/,
        ],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      product: 'Go (net/http)',
      means: 'CrossOriginProtection refuses writes from another origin',
      fix: 'Add the origin with AddTrustedOrigin.',
    },
  ],
} satisfies Recogniser;
