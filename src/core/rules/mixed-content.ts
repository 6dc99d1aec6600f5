import { answered, hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { isMixedContent } from '../fetch/address-space.ts';
import { urlOf } from '../fetch/hop-context.ts';
import { resolveLocation } from '../fetch/origin.ts';
import { asDiff, fetchCallDiff } from '../fetch-call.ts';
import { defineRule, type Evidence, type Fix } from '../rule.ts';

interface MixedContent extends Evidence {
  /** Where an answer redirected it; null where the page itself asked for http. */
  readonly redirected: string | null;
}

export default defineRule<MixedContent>({
  id: 'mixed-content',
  stage: 'network',
  title: 'A page over https may not fetch over http',
  docs: [
    {
      text: 'Should fetching request be blocked as mixed content?',
      url: 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
    },
  ],
  explains: ['network-error', 'preflight-network-error'],
  evidence(denial) {
    const { request, page, cors, actual, preflight } = denial;
    const from = request.origin ?? page ?? '';
    if (cors === null) return null;
    const target = targetOfRedirect(denial);
    if (cors.observation.mixed && target !== null && isMixedContent(from, target))
      return {
        certainty: 'likely',
        because: 'Browsers do not follow such a redirect, and the capture shows that this one was not.',
        redirected: target,
        facts: [
          { where: 'redirect', saw: target, expected: secure(target) },
          { where: 'page', saw: from },
        ],
      };
    if (!isMixedContent(from, request.url)) return null;
    if (actual?.response != null || preflight?.response != null) return null;
    const named = /MIXED_CONTENT/.test(actual?.error ?? '');
    // The empty text is Chromium's for what it did not even start; any other error is of something else.
    if (!named && actual?.error != null && actual.error !== '') return null;
    return {
      certainty: named ? 'proven' : 'likely',
      because: named
        ? 'The browser names it.'
        : 'Browsers block this, and the capture shows no answer; they do not say so to extensions.',
      redirected: null,
      facts: [
        { where: 'actual request url', saw: request.url, expected: request.url.replace(/^http:/, 'https:') },
        { where: 'page', saw: from },
      ],
    };
  },
  sentence: ({ redirected }, denial) =>
    redirected === null
      ? sentToHttp(denial)
      : `The page was loaded over https, and ${hostOf(denial, hopOfRedirect(denial))} redirected your ${denial.request.method} to http, which browsers do not follow.`,
  fix: ({ redirected }, denial) => (redirected === null ? fixOfPage(denial) : fixOfServer(redirected)),
});

/** The last hop that was answered. */
const hopOfRedirect = ({ hops }: Pick<Denial, 'hops'>): number =>
  hops.length > 1 && hops.at(-1)?.actual?.response == null ? hops.length - 2 : hops.length - 1;

/** Where the last redirect leads, whether or not the row of the request that was not sent is listed. */
function targetOfRedirect({ hops, actual }: Denial): string | null {
  const unsent = hops[hopOfRedirect({ hops }) + 1];
  if (unsent !== undefined) return urlOf(unsent);
  const location = actual === null ? null : answered(actual, 'Location');
  return actual === null || location === null ? null : resolveLocation(location, actual.request.url);
}

const sentToHttp = ({ request }: Denial): string =>
  `The page was loaded over https, and your ${request.method} goes to http, which browsers block before sending.`;

const WHY = 'Anybody on the way could read and change what a secure page fetches over http.';

const fixOfPage = (denial: Denial): Fix => ({
  owner: 'client',
  steps: [
    {
      step: `Request ${secure(denial.request.url)} instead.`,
      why: WHY,
      ...asDiff(fetchCallDiff(denial, { url: secure(denial.request.url) })),
    },
  ],
});

const fixOfServer = (redirected: string): Fix => ({
  owner: 'server',
  steps: [
    {
      step: `Redirect to ${secure(redirected)} instead.`,
      why: `${WHY} A server behind a proxy often does not know that it is reached over https: let it read X-Forwarded-Proto, or redirect to a path alone.`,
    },
  ],
});

const secure = (url: string): string => url.replace(/^http:/, 'https:');
