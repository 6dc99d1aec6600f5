import { hostOf } from '../cors-evidence.ts';
import { getHeader } from '../exchange.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { FAULTS_OF_A_REFUSED_PREFLIGHT, stoppedPreflight } from '../stopped-preflight.ts';

interface RouteMissing extends Evidence {
  readonly status: number;
  /** Who said so, where the answer tells. */
  readonly product: string | null;
}

/** https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6: a 405 comes with Allow. Without it a firewall may have said so. */
const UNSAID = {
  404: 'The 404 is in the capture; whether the URL exists for another method is not visible.',
  405: 'The 405 is in the capture, without the Allow header in which a router names its methods.',
  501: 'The 501 is in the capture, on the OPTIONS itself.',
} as const;

export default defineRule<RouteMissing>({
  id: 'preflight-route-missing',
  stage: 'preflight',
  title: 'Nothing at this URL answers OPTIONS',
  docs: [
    {
      text: "If a CORS check for request and response returns success and response's status is an ok status (CORS-preflight fetch, step 7)",
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
    {
      text: 'The 405 (Method Not Allowed) status code indicates that the method … is known by the origin server but not supported by the target resource.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6',
    },
  ],
  explains: FAULTS_OF_A_REFUSED_PREFLIGHT,
  evidence(denial) {
    const preflight = stoppedPreflight(denial);
    if (preflight === null) return null;
    const { status } = preflight.response;
    const fact = { where: 'preflight response status', saw: String(status), expected: '204' };
    const named = denial.recognitions.find(
      ({ on, rule }) => on === 'preflight' && (rule === 'preflight-route-missing' || rule === 'route-missing'),
    );
    if (named !== undefined) {
      const because = `${named.product ?? 'The answer'} says so, whatever the status.`;
      return { status, product: named.product, certainty: named.certainty, because, facts: [fact, ...named.evidence] };
    }
    if (status !== 404 && status !== 405 && status !== 501) return null;
    const allowed = getHeader(preflight.response.headers, 'Allow');
    if (status === 405 && allowed !== null && !/\boptions\b/i.test(allowed)) {
      const methods = { where: 'preflight response header allow', saw: allowed, expected: 'OPTIONS among them' };
      return {
        status,
        product: null,
        certainty: 'proven',
        because: 'Allow does not name OPTIONS.',
        facts: [fact, methods],
      };
    }
    return {
      status,
      product: null,
      certainty: status === 501 ? 'proven' : 'likely',
      because: UNSAID[status],
      facts: [fact],
    };
  },
  sentence: ({ status, product }, denial) =>
    `${product ?? hostOf(denial)} has no route for OPTIONS at this URL and answered the preflight with ${status}, so your ${denial.request.method} was never sent.`,
  fix: () => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step: 'Add OPTIONS for this URL, or put the CORS layer before the router so that it answers for every URL.',
        why: 'The router looked for a handler of OPTIONS and found none; a preflight is meant for the CORS layer, not for a handler.',
      },
    ],
  }),
});
