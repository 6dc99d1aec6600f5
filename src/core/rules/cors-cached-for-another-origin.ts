import { answered, type CorsEvidence, consequence, corsFailure, hostOf } from '../cors-evidence.ts';
import { getHeader } from '../exchange.ts';
import { defineRule } from '../rule.ts';

interface Cached extends CorsEvidence {
  readonly allowed: string | null;
  /** The browser's own cache answered, none on the way. */
  readonly isOwnCache: boolean;
}

export default defineRule<Cached>({
  id: 'cors-cached-for-another-origin',
  stage: 'intermediary',
  title: 'A cache gave an answer that was made for another origin',
  docs: [
    {
      text: 'If Access-Control-Allow-Origin is set to … a particular origin, … Vary: Origin needs to be in the response.',
      url: 'https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches',
    },
  ],
  explains: ['cors-allow-origin-missing', 'cors-allow-origin-mismatch', 'error-without-cors-headers'],
  evidence(denial) {
    const failure = corsFailure(denial, 'allow-origin-mismatch') ?? corsFailure(denial, 'allow-origin-missing');
    const response = failure?.exchange.response;
    if (failure === null || response == null) return null;
    const age = getHeader(response.headers, 'Age');
    const hit = ['X-Cache', 'CF-Cache-Status', 'X-Cache-Status', 'Cache-Status', 'X-Vercel-Cache', 'X-Proxy-Cache']
      .map((name) => ({ name, value: getHeader(response.headers, name) }))
      .find(({ value }) => value !== null && /\bhit\b/i.test(value));
    const { provisional, fetchedViaServiceWorker, initiator, storedResponse } = failure.exchange;
    const isOwnCache = provisional && !fetchedViaServiceWorker && initiator?.worker !== true && !storedResponse;
    const fromCache = hit !== undefined || Number(age ?? 0) > 0 || isOwnCache;
    const vary = getHeader(response.headers, 'Vary');
    const varies = (vary ?? '').split(',').some((name) => ['origin', '*'].includes(name.trim().toLowerCase()));
    const allowed = failure.failures[0].parameter;
    // What varies by origin and yet names another comes from a cache that does not heed Vary.
    if (!fromCache || (varies && allowed === null)) return null;
    const role = failure.on;
    const allowedElsewhere = denial.siblings.some(({ hops }) =>
      hops.some(({ actual }) => {
        const value = actual === null ? null : answered(actual, 'Access-Control-Allow-Origin');
        return value !== null && (value === failure.origin || value === '*');
      }),
    );
    return {
      ...failure,
      allowed,
      isOwnCache: isOwnCache && hit === undefined,
      certainty: allowedElsewhere && !varies && failure.certainty !== 'possible' ? 'likely' : 'possible',
      because: varies
        ? 'The answer came from a cache and names another origin, though it varies by origin; a server that always answers so looks the same.'
        : allowedElsewhere
          ? 'The answer came from a cache and does not vary by origin, and the server does allow this origin in other answers.'
          : 'The answer came from a cache and does not vary by origin; a server that always answers so looks the same.',
      facts: [
        hit === undefined
          ? isOwnCache
            ? { where: `${role} request`, saw: "answered from the browser's cache" }
            : { where: `${role} response header age`, saw: age }
          : { where: `${role} response header ${hit.name.toLowerCase()}`, saw: hit.value },
        ...(varies ? [] : [{ where: `${role} response header vary`, saw: vary, expected: 'Origin' }]),
      ],
    };
  },
  sentence: ({ on, allowed, isOwnCache }, denial) =>
    `${isOwnCache ? "The browser's own cache" : `A cache in front of ${hostOf(denial)}`} gave an answer that was made for ${allowed ?? 'a request without an origin'}, so ${consequence(denial, on)}.`,
  fix: () => ({
    owner: 'server',
    wantsPolicy: true,
    steps: [
      {
        step: 'Send Vary: Origin on every answer of this URL, also on those to requests without an Origin, then purge the cache.',
        why: 'Without it a cache keeps one answer for all origins: the first that asked.',
      },
      {
        step: 'Let the CDN forward the Origin header and make it part of the cache key.',
        why: 'A CDN that drops Origin gets the same answer for everyone, whatever it varies by.',
        owner: 'intermediary',
      },
    ],
  }),
});
