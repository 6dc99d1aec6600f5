import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, statusFact } from '../refused-actual.ts';
import { inWords } from '../server-clock.ts';

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403, 429, 451]);
  if (actual === null) return null;
  const { headers, status } = actual.response;
  const age = Number(getHeader(headers, 'age') ?? 0);
  const hit = ['x-cache', 'cf-cache-status', 'x-vercel-cache', 'x-cache-status'].flatMap((name) => {
    const saw = getHeader(headers, name);
    return saw !== null && /\bhit\b/i.test(saw) ? [{ where: `actual response header ${name}`, saw }] : [];
  });
  const isAged = Number.isInteger(age) && age > 0;
  if (!isAged && hit.length === 0) return null;
  const aged = isAged
    ? [{ where: 'actual response header age', saw: String(age), expected: 'no Age: a fresh answer' }]
    : [];
  const [first, ...others] = [...aged, ...hit];
  if (first === undefined) return null;
  return {
    certainty: 'likely',
    because: 'Age and cache headers say that a cache gave this answer; what the server would say now is not visible.',
    facts: [first, ...others, statusFact(actual)],
    sentence: `A cache in front of ${hostOf(denial)} repeated a ${status} that is ${isAged ? `${inWords(age)} old` : 'from earlier'}; this ${denial.request.method} did not reach the server.`,
  };
}

export default defineAnswerRule({
  id: 'cached-refusal',
  stage: 'intermediary',
  title: 'A cache repeated an old refusal',
  docs: [
    {
      text: 'The Age response header field conveys the sender’s estimate of the amount of time since the response was generated or successfully validated at the origin server.',
      url: 'https://www.rfc-editor.org/rfc/rfc9111#section-5.1',
    },
  ],
  means: 'a cache repeated an old refusal',
  own,
  owner: 'intermediary',
  steps: [
    {
      step: 'Purge this URL from the cache and repeat the request.',
      why: 'What comes back then is the server’s own answer of today.',
      ask: 'purge this URL from the cache',
    },
    {
      step: 'Send Cache-Control: no-store with every 401, 403 and 429.',
      why: 'A refusal is about one user at one time, and a shared cache gives it to everybody.',
      owner: 'server',
    },
  ],
});
