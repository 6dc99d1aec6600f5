import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { parseUrl } from '../parse-url.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';

/** Labels of host names by which environments are told apart. */
const ENVIRONMENT =
  /(?:^|[.-])(staging|stage|stg|dev|development|test|tst|qa|uat|preprod|sandbox|int|demo|localhost)(?:\d{0,2})(?=[.:-]|$)/i;

const environmentOf = (host: string): string | null => ENVIRONMENT.exec(host)?.[1]?.toLowerCase() ?? null;

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403]);
  if (actual === null || saysOtherwise(denial, ['wrong-issuer'])) return null;
  const called = parseUrl(actual.request.url)?.hostname ?? '';
  for (const { claims, where } of presentedBy(actual)) {
    const issuer = claims?.iss;
    if (typeof issuer !== 'string') continue;
    const issued = parseUrl(issuer);
    if (issued === null) continue;
    const of = environmentOf(issued.hostname);
    const at = environmentOf(called);
    if (of === at) continue;
    return {
      certainty: 'possible',
      because: `The names of issuer and API point to different environments (${of ?? 'production'}, ${at ?? 'production'}); which issuers the API accepts is not visible.`,
      facts: [
        { where: `actual ${where}`, saw: `iss ${issuer}`, expected: `the issuer of ${called}` },
        statusFact(actual),
      ],
      sentence: `Your token was issued by ${issued.host}, and ${hostOf(denial)} answered this ${denial.request.method} with ${actual.response.status}.`,
    };
  }
  return null;
}

export default defineAnswerRule({
  id: 'wrong-issuer',
  stage: 'authentication',
  title: 'The token is of an issuer that the API does not trust',
  docs: [
    {
      text: 'The "iss" (issuer) claim identifies the principal that issued the JWT.',
      url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.1',
    },
  ],
  explains: ['invalid-token'],
  means: 'it does not trust the issuer of the token',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Sign in at the identity provider of the same environment as the API.',
      why: 'A token of staging is signed with keys that production does not know, and the other way round.',
    },
    {
      step: 'Compare iss with the issuer that the API is configured with, character by character.',
      why: 'A trailing slash, another realm or the version in the path (v1.0, v2.0) makes it another one.',
      owner: 'server',
    },
  ],
});
