import { hostOf } from '../cors-evidence.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { FAULTS_OF_A_REFUSED_PREFLIGHT, stoppedPreflight } from '../stopped-preflight.ts';

interface ServerError extends Evidence {
  readonly status: number;
}

export default defineRule<ServerError>({
  id: 'preflight-server-error',
  stage: 'preflight',
  title: 'The server failed while it answered the preflight',
  docs: [
    {
      text: 'The 5xx (Server Error) class of status code indicates that the server is aware that it has erred.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6',
    },
  ],
  explains: FAULTS_OF_A_REFUSED_PREFLIGHT,
  evidence(denial) {
    const preflight = stoppedPreflight(denial);
    const status = preflight?.response.status ?? 0;
    if (status < 500 || status === 501) return null;
    return {
      status,
      certainty: 'proven',
      because: `The ${status} is in the capture, on the OPTIONS itself.`,
      facts: [{ where: 'preflight response status', saw: String(status), expected: '204' }],
    };
  },
  sentence: ({ status }, denial) =>
    `${hostOf(denial)} failed with ${status} while it answered the preflight, so your ${denial.request.method} was never sent.`,
  fix: ({ status }) => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step:
          status === 502 || status === 503 || status === 504
            ? "See in the proxy's log why the server behind it did not answer, and let the proxy answer preflights itself."
            : "Look up the error in the server's log at this time, and answer OPTIONS before the code that fails.",
        why: 'Browsers send the real request only after a preflight that succeeded; an error answer usually has no CORS headers either.',
      },
    ],
  }),
});
