import { hostOf } from '../cors-evidence.ts';
import { messageToOwner } from '../message-to-owner.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { FAULTS_OF_A_REFUSED_PREFLIGHT, stoppedPreflight } from '../stopped-preflight.ts';

interface Blocked extends Evidence {
  readonly who: string;
  readonly status: number;
}

const LAYERS: readonly string[] = ['gateway', 'web-server'];
/** What these layers say that is no access rule of theirs: other rules speak of it. */
const OTHERS: readonly string[] = [
  'cors-policy',
  'route-missing',
  'preflight-route-missing',
  'preflight-needs-auth',
  'unknown',
];

export default defineRule<Blocked>({
  id: 'preflight-blocked-by-server',
  stage: 'intermediary',
  title: 'An access rule refused the preflight',
  docs: [
    {
      text: "If a CORS check for request and response returns success and response's status is an ok status (CORS-preflight fetch, step 7)",
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  explains: FAULTS_OF_A_REFUSED_PREFLIGHT,
  evidence(denial) {
    const preflight = stoppedPreflight(denial);
    const marker = denial.recognitions.find(
      ({ on, layer, rule }) => on === 'preflight' && LAYERS.includes(layer) && !OTHERS.includes(rule),
    );
    if (preflight === null || marker === undefined) return null;
    const { status } = preflight.response;
    return {
      who: marker.product ?? hostOf(denial),
      status,
      certainty: marker.certainty,
      because:
        marker.certainty === 'proven'
          ? 'Its own mark is in the answer.'
          : 'Its mark is in the answer; the rule that it applied is not visible.',
      facts: [{ where: 'preflight response status', saw: String(status), expected: '204' }, ...marker.evidence],
    };
  },
  sentence: ({ who, status }, denial) =>
    `${who} refused the preflight with ${status} before it reached your server, so your ${denial.request.method} was never sent.`,
  fix: ({ who }, denial) => ({
    owner: 'intermediary',
    wantsPolicy: true,
    steps: [
      {
        step: `Let OPTIONS with Origin and Access-Control-Request-Method pass this access rule of ${who}.`,
        why: 'A preflight carries no credentials, so a rule that asks for any refuses it.',
        copy: messageToOwner(
          denial,
          'let preflights, which are OPTIONS with Origin and Access-Control-Request-Method, pass the rule that refused it',
        ),
      },
    ],
  }),
});
