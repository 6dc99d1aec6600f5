import { defineRule, type Evidence } from '../rule.ts';

export default defineRule<Evidence>({
  id: 'service-worker-in-between',
  stage: 'intermediary',
  title: "The page's service worker answered the request",
  docs: [
    {
      text: 'If … response\'s type is "error" … request\'s mode is not "no-cors" and response\'s type is "opaque" …, then return a network error. (HTTP fetch, step 3)',
      url: 'https://fetch.spec.whatwg.org/#http-fetch',
    },
  ],
  explains: ['network-error'],
  evidence(denial) {
    const { actual, cors } = denial;
    if (actual === null || !actual.fetchedViaServiceWorker) return null;
    const refused = cors !== null && cors.observation.outcome === 'blocked';
    return {
      certainty: refused ? 'likely' : 'possible',
      because:
        actual.browser === 'firefox'
          ? 'Content came and no byte of it over the network: so Firefox shows what a service worker answered.'
          : 'The browser says that a service worker handled it; what the worker did is not in this entry.',
      facts: [{ where: 'actual request', saw: 'fetched via service worker' }],
    };
  },
  sentence: (_, { request }) =>
    `The page's service worker handled your ${request.method}; what it answered is what the page got, not what the server said.`,
  fix: () => ({
    owner: 'client',
    steps: [
      {
        step: 'Reload the page with Shift held down, which leaves its service worker out, and try again.',
        why: "If it passes then, the worker's fetch handler is at fault: it must answer a CORS request with a CORS response, not an opaque one.",
      },
    ],
  }),
});
