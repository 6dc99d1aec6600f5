import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysNothing, statusFact } from '../refused-actual.ts';
import { isSessionCookie } from '../session-cookie.ts';

/** A 403 that says nothing, to somebody whom the server may know. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  if (actual === null || !saysNothing(denial)) return null;
  const credential = presentedBy(actual).find(({ where }) => !where.includes(' body'));
  const cookie = actual.request.cookies.find(isSessionCookie);
  const where = credential?.where ?? (cookie === undefined ? null : `request cookie ${cookie}`);
  if (where === null) return null;
  return {
    certainty: 'possible',
    because: 'Credentials came, and 403 is for who is known and may not.',
    facts: [{ where: `actual ${where}`, saw: 'sent' }, statusFact(actual)],
    sentence: `${hostOf(denial)} may know this account, and refuse it this ${denial.request.method}.`,
  };
}

export default defineAnswerRule({
  id: 'insufficient-permission',
  stage: 'authorization',
  title: 'This account may not do this',
  docs: [
    {
      text: 'The 403 (Forbidden) status code indicates that the server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'it knows who you are, and this account may not do this',
  own,
  owner: 'server',
  steps: [
    {
      step: 'Give this account the role or permission that the endpoint asks for, or use an account that has it.',
      why: 'A 403 is about what you may do, not about who you are: signing in again with the same account changes nothing.',
      ask: 'give the account the role or permission that this endpoint asks for, and say which one it is',
    },
    {
      step: 'Compare with an account that is known to be allowed, on the same object.',
      why: 'If only some objects are refused, the rule is about ownership or tenant, not about a role.',
      owner: 'client',
    },
  ],
});
