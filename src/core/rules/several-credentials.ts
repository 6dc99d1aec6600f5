import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeaderLines } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';

const PARAMETER = /^request (?:query|body|form)/;

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 401, 403]);
  if (actual === null || saysOtherwise(denial, ['several-credentials'])) return null;
  const lines = getHeaderLines(actual.request.headers, 'authorization').length;
  const inHeader = actual.credentials.filter(({ where }) => where === 'request header authorization');
  const inParameter = actual.credentials.filter(
    ({ where, kind }) => PARAMETER.test(where) && (kind === 'jwt' || kind === 'opaque-token' || kind === 'signed-url'),
  );
  const [first, second] = lines > 1 ? inHeader : inHeader.length > 0 ? [...inHeader.slice(0, 1), ...inParameter] : [];
  if (first === undefined || second === undefined) return null;
  return {
    certainty: lines > 1 ? 'likely' : 'possible',
    because: 'The request carries two credentials for one call; which of them the server read is not visible.',
    facts: [
      { where: `actual ${first.where}`, saw: first.scheme ?? first.kind },
      { where: `actual ${second.where}`, saw: second.scheme ?? second.kind, expected: 'one credential only' },
      statusFact(actual),
    ],
    sentence: `This ${denial.request.method} carried two credentials at once, and ${hostOf(denial)} answered with ${actual.response.status}.`,
  };
}

export default defineAnswerRule({
  id: 'several-credentials',
  stage: 'authentication',
  title: 'The request carries several credentials at once',
  docs: [
    {
      text: 'Clients MUST NOT use more than one method to transmit the token in each request.',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2',
    },
  ],
  means: 'the request carries more than one credential',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Send one credential: let the interceptor that adds Authorization leave out calls that bring their own, such as signed URLs.',
      why: 'A server may read the wrong one, and object stores refuse two outright.',
    },
  ],
});
