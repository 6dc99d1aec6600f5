import type { Chain } from '../chain.ts';
import { type CorsEvidence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { defineRule } from '../rule.ts';

interface Hidden extends CorsEvidence {
  readonly status: number;
  /** Which answer did carry the header; null where none was captured. */
  readonly witness: string | null;
}

/** Statuses that proxies, limiters and load balancers give by themselves, before an application is asked or where it does not answer. */
const GIVEN_IN_FRONT: ReadonlySet<number> = new Set([413, 429, 502, 503, 504]);

const isInFront = ({ refusal }: Denial): boolean =>
  refusal?.layer === 'edge' || refusal?.layer === 'gateway' || refusal?.layer === 'web-server';

export default defineRule<Hidden>({
  id: 'error-without-cors-headers',
  stage: 'cors-check',
  title: 'The error answer lacks the CORS headers that hide it from the script',
  docs: [
    {
      text: 'If origin is null, then return failure. (CORS check, step 2: whatever the status)',
      url: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    },
    {
      text: 'always: the header field will be added regardless of the response code.',
      url: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header',
    },
  ],
  explains: ['cors-allow-origin-missing', 'cors-allow-credentials-missing'],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-missing');
    const status = failure?.exchange.response?.status ?? 0;
    if (failure === null || failure.on !== 'actual' || status < 400) return null;
    const [first] = failure.failures;
    const preflight = denial.hops[first.hop]?.preflight ?? null;
    const allowed =
      preflight?.response == null ? null : getHeader(preflight.response.headers, 'Access-Control-Allow-Origin');
    const sibling = denial.siblings.find((chain) => allowsOrigin(chain) !== null);
    const where = responseHeader(denial, first, 'Access-Control-Allow-Origin');
    const missing = { where, saw: null, expected: failure.origin };
    const state = { where: where.replace(/header.*/, 'status'), saw: String(status) };
    if (allowed !== null) {
      const seen = { where: 'preflight response header access-control-allow-origin', saw: allowed };
      return {
        ...failure,
        status,
        witness: 'its preflight',
        because: 'Its own preflight was answered with the header, the error was not.',
        facts: [missing, state, seen],
      };
    }
    if (sibling !== undefined) {
      const seen = { where: 'sibling response header access-control-allow-origin', saw: allowsOrigin(sibling) };
      return {
        ...failure,
        status,
        witness: 'answers that succeeded',
        because: 'Other answers of the same server carry the header, this error does not.',
        facts: [missing, state, seen],
      };
    }
    if (GIVEN_IN_FRONT.has(status) || isInFront(denial)) {
      return {
        ...failure,
        status,
        witness: null,
        certainty: 'likely',
        because: `${isInFront(denial) ? 'A layer in front of the application gave this answer' : `A ${status} mostly comes from a layer in front of the application`}, which knows nothing of its CORS headers; no other answer of this server was captured to compare with.`,
        facts: [missing, state],
      };
    }
    return {
      ...failure,
      status,
      witness: null,
      certainty: 'possible',
      because: 'No other answer of this server was captured to compare with.',
      facts: [missing, state],
    };
  },
  sentence: ({ status, witness }, denial) =>
    `${hostOf(denial)} refused your ${denial.request.method} with ${status}; the missing Access-Control-Allow-Origin hides that from your script.${witness === null ? '' : ` It is there on ${witness}.`}`,
  fix: ({ status }) => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step: 'Add the CORS headers to error answers too (nginx: add_header … always; frameworks: the CORS layer outside of sign-in and error handling).',
        why: `The script then sees the ${status} and can say what happened; the ${status} itself is the next thing to clear.`,
      },
    ],
  }),
});

function allowsOrigin({ hops }: Chain): string | null {
  const response = hops[hops.length - 1]?.actual?.response;
  return response != null && response.status < 400 ? getHeader(response.headers, 'Access-Control-Allow-Origin') : null;
}
