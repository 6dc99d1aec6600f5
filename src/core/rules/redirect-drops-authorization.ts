import { hostOf } from '../cors-evidence.ts';
import { hasHeader } from '../exchange.ts';
import { urlOf } from '../fetch/hop-context.ts';
import { originOf } from '../fetch/origin.ts';
import { asDiff, fetchCallDiff } from '../fetch-call.ts';
import { saysOtherwise } from '../refused-actual.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface Dropped extends Evidence {
  readonly finalUrl: string;
}

export default defineRule<Dropped>({
  id: 'redirect-drops-authorization',
  stage: 'authentication',
  title: 'A redirect to another origin dropped the Authorization header',
  docs: [
    {
      text: "If request's current URL's origin is not same origin with locationURL's origin, then for each headerName of CORS non-wildcard request-header name, delete headerName. (HTTP-redirect fetch, step 13)",
      url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
    },
  ],
  explains: ['missing-credentials', 'unknown'],
  evidence(denial) {
    const { hops, actual } = denial;
    const status = actual?.response?.status;
    if (actual === null || hops.length < 2 || (status !== 401 && status !== 403)) return null;
    if (hasHeader(actual.request.headers, 'Authorization') || actual.sanitised) return null;
    const from = hops.findLastIndex(
      (hop) => hop.actual !== null && hasHeader(hop.actual.request.headers, 'Authorization'),
    );
    const before = hops[from];
    const after = hops[from + 1];
    if (before === undefined || after === undefined) return null;
    if (originOf(urlOf(before)) === originOf(urlOf(after))) return null;
    const isAsked =
      status === 401 && actual.credentials.length === 0 && !saysOtherwise(denial, ['missing-credentials']);
    return {
      certainty: isAsked ? 'proven' : 'likely',
      because: isAsked
        ? 'The header is on the request that was redirected and not on the one that was refused.'
        : `The header was dropped; that the ${status} is for lack of it is not said in the answer.`,
      finalUrl: urlOf(after),
      facts: [
        { where: `hop ${from + 1} request header authorization`, saw: 'sent' },
        { where: 'actual request header authorization', saw: null, expected: 'the same token' },
        { where: 'actual response status', saw: String(status) },
      ],
    };
  },
  sentence: (_, denial) =>
    `A redirect led your ${denial.request.method} to another origin, where browsers drop Authorization; ${hostOf(denial, denial.hops.length - 1)} saw no token and answered ${denial.actual?.response?.status ?? 401}.`,
  fix: ({ finalUrl }, denial) => ({
    owner: 'client',
    steps: [
      {
        step: `Request ${finalUrl} directly.`,
        why: 'A token is meant for the origin it was sent to; browsers do not hand it on to the next one.',
        ...asDiff(fetchCallDiff(denial, { url: finalUrl })),
      },
    ],
  }),
});
