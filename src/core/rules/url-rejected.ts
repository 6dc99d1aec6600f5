import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { pathOf } from '../path-of.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysNothing, statusFact } from '../refused-actual.ts';

/** What servers of files and strict firewalls take in no path: ways out of a folder, its hidden files, and separators in disguise. */
const ODD = /^[^?#]{1,2000}?(?:\/\.(?!well-known\b)|%2[ef]|%5c|%00|;)/i;

/** A path that many refuse whatever lies there, and a refusal that says nothing. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 403]);
  if (actual === null || !saysNothing(denial) || !ODD.test(actual.request.url)) return null;
  return {
    certainty: 'possible',
    because: 'Many servers and firewalls refuse such a path.',
    facts: [{ where: 'actual request path', saw: pathOf(actual.request) }, statusFact(actual)],
    sentence: `${hostOf(denial)} may refuse such a path, whatever lies there.`,
  };
}

export default defineAnswerRule({
  id: 'url-rejected',
  stage: 'intermediary',
  title: 'The firewall rejected the URL or its parameters',
  docs: [
    {
      text: 'The server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'the firewall rejects this URL or a parameter',
  own,
  owner: 'intermediary',
  steps: [
    {
      step: 'Give the operator the support id of the page: the log names the violation.',
      why: 'It may be an unknown parameter, a file type, a length or a character in the URL. The status is often 200.',
      ask: 'look up the support id in the log of the firewall, and exclude the violation for this path',
    },
  ],
});
