import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { FAULTS_OF_A_REFUSED_PREFLIGHT, stoppedPreflight } from '../stopped-preflight.ts';

/** The answer bears the mark of a layer that knows nothing of sign-ins. */
const isOfEdge = ({ recognitions }: Denial): boolean =>
  recognitions.some(({ on, layer, rule }) => on === 'preflight' && layer === 'edge' && rule === 'waf-blocked');

/** The answer's own words give another cause. */
const namesAnother = ({ recognitions }: Denial): boolean =>
  recognitions.some(({ on, certainty }) => on === 'preflight' && certainty !== 'possible');

interface NeedsAuth extends Evidence {
  readonly status: number;
}

export default defineRule<NeedsAuth>({
  id: 'preflight-needs-auth',
  stage: 'preflight',
  title: 'The server asks credentials of a preflight, which never carries any',
  docs: [
    {
      text: 'For a CORS-preflight request, request\'s credentials mode is always "same-origin" … i.e. it excludes credentials.',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  explains: FAULTS_OF_A_REFUSED_PREFLIGHT,
  evidence(denial) {
    const preflight = stoppedPreflight(denial);
    if (preflight === null) return null;
    const { status, headers } = preflight.response;
    const challenge = getHeader(headers, 'WWW-Authenticate');
    const named = denial.recognitions.find(({ on, rule }) => on === 'preflight' && rule === 'preflight-needs-auth');
    const fact = { where: 'preflight response status', saw: String(status), expected: '204' };
    const asked = { where: 'preflight response header www-authenticate', saw: challenge };
    const facts = challenge === null ? ([fact] as const) : ([fact, asked] as const);
    if (status === 401 && challenge !== null)
      return { status, certainty: 'proven', because: 'The 401 is in the capture, on the OPTIONS itself.', facts };
    if (status === 401 && named === undefined) {
      const because =
        'A 401 asks for credentials; this one lacks the challenge that the standard wants of it, and some stores answer so where a rule of CORS is missing.';
      return { status, certainty: namesAnother(denial) ? 'possible' : 'likely', because, facts };
    }
    if (named !== undefined) {
      const because = `${named.product ?? 'The answer'} says so in the preflight's answer.`;
      return { status, certainty: named.certainty, because, facts };
    }
    if (status !== 403 || isOfEdge(denial)) return null;
    if (challenge !== null) {
      const because = 'The answer to the OPTIONS asks for credentials; that they would be enough is not visible.';
      return { status, certainty: 'likely', because, facts };
    }
    const because = 'A sign-in check often answers an OPTIONS with 403; an access rule or a firewall does so too.';
    return { status, certainty: 'possible', because, facts };
  },
  sentence: ({ status, certainty }, denial) =>
    certainty === 'possible'
      ? `${hostOf(denial)} refused the preflight with ${status}. A sign-in check does that to requests without a token, and a preflight never carries one.`
      : `${hostOf(denial)} answered the preflight with ${status}. A preflight never carries a token, so your ${denial.request.method} was never sent.`,
  fix: () => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step: 'Answer the preflight before the sign-in check.',
        why: 'A preflight carries no credentials by design, so every sign-in check refuses it. Let only real ones pass: OPTIONS with Origin and Access-Control-Request-Method.',
      },
    ],
  }),
});
