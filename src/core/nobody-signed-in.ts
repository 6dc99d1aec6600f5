import { hostOf } from './cors-evidence.ts';
import type { Denial } from './denial.ts';
import { parseUrl } from './parse-url.ts';
import type { OwnEvidence } from './recognised.ts';
import { type RefusedActual, refusedActual, showsCredentials, statusFact } from './refused-actual.ts';
import { signInRedirect } from './sign-in-redirect.ts';

/** A gateway that sends whoever has no session to sign in: a page can go there, a script of another origin cannot. */
export function sentToSignIn(denial: Denial): OwnEvidence | null {
  const redirect = denial.blockedBy === 'browser' ? signInRedirect(denial) : null;
  if (redirect === null) return null;
  return {
    certainty: 'likely',
    because: 'The redirect leads to a page for signing in; which session or token it misses is not visible.',
    facts: [
      { where: 'hop 1 response status', saw: String(redirect.status) },
      { where: 'hop 1 response header location', saw: redirect.to },
    ],
    sentence: `${parseUrl(denial.request.url)?.host ?? denial.request.url} sent this ${denial.request.method} to sign in at ${redirect.to}: it knows no session for it, and a script cannot follow there.`,
    steps: [
      {
        step: 'Reload the page so that it signs in again; fetch what belongs to the page with its cookies (credentials: \'include\', or crossorigin="use-credentials" for a manifest).',
        why: 'The session with the gateway is a cookie: it is missing, it has ended, or this request leaves it out.',
      },
    ],
  };
}

/** 401's own word in a 403 that says nothing else. */
const isUnauthorized = ({ response: { body } }: RefusedActual): boolean =>
  /^.{0,100}\bunauthori[sz]ed\b.{0,100}$/is.test(body?.text ?? '');

/** Whoever has not signed in may do nothing: the same words are said to those who lack a right. */
export function asNobody(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403]);
  if (actual === null) return null;
  const cause = denial.refusal?.cause;
  if (cause !== 'insufficient-permission' && !(cause === 'unknown' && isUnauthorized(actual))) return null;
  if (actual.request.cookies.length > 0 || actual.credentials.some(({ kind }) => kind !== 'api-key')) return null;
  return {
    certainty: 'possible',
    because: `The request ${showsCredentials(actual) ? 'carried' : 'shows'} no credentials of a user, so that it may be refused because nobody is signed in${showsCredentials(actual) ? '' : '; an export may leave them out'}.`,
    facts: [{ where: 'actual request header authorization', saw: null, expected: 'credentials' }, statusFact(actual)],
    sentence: `This ${denial.request.method} shows nobody signed in, and ${hostOf(denial)} may refuse whoever is not.`,
  };
}
