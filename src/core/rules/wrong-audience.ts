import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import type { Json } from '../exchange.ts';
import { parseUrl } from '../parse-url.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';

const audiences = (aud: Json | undefined): readonly string[] =>
  (Array.isArray(aud) ? (aud as readonly Json[]) : [aud]).filter((one) => typeof one === 'string');

/** The host that an audience names; null for one that is no web address. */
const hostIn = (audience: string): string | null =>
  /^https?:\/\//i.test(audience) ? (parseUrl(audience)?.hostname ?? null) : null;

const isRelated = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

/** Every audience is a web address, and none of them is the host that was called. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403]);
  if (actual === null || saysOtherwise(denial, ['wrong-audience'])) return null;
  const called = parseUrl(actual.request.url)?.hostname ?? '';
  for (const { claims, where } of presentedBy(actual)) {
    const named = audiences(claims?.aud);
    const hosts = named.map(hostIn);
    if (named.length === 0 || hosts.some((host) => host === null || isRelated(host, called))) continue;
    return {
      certainty: 'possible',
      because:
        'The token names another host as its audience; an audience need not be the host, so the API may accept it all the same.',
      facts: [{ where: `actual ${where}`, saw: `aud ${named.join(', ')}`, expected: called }, statusFact(actual)],
      sentence: `Your token is for ${named.join(' and ')}, and ${hostOf(denial)} answered this ${denial.request.method} with ${actual.response.status}.`,
    };
  }
  return null;
}

export default defineAnswerRule({
  id: 'wrong-audience',
  stage: 'authentication',
  title: 'The token is for another API',
  docs: [
    {
      text: 'If the principal processing the claim does not identify itself with a value in the "aud" claim when this claim is present, then the JWT MUST be rejected.',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3',
    },
  ],
  explains: ['invalid-token'],
  means: 'the token is for another audience',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Ask the identity provider for a token for this API: its identifier goes into audience, resource or the scope.',
      why: 'One token is for one API. A token for the user-info endpoint or another API is refused here.',
    },
    {
      step: 'Compare aud with the audience that the API is configured to accept, character by character.',
      why: 'A trailing slash or api:// in front makes it another one.',
      owner: 'server',
    },
  ],
});
