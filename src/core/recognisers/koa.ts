import type { Recogniser } from '../recogniser.ts';

/** koa-jwt's one sentence; Koa itself says nothing beyond the status. */
export default {
  id: 'koa',
  product: 'Koa (koa-jwt)',
  layer: 'framework',
  docs: ['https://github.com/koajs/jwt#token-verification-exceptions', 'https://github.com/koajs/csrf#readme'],
  markers: [
    {
      match: { status: [401], body: [/^Authentication Error$/] },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'possible',
      means: 'no token came, or one that does not verify',
      fix: 'Send a valid token in Authorization; the debug option of koa-jwt makes the answer say what is wrong with it.',
    },
    {
      match: { status: [403], body: [/^Invalid CSRF token$/] },
      rule: 'csrf-token',
      certainty: 'likely',
      product: 'Koa (koa-csrf)',
      means: 'the CSRF token is absent or wrong',
    },
  ],
} satisfies Recogniser;
