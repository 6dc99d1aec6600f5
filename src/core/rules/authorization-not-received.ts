import { cameInVain } from '../came-in-vain.ts';
import { challengesOf, isForNone } from '../challenge.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import type { Recognition } from '../recogniser.ts';
import { type RefusedActual, refusedActual, statusFact } from '../refused-actual.ts';
import type { RuleId } from '../rule-id.ts';
import { sentAuthorization } from '../sent-authorization.ts';
import { expiriesOf } from '../token-times.ts';

/** Who says this of a token has received it. */
const OF_TOKEN: ReadonlySet<RuleId> = new Set([
  'invalid-token',
  'token-expired',
  'token-not-yet-valid',
  'wrong-audience',
  'wrong-issuer',
]);

/** RFC 6750 leaves the error out of the challenge where no credentials came; some servers never name one. */
function asToNone(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  const sent = sentAuthorization(actual);
  const asked = actual.response.status === 401 ? challengesOf(actual.response.headers).find(isForNone) : undefined;
  const saysMore = denial.recognitions.some(
    ({ on, rule, certainty, product }) =>
      on === 'actual' && certainty !== 'possible' && (product !== null || rule !== 'invalid-token'),
  );
  if (asked === undefined || sent?.scheme?.toLowerCase() !== 'bearer' || sent.faults.length > 0 || saysMore)
    return null;
  if (expiriesOf(actual).some(({ past }) => past > 0)) return null;
  return {
    certainty: 'possible',
    because:
      'The challenge names no error, as RFC 6750 has it for requests without credentials, and one came; some servers never name an error.',
    facts: [
      { where: `actual ${sent.where}`, saw: `${sent.scheme} [${sent.kind}:${sent.length}]` },
      {
        where: 'actual response header www-authenticate',
        saw: asked.scheme,
        expected: 'an error, as a token was sent',
      },
      statusFact(actual),
    ],
    sentence: `This ${denial.request.method} carried a bearer token, and ${hostOf(denial)} asks for one as if none had come: something in between may have taken it out.`,
  };
}

/** Words that ask for what came: it was lost on the way, or it is not accepted. */
const asksForMore = ({ recogniser, rule, evidence: [first] }: Recognition): boolean =>
  recogniser === 'error-message' &&
  rule === 'invalid-token' &&
  /\b(?:required|needed|requires? (?:user )?authentication|unauthenticated|not (?:authenticated|authori[sz]ed|logged ?in))\W*$/i.test(
    first?.saw ?? '',
  );

/** The answer says that no credentials came, and the request carried an Authorization header. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403]);
  const says = denial.recognitions.find(
    (one) => one.on === 'actual' && (one.rule === 'missing-credentials' || asksForMore(one)),
  );
  if (actual === null) return null;
  if (says === undefined) return asToNone(denial, actual);
  if (says.certainty === 'possible' || cameInVain(actual)) return null;
  const saysOfToken = denial.recognitions.some(
    (one) =>
      one.on === 'actual' &&
      OF_TOKEN.has(one.rule) &&
      one.certainty !== 'possible' &&
      !asksForMore(one) &&
      // What a sentence may mean counts for less than what the product means by it.
      (says.product === null || one.recogniser !== 'error-message'),
  );
  if (saysOfToken) return null;
  const sent = sentAuthorization(actual);
  if (sent === undefined || sent.faults.some(({ fault }) => fault !== 'lower-case-scheme' && fault !== 'unsecured'))
    return null;
  const complaint = says.evidence[0] ?? { where: 'actual response status', saw: '' };
  return {
    certainty: says.product !== null && sent.scheme?.toLowerCase() === 'bearer' ? 'likely' : 'possible',
    because:
      'The request carried Authorization and the answer says that none came; a server that reads another scheme or header says the same.',
    facts: [
      { where: `actual ${sent.where}`, saw: `${sent.scheme ?? ''} [${sent.kind}:${sent.length}]`.trim() },
      { where: complaint.where, saw: complaint.saw, expected: 'a word about the token that was sent' },
      statusFact(actual),
    ],
    sentence: `This ${denial.request.method} carried an Authorization header, and ${hostOf(denial)} says that no credentials came: something in between took it out, or the server looks elsewhere.`,
  };
}

export default defineAnswerRule({
  id: 'authorization-not-received',
  stage: 'intermediary',
  title: 'Authorization was sent, and the server says that none came',
  docs: [
    {
      text: 'A proxy forwarding a request MUST NOT modify any Authorization header fields in that request.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2',
    },
  ],
  explains: ['missing-credentials'],
  means: 'it received no Authorization header',
  own,
  owner: 'intermediary',
  steps: [
    {
      step: 'Let the proxy pass Authorization on: Apache with CGI or FPM needs CGIPassAuth On, nginx proxy_set_header Authorization $http_authorization, CloudFront an origin request policy.',
      why: 'Caches and CGI set-ups drop the header by default.',
      ask: 'pass the Authorization header on to the application',
    },
    {
      step: 'Check which scheme and header the server reads.',
      why: 'One that waits for Token, a cookie or X-Api-Key calls a Bearer header missing.',
      owner: 'server',
    },
  ],
});
