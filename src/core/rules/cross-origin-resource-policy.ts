import { answered, hostOf } from '../cors-evidence.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface Blocked extends Evidence {
  readonly error: string;
  /** The header as answered; null where there is none. */
  readonly policy: string | null;
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
    if (actual === null || actual.error === null) return null;
    const { error, response } = actual;
    if (!/^net::ERR_BLOCKED_BY_(?:RESPONSE|ORB)/.test(error)) return null;
    const isError = response !== null && response.status >= 400;
    return {
      certainty: isError ? 'possible' : 'proven',
      because: isError ? 'The browser names it, of an answer that was an error anyway.' : 'The browser names it.',
      error,
      policy: answered(actual, 'Cross-Origin-Resource-Policy'),
      facts: [{ where: 'actual network error', saw: error }],
    };
  },
  sentence({ error, policy }, denial) {
    const host = hostOf(denial);
    if (error.endsWith('ORB'))
      return `The browser kept the answer of ${host} from the page: its type is not what an element may load from another site.`;
    return policy === null
      ? `The browser kept the answer of ${host} from the page: the policy of one of them keeps other sites out.`
      : `${host} answered with Cross-Origin-Resource-Policy: ${policy}, so the browser kept the answer from the page.`;
  },
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
