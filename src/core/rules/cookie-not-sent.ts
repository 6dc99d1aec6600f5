import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { presentedBy, refusedActual, saysOtherwise, showsCredentials, statusFact } from '../refused-actual.ts';

const SESSION = /sess|sid\b|auth|login|connect\.sid|jsessionid|phpsessid|token|identity|remember/i;

/** Cookies of this origin that other requests of the capture carried or received. */
const knownCookies = ({ siblings }: Denial): readonly string[] =>
  siblings.flatMap(({ hops }) =>
    hops.flatMap(({ actual }) => [...(actual?.request.cookies ?? []), ...(actual?.response?.cookies ?? [])]),
  );

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403, 419]);
  if (actual === null || !showsCredentials(actual)) return null;
  if (saysOtherwise(denial, ['cookie-not-sent', 'missing-credentials', 'csrf-token'])) return null;
  if (actual.request.cookies.length > 0 || presentedBy(actual).length > 0) return null;
  const site = getHeader(actual.request.headers, 'sec-fetch-site');
  const isCrossSite = site === 'cross-site';
  const known = knownCookies(denial).find((name) => SESSION.test(name));
  const set = actual.response.cookies.find((name) => SESSION.test(name));
  const name = known ?? set;
  if (name === undefined || site === 'same-origin' || (known === undefined && !isCrossSite)) return null;
  return {
    certainty: known !== undefined && isCrossSite ? 'likely' : 'possible',
    because: known
      ? `Another request to this origin had the cookie ${known}, this one carried none; its SameSite attribute and the credentials mode are not visible.`
      : `The answer sets ${name} anew, so none came; whether the API signs in by that cookie is not visible.`,
    facts: [
      { where: 'actual request header cookie', saw: null, expected: name },
      { where: 'actual request header sec-fetch-site', saw: site },
      statusFact(actual),
    ],
    sentence: `The browser sent no cookie with this ${isCrossSite ? 'cross-site ' : ''}${denial.request.method}, so ${hostOf(denial)} saw no session and answered with ${actual.response.status}.`,
  };
}

export default defineAnswerRule({
  id: 'cookie-not-sent',
  stage: 'authentication',
  title: 'The session cookie was not sent',
  docs: [
    {
      text: 'If the cookie’s same-site-flag is not "None" and the retrieval is cross-site, the cookie is left out.',
      url: 'https://httpwg.org/http-extensions/draft-ietf-httpbis-rfc6265bis.html#name-retrieval-algorithm',
    },
    {
      text: 'Credentials mode: "include", "same-origin" or "omit".',
      url: 'https://fetch.spec.whatwg.org/#concept-request-credentials-mode',
    },
  ],
  explains: ['missing-credentials'],
  means: 'the session cookie did not come',
  own,
  owner: 'client',
  steps: [
    {
      step: "Send the call with credentials: 'include' (fetch) or withCredentials = true (XMLHttpRequest, axios).",
      why: 'Without it no cookie goes to another origin, however it is set.',
      call: () => ({ credentials: 'include' }),
    },
    {
      step: 'Set the session cookie with SameSite=None; Secure, or serve page and API from one site.',
      why: 'Lax, the default, and Strict keep a cookie from requests of another site.',
      owner: 'server',
    },
    {
      step: 'Where the browser blocks third-party cookies, serve the API under the page’s site, or use a token.',
      why: 'No attribute overrides that setting.',
      owner: 'server',
    },
  ],
});
