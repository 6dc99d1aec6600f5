import type { Denial } from './denial.ts';
import { type Exchange, getHeader } from './exchange.ts';

/** What many try first and many believe, each with when it would be tried here. Code stands between backticks. */
const MYTHS: readonly { readonly says: string; readonly tempts: (denial: Denial) => boolean }[] = [
  {
    says: 'That the call works in Postman, cURL or another server proves nothing about CORS: they send no Origin and check no answer. Only browsers do.',
    tempts: isBlocked,
  },
  {
    says: '`mode: "no-cors"` is no way round it: the request is sent with fewer headers, and the script may not read the answer.',
    tempts: isBlocked,
  },
  {
    says: 'This call was made with `mode: "no-cors"`: the script sees an opaque answer of status 0, whatever the server says, and may set hardly any header.',
    tempts: ({ actual }) => actual !== null && isScriptsNoCors(actual),
  },
  {
    says: '`bearer` in lower case is legal: schemes are compared without regard to case. Some servers refuse it all the same.',
    tempts: ({ actual }) =>
      actual?.credentials.some(({ faults }) => faults.some(({ fault }) => fault === 'lower-case-scheme')) === true,
  },
  {
    says: 'If the call passes in Postman or cURL, something that only the browser sends is refused: Origin, Referer, cookies, its User-Agent. Take one away after the other.',
    tempts: ({ cors, refusal }) => cors?.blocked !== true && refusal?.cause === 'unknown',
  },
];

function isBlocked({ cors }: Denial): boolean {
  return cors?.blocked === true;
}

/** Images, styles and scripts are fetched in this mode by nature. */
const isScriptsNoCors = ({ request, resourceType }: Exchange): boolean =>
  getHeader(request.headers, 'sec-fetch-mode') === 'no-cors' &&
  getHeader(request.headers, 'sec-fetch-dest') === 'empty' &&
  resourceType !== 'ping' &&
  resourceType !== 'beacon';

/** The myths that tempt whoever sees this denial. */
export const mythsOf = (denial: Denial): readonly string[] =>
  MYTHS.filter(({ tempts }) => tempts(denial)).map(({ says }) => says);
