import { attackLikeness } from '../attack-likeness.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { type Exchange, getHeader } from '../exchange.ts';
import { actorOf, defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysOtherwise } from '../refused-actual.ts';

/** A firewall that is a module of the web server denies with that server's own page: a word for it is no word against it. */
const isServersPage = (denial: Denial): boolean =>
  refusedActual(denial, [403, 406]) !== null &&
  denial.recognitions.some(
    ({ on, rule, layer }) => on === 'actual' && rule === 'access-rule' && layer === 'web-server',
  ) &&
  !saysOtherwise(denial, ['access-rule']);

/** Access rules are mostly about addresses and paths; what a firewall reads beside them is a body. */
function ofBody(denial: Denial, actual: Exchange): OwnEvidence | null {
  const { method, headers } = actual.request;
  const type = getHeader(headers, 'Content-Type');
  if (type === null || !WRITES.has(method)) return null;
  return {
    certainty: 'possible',
    because:
      'The web server itself refused a request with a body, and a firewall that is a module of it answers with the same page; which rule it was is in its log alone.',
    facts: [
      { where: 'actual request method', saw: method },
      { where: 'actual request header content-type', saw: type },
    ],
    sentence: `A firewall in the web server of ${hostOf(denial)} may have refused this ${method} for something in its body.`,
  };
}

const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Which part of the request the firewall may have taken for an attack. */
function own(denial: Denial): OwnEvidence | null {
  const { actual } = denial;
  const recognition = denial.recognitions.find(({ on, rule }) => on === 'actual' && rule === 'waf-blocked');
  if (actual === null || (recognition === undefined && !isServersPage(denial))) return null;
  const [first, ...others] = attackLikeness(actual);
  if (first === undefined) return recognition === undefined ? ofBody(denial, actual) : null;
  const part = first.where.replace(/^actual request /, '');
  const refused =
    recognition === undefined
      ? `A firewall in the web server of ${hostOf(denial)} may have refused`
      : `${actorOf(recognition, denial)} refused`;
  return {
    certainty: 'possible',
    because: 'A part of the request looks like an attack to a firewall; which rule matched is in its log alone.',
    facts: [first, ...others],
    sentence: `${refused} this ${denial.request.method} as an attack: its ${part} ${first.saw ?? ''}.`,
    steps: [
      {
        step: `Repeat the call without the ${part}.`,
        why: 'If it passes, a rule of the firewall matched that part.',
        owner: 'client',
      },
    ],
  };
}

export default defineAnswerRule({
  id: 'waf-blocked',
  stage: 'intermediary',
  title: 'A web application firewall blocked the request',
  docs: [
    {
      text: 'The server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  own,
  means: 'a rule of the firewall takes this request for an attack',
  owner: 'intermediary',
  steps: [
    {
      step: 'Give the operator the id in the answer, the time and the URL: its log names the rule.',
      why: 'Only the log tells which rule matched. Exclude that rule for this path or parameter, instead of switching the firewall off.',
      ask: 'look up in the log of the firewall which rule matched, and exclude that rule for this path',
    },
    {
      step: 'Repeat the call with an empty body, then with parts of it, then without unusual headers.',
      why: 'What makes it pass is what the rule matched: HTML, SQL words, ../ or a long encoded value are usual.',
      owner: 'client',
    },
  ],
});
