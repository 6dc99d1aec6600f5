import { challengesOf } from '../challenge.ts';
import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import {
  carriesNothing,
  type RefusedActual,
  refusedActual,
  saysOtherwise,
  showsCredentials,
  statusFact,
} from '../refused-actual.ts';
import { isSessionCookie } from '../session-cookie.ts';
import { isTokenRequest } from '../token-request.ts';

/** Cookies of this origin that other requests of the capture carried or received. */
const knownCookies = ({ siblings }: Denial): readonly string[] =>
  siblings.flatMap(({ hops }) =>
    hops.flatMap(({ actual }) => [...(actual?.request.cookies ?? []), ...(actual?.response?.cookies ?? [])]),
  );

/** An API that allows credentials to this very origin, and finds nobody signed in: what it awaits is a cookie. */
function awaitedCookie(denial: Denial, actual: RefusedActual, site: string | null): OwnEvidence | null {
  const { status, headers } = actual.response;
  const allows = getHeader(headers, 'Access-Control-Allow-Credentials') === 'true';
  if (site !== 'cross-site' || !allows || status === 403 || actual.response.cookies.length > 0) return null;
  if (denial.siblings.length > 0 || challengesOf(headers).length > 0 || isTokenRequest(actual.request)) return null;
  return {
    certainty: 'possible',
    because:
      'The answer allows credentials to this origin, which APIs do that sign in by cookie; the capture shows no cookie, and an export may leave it out.',
    facts: [
      { where: 'actual request header cookie', saw: null, expected: 'the session cookie' },
      { where: 'actual response header access-control-allow-credentials', saw: 'true' },
      statusFact(actual),
    ],
    sentence: `This cross-site ${denial.request.method} shows no cookie, ${hostOf(denial)} allows credentials, and it answered with ${status}: the browser may have kept the session cookie back.`,
  };
}

/** A cookie that the answer sets or ends, and that no request from another site carries. */
function keptBack(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  if (getHeader(actual.request.headers, 'sec-fetch-site') !== 'cross-site') return null;
  const strict = actual.response.headers
    .filter(({ name, value }) => /^set-cookie$/i.test(name) && /;\s{0,4}samesite=strict\b/i.test(value))
    .map(({ value }) => value.slice(0, Math.max(0, value.indexOf('='))))
    .find((name) => !actual.request.cookies.includes(name));
  if (strict === undefined) return null;
  return {
    certainty: 'possible',
    because: `The answer names ${strict}, which is SameSite=Strict; whether the server missed it is not visible.`,
    facts: [
      { where: 'actual request header sec-fetch-site', saw: 'cross-site' },
      { where: `actual response cookie ${strict}`, saw: 'SameSite=Strict' },
      statusFact(actual),
    ],
    sentence: `The browser keeps the cookie ${strict} from requests of another site, as this ${denial.request.method} is.`,
  };
}

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [401, 403, 419]);
  if (actual === null) return null;
  if (saysOtherwise(denial, ['cookie-not-sent', 'missing-credentials', 'csrf-token'])) return null;
  const kept = keptBack(denial, actual);
  if (kept !== null) return kept;
  if (!carriesNothing(actual)) return null;
  const site = getHeader(actual.request.headers, 'sec-fetch-site');
  const awaited = awaitedCookie(denial, actual, site);
  if (awaited !== null || !showsCredentials(actual)) return awaited;
  const isCrossSite = site === 'cross-site';
  const known = knownCookies(denial).find(isSessionCookie);
  const set = actual.response.cookies.find(isSessionCookie);
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
