import { hostOf } from '../cors-evidence.ts';
import { RULE_OF_REASON } from '../fetch/reason.ts';
import { defineRule, type Evidence } from '../rule.ts';

const ERROR = 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS';

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
  evidence(denial) {
    const failed = denial.hops
      .flatMap(({ preflight, actual }) => [preflight, actual])
      .find((one) => one?.error === ERROR);
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
