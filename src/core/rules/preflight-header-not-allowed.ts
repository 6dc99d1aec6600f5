import { isOfAnswersOnly } from '../answer-header.ts';
import { answered, type CorsEvidence, consequence, corsFailure, hostOf, responseHeader } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { asDiff, fetchCallDiff } from '../fetch-call.ts';
import { defineRule, type Fix } from '../rule.ts';

interface NotAllowed extends CorsEvidence {
  /** Lower case, every one of them. */
  readonly missing: readonly string[];
  /** Access-Control-Allow-Headers as answered. */
  readonly allowed: string | null;
}

export default defineRule<NotAllowed>({
  id: 'preflight-header-not-allowed',
  stage: 'preflight',
  title: 'Access-Control-Allow-Headers does not list every header',
  docs: [
    {
      text: 'For each unsafeName of the CORS-unsafe request-header names …, if unsafeName is not a byte-case-insensitive match for an item in headerNames …, return a network error. (CORS-preflight fetch, steps 7.6 and 7.7)',
      url: 'https://fetch.spec.whatwg.org/#cors-preflight-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'header-not-allowed');
    if (failure === null) return null;
    const missing = failure.failures.flatMap(({ parameter }) => parameter ?? []);
    const allowed = answered(failure.exchange, 'Access-Control-Allow-Headers');
    const where = responseHeader(denial, failure.failures[0], 'Access-Control-Allow-Headers');
    const expected = missing.join(', ');
    return { ...failure, missing, allowed, parameters: missing, facts: [{ where, saw: allowed, expected }] };
  },
  sentence({ on, missing, allowed }, denial) {
    const names = list(missing);
    if (
      allowed === '*' &&
      missing.length === 1 &&
      missing[0] === 'authorization' &&
      denial.cors?.credentials !== 'include'
    )
      return `${hostOf(denial)} allows the header *, which does not cover authorization: it must be named. So ${consequence(denial, on)}.`;
    if (allowed === '*')
      return `${hostOf(denial)} allows the header *, which with credentials is no wildcard: ${names} must be named. So ${consequence(denial, on)}.`;
    return `${hostOf(denial)} does not allow the request ${missing.length > 1 ? 'headers' : 'header'} ${names}, so ${consequence(denial, on)}.`;
  },
  fix: ({ missing }, denial) => (missing.every(isOfAnswersOnly) ? leavingOut(missing, denial) : adding(missing)),
});

/** Such a header says what a server allows: on a request it means nothing, and only makes a preflight. */
const leavingOut = (missing: readonly string[], denial: Denial): Fix => ({
  owner: 'client',
  steps: [
    {
      step: `Leave ${list(missing)} out of the request.`,
      why: 'It is a header of answers. The server has to send it; in a request it means nothing, and asks for a permission that nobody needs to give.',
      ...asDiff(fetchCallDiff(denial, { leaveOut: missing })),
    },
  ],
});

const adding = (missing: readonly string[]): Fix => ({
  owner: 'server',
  wantsPolicy: true,
  policyAlone: true,
  steps: [
    {
      step: `Add ${list(missing)} to Access-Control-Allow-Headers.`,
      why: 'Every header that a page adds must be listed by name; case does not matter. If the page does not need it, leave it out of the request instead.',
    },
  ],
});

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
