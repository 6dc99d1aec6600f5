import { hostOf } from '../cors-evidence.ts';
import { methodOf, urlOf } from '../fetch/hop-context.ts';
import { asDiff, fetchCallDiff } from '../fetch-call.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface Rewritten extends Evidence {
  readonly from: string;
  readonly status: number;
  readonly finalUrl: string;
}

export default defineRule<Rewritten>({
  id: 'redirect-rewrites-method',
  stage: 'authorization',
  title: 'A redirect turned the request into a GET without a body',
  docs: [
    {
      text: "If … internalResponse's status is 301 or 302 and request's method is `POST` … then set request's method to `GET` and request's body to null. (HTTP-redirect fetch, step 12)",
      url: 'https://fetch.spec.whatwg.org/#http-redirect-fetch',
    },
  ],
  explains: ['unknown', 'method-not-permitted'],
  evidence({ hops, actual }) {
    const refusedWith = actual?.response?.status ?? 0;
    if (actual === null || actual.request.method !== 'GET' || refusedWith < 400) return null;
    const index = hops.findIndex(
      (hop) =>
        hop.actual?.response != null &&
        !['GET', 'HEAD'].includes(methodOf(hop)) &&
        [301, 302, 303].includes(hop.actual.response.status),
    );
    const hop = hops[index];
    const next = hops[index + 1];
    if (hop?.actual?.response == null || next === undefined || methodOf(next) !== 'GET') return null;
    const { status } = hop.actual.response;
    return {
      certainty: refusedWith === 405 ? 'proven' : 'likely',
      because:
        refusedWith === 405
          ? 'The answer says that the method is not allowed.'
          : 'The method did change; that the refusal is for it is not said in the answer.',
      from: methodOf(hop),
      status,
      finalUrl: urlOf(next),
      facts: [
        { where: `hop ${index + 1} response status`, saw: String(status), expected: '307 or 308' },
        { where: 'actual request method', saw: 'GET', expected: methodOf(hop) },
      ],
    };
  },
  sentence: ({ from, status }, denial) =>
    `A redirect (${status}) turned your ${from} into a GET without a body, which ${hostOf(denial, denial.hops.length - 1)} refused with ${denial.actual?.response?.status ?? 0}.`,
  fix: ({ finalUrl, from }, denial) => ({
    owner: 'client',
    steps: [
      {
        step: `Send the ${from} to ${finalUrl} directly.`,
        why: 'A request that is not redirected keeps its method and body.',
        ...asDiff(fetchCallDiff(denial, { url: finalUrl })),
      },
      {
        step: 'Or redirect with 307 or 308.',
        why: 'These keep method and body; 301, 302 and 303 turn a POST into a GET.',
        owner: 'server',
      },
    ],
  }),
});
