import { isFixTried } from '../chain.ts';
import { challengesOf } from '../challenge.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader, type HeaderList } from '../exchange.ts';
import { originOf } from '../fetch/origin.ts';
import { opensSocket } from '../opens-socket.ts';
import { defineRule, type Evidence } from '../rule.ts';
import { isStatusWord } from '../status-word.ts';

interface Refused extends Evidence {
  readonly who: string;
  readonly on: 'preflight' | 'actual';
  readonly status: number;
  readonly means: string | null;
  readonly advice: string | null;
}

/** A 403 that says nothing, to a request of another origin, with no CORS header: middleware that knows the origin not answers so. */
function bare(denial: Denial): Refused | null {
  const on = denial.actual?.response ? 'actual' : 'preflight';
  const exchange = on === 'actual' ? denial.actual : denial.preflight;
  const response = exchange?.response ?? null;
  if (exchange === null || response === null || isFixTried(denial) || opensSocket(exchange)) return null;
  // A preflight that the CORS layer leaves alone is asked to sign in by what stands behind it.
  const isLeftAlone = on === 'preflight' && response.status === 401 && challengesOf(response.headers).length === 0;
  if (response.status !== 403 && !isLeftAlone) return null;
  const origin = getHeader(exchange.request.headers, 'Origin');
  const isForeign = origin !== null && origin !== originOf(exchange.request.url);
  const saysMore = denial.recognitions.some((one) => one.on === on && one.certainty !== 'possible');
  const text = response.body?.text?.trim() ?? '';
  if (!isForeign || saysMore || hasCors(response.headers) || (text !== '' && !isStatusWord(text))) return null;
  return {
    who: `The CORS layer of ${hostOf(denial)}`,
    on,
    status: response.status,
    means: null,
    advice: null,
    certainty: 'possible',
    because: isLeftAlone
      ? 'Some CORS layers let the preflight of an origin that is not on their list pass, and the sign-in check behind them refuses it.'
      : 'A bare 403 without any CORS header is what CORS middleware answers to an origin that is not on its list; access rules and sign-in checks do so too.',
    facts: [
      { where: `${on} request header origin`, saw: origin },
      { where: `${on} response header access-control-allow-origin`, saw: null },
      { where: `${on} response status`, saw: String(response.status) },
    ],
  };
}

const hasCors = (headers: HeaderList): boolean =>
  headers.some(({ name }) => name.toLowerCase().startsWith('access-control-allow-'));

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
    if (marker === undefined) return bare(denial);
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
  sentence: ({ who, on, status, means, certainty }, denial) =>
    `${who} ${certainty === 'possible' ? 'may have refused' : 'refused'} ${on === 'preflight' ? 'the preflight' : `your ${denial.request.method}`} with ${status}${means === null ? ': this origin, method or header is not in its configuration' : `: ${means}`}.`,
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
