import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { RULE_OF_REASON } from '../fetch/reason.ts';
import type { CorsVerdict, PlacedFailure } from '../fetch/verdict.ts';
import { defineRule, type Evidence } from '../rule.ts';
import type { RuleId } from '../rule-id.ts';

const ERROR = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';

/** That the request had credentials is supposed where nothing but its being blocked speaks for them. */
const isOfSupposedCredentials =
  ({ certainty }: CorsVerdict) =>
  ({ reason }: PlacedFailure): boolean =>
    certainty !== 'proven' && SUPPOSED.includes(RULE_OF_REASON[reason]);

const SUPPOSED: readonly RuleId[] = ['cors-allow-credentials-missing', 'cors-wildcard-with-credentials'];

/**
 * Chromium before version 142 asked the server in the preflight, and took a missing answer for a no.
 * https://wicg.github.io/private-network-access/#headers
 */
function askedInVain({ actual, preflight, cors }: Denial): Evidence | null {
  if (preflight?.response == null || actual?.response != null || !cors?.failures.every(isOfSupposedCredentials(cors)))
    return null;
  if (getHeader(preflight.request.headers, 'Access-Control-Request-Private-Network') !== 'true') return null;
  if (getHeader(preflight.response.headers, 'Access-Control-Allow-Private-Network') === 'true') return null;
  return {
    certainty: 'likely',
    because:
      'The preflight asks for access to a private network, and its answer does not grant it; the rest of it is in order.',
    facts: [
      { where: 'preflight request header access-control-request-private-network', saw: 'true' },
      { where: 'preflight response header access-control-allow-private-network', saw: null, expected: 'true' },
    ],
  };
}

export default defineRule<Evidence>({
  id: 'local-network-access',
  stage: 'network',
  title: 'The browser does not let this page reach the local network',
  docs: [
    {
      text: 'Local network requests need the permission of the user.',
      url: 'https://wicg.github.io/local-network-access/#integration-with-fetch',
    },
  ],
  explains: SUPPOSED,
  evidence(denial) {
    const failed = denial.hops
      .flatMap(({ preflight, actual }) => [preflight, actual])
      .find((one) => one?.error === ERROR);
    const asked = askedInVain(denial);
    if (asked !== null) return asked;
    const isLocal = denial.cors?.reason != null && RULE_OF_REASON[denial.cors.reason] === 'local-network-access';
    if (failed == null && !isLocal) return null;
    return {
      certainty: 'likely',
      because:
        failed == null
          ? 'The browser refused it without an answer, from a page of a network that is further away; it does not say so to extensions.'
          : 'The browser names its local network check; whether the user refused or was not asked is not visible.',
      facts:
        failed == null
          ? [{ where: 'actual request url', saw: denial.request.url }]
          : [{ where: `${failed.role} network error`, saw: ERROR }],
    };
  },
  sentence: (_, denial) =>
    `The browser did not let this page reach ${hostOf(denial)}, which is on the local network, so your ${denial.request.method} was never sent.`,
  fix: () => ({
    owner: 'client',
    steps: [
      {
        step: 'Allow "local network access" for this page in the browser\'s site settings, and try again.',
        why: 'Browsers ask the user before a public page may reach devices on the local network.',
      },
      {
        step: 'Serve the page over https: the browser asks only pages of a secure context.',
        why: 'From http pages such requests are refused without asking.',
      },
    ],
  }),
});
