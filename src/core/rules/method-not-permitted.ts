import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { pathOf } from '../path-of.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { carriesNothing, refusedActual, saysNothing, saysOtherwise, statusFact } from '../refused-actual.ts';

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The same path was read without trouble, and writing to it is refused. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403, 405]);
  if (actual === null || !WRITES.has(actual.request.method)) return null;
  if (saysOtherwise(denial, ['method-not-permitted'])) return null;
  const path = pathOf(actual.request);
  const read = denial.siblings
    .map(({ hops }) => hops.at(-1)?.actual)
    .find(
      (one) => one?.request.method === 'GET' && pathOf(one.request) === path && (one.response?.status ?? 500) < 300,
    );
  const { method } = denial.request;
  if (!read?.response) {
    if (!saysNothing(denial) || !carriesNothing(actual)) return null;
    return {
      certainty: 'possible',
      because: 'Some servers are for reading alone, whoever asks.',
      facts: [{ where: 'actual request method', saw: method }, statusFact(actual)],
      parameters: [method],
      sentence: `${hostOf(denial)} may take no ${method} here.`,
    };
  }
  return {
    certainty: 'possible',
    because:
      'GET passes on this path and writing is refused: by a rule about methods, a missing right to write, or a CSRF check.',
    facts: [statusFact(actual), { where: 'sibling GET status', saw: String(read.response.status) }],
    parameters: [method],
    sentence: `${hostOf(denial)} lets you GET ${path} and refuses to ${method} it.`,
  };
}

export default defineAnswerRule({
  id: 'method-not-permitted',
  stage: 'authorization',
  title: 'The method is not permitted here',
  docs: [
    {
      text: 'The 405 (Method Not Allowed) status code indicates that the method received in the request-line is known by the origin server but not supported by the target resource.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6',
    },
  ],
  means: 'it does not allow this method here',
  own,
  owner: 'server',
  steps: [
    {
      step: 'Allow the method for this path at the layer that refused it: web server, CDN behaviour, gateway route or firewall.',
      why: 'Many are set up for GET, HEAD and POST only.',
      ask: 'allow this method for this path',
      owner: 'intermediary',
    },
    {
      step: 'Check that this account may write, and not just read.',
      why: 'A read-only role passes every GET.',
      when: ({ actual }) => actual?.response?.status !== 405,
    },
  ],
});
