import { hostOf } from '../cors-evidence.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface Blocked extends Evidence {
  readonly error: string;
}

export default defineRule<Blocked>({
  id: 'cross-origin-resource-policy',
  stage: 'cors-check',
  title: 'The browser does not let another site use this resource',
  docs: [
    {
      text: 'Cross-origin resource policy check',
      url: 'https://fetch.spec.whatwg.org/#cross-origin-resource-policy-check',
    },
  ],
  explains: ['network-error'],
  evidence({ actual }) {
    const { error } = actual ?? {};
    if (error == null || !/^net::ERR_BLOCKED_BY_(?:RESPONSE|ORB)/.test(error)) return null;
    return {
      certainty: 'proven',
      because: 'The browser names it.',
      error,
      facts: [{ where: 'actual network error', saw: error }],
    };
  },
  sentence: ({ error }, denial) =>
    error.endsWith('ORB')
      ? `The browser kept the answer of ${hostOf(denial)} from the page: its type is not what an element may load from another site.`
      : `${hostOf(denial)} answered with a Cross-Origin-Resource-Policy that keeps other sites out, so the browser kept the answer from the page.`,
  fix: ({ error }) => ({
    owner: 'server',
    steps: [
      error.endsWith('ORB')
        ? {
            step: 'Answer with the media type that the element expects, and see that it is not an error page.',
            why: 'An image, script or style from another site is handed over only where its type shows that it is one.',
          }
        : {
            step: 'Send Cross-Origin-Resource-Policy: cross-origin on this resource, or load it from the same site.',
            why: "The header, or the page's own embedder policy, forbids its use by other sites.",
          },
    ],
  }),
});
