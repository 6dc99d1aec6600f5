import { hostOf } from '../cors-evidence.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface Refused extends Evidence {
  readonly who: string;
  readonly on: 'preflight' | 'actual';
  readonly status: number;
  readonly means: string | null;
  readonly advice: string | null;
}

export default defineRule<Refused>({
  id: 'cors-policy',
  stage: 'cors-check',
  title: "The server's own CORS layer refused the request",
  docs: [
    {
      text: 'The CORS protocol consists of a set of headers that indicates whether a response can be shared cross-origin.',
      url: 'https://fetch.spec.whatwg.org/#http-cors-protocol',
    },
  ],
  explains: [
    'cors-allow-origin-missing',
    'cors-allow-origin-mismatch',
    'cors-allow-credentials-missing',
    'preflight-status',
    'preflight-method-not-allowed',
    'preflight-header-not-allowed',
    'error-without-cors-headers',
  ],
  evidence(denial) {
    const marker = denial.recognitions.find(({ rule }) => rule === 'cors-policy');
    if (marker === undefined) return null;
    const [first, ...others] = marker.evidence;
    const status = (marker.on === 'preflight' ? denial.preflight : denial.actual)?.response?.status ?? 0;
    return {
      who: marker.product ?? `The CORS layer of ${hostOf(denial)}`,
      on: marker.on,
      status,
      means: marker.means,
      advice: marker.fix,
      certainty: marker.certainty,
      because:
        marker.certainty === 'proven'
          ? 'The answer says so in its own words.'
          : 'The answer looks like that of a CORS layer; its configuration is not visible.',
      facts: [first ?? { where: `${marker.on} response status`, saw: String(status) }, ...others],
    };
  },
  sentence: ({ who, on, status, means }, denial) =>
    `${who} refused ${on === 'preflight' ? 'the preflight' : `your ${denial.request.method}`} with ${status}${means === null ? ': this origin, method or header is not in its configuration' : `: ${means}`}.`,
  fix: ({ advice }, { request }) => ({
    owner: 'server',
    wantsPolicy: true,
    withinPolicy: true,
    steps: [
      {
        step:
          advice ??
          `Add the origin ${request.origin ?? 'of the page'}, the method ${request.method} and the request's headers to the CORS configuration.`,
        why: 'The server compares the request with its own list and refuses what is not on it, before any handler runs.',
      },
    ],
  }),
});
