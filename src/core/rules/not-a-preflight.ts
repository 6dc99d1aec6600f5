import { hostOf } from '../cors-evidence.ts';
import { hasHeader } from '../exchange.ts';
import { defineRule, type Evidence } from '../rule.ts';

export default defineRule<Evidence>({
  id: 'not-a-preflight',
  stage: 'authorization',
  title: 'This OPTIONS was sent by the page, it is no preflight',
  docs: [
    {
      text: 'A CORS-preflight request is a CORS request that … uses `OPTIONS` as method and includes Access-Control-Request-Method.',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-request',
    },
  ],
  evidence({ actual }) {
    if (actual === null || actual.request.method !== 'OPTIONS') return null;
    if (hasHeader(actual.request.headers, 'Access-Control-Request-Method')) return null;
    return {
      certainty: 'proven',
      because: 'It has no Access-Control-Request-Method, which every preflight has.',
      facts: [{ where: 'actual request header access-control-request-method', saw: null }],
    };
  },
  sentence: (_, denial) =>
    `The page itself sent this OPTIONS to ${hostOf(denial)}; it is no preflight, and a CORS layer that answers preflights does not see it.`,
  fix: () => ({
    owner: 'client',
    steps: [
      {
        step: 'Do not send OPTIONS from the page to test CORS; send the real request and let the browser make the preflight.',
        why: 'A page cannot set Access-Control-Request-Method, so its OPTIONS is an ordinary request that needs its own permission.',
      },
    ],
  }),
});
