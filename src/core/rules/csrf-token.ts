import { hostOf } from '../cors-evidence.ts';
import { isCsrfCookie } from '../credentials/csrf.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { originOf } from '../fetch/origin.ts';
import type { FetchChange } from '../fetch-call.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import {
  type RefusedActual,
  refusedActual,
  saysNothing,
  saysOtherwise,
  showsCredentials,
  statusFact,
} from '../refused-actual.ts';
import { isSessionCookie } from '../session-cookie.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** A write in a session, with no token anywhere in sight, and a refusal that says nothing. */
function bySession(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  const { request, response } = actual;
  const session = [...request.cookies, ...response.cookies].find(isSessionCookie);
  const isSilent = response.status === 403 && saysNothing(denial);
  // A form mostly has the token among its fields.
  const isForm = /form/i.test(getHeader(request.headers, 'Content-Type') ?? '');
  if (session === undefined || !isSilent || isForm) return null;
  return {
    certainty: 'possible',
    because: `The server keeps sessions by the cookie ${session}, this ${request.method} shows no CSRF token, and the 403 says nothing; whether the server checks for one is not visible.`,
    facts: [
      { where: 'actual request header x-csrf-token', saw: null, expected: 'the CSRF token' },
      { where: `cookie ${session}`, saw: 'there' },
      statusFact(actual),
    ],
    sentence: `This ${request.method} belongs to a session and shows no CSRF token, and ${hostOf(denial)} answered with a 403 that says nothing.`,
  };
}

/** A form that comes without any cookie has no session that its token could be of. */
function byForm(denial: Denial, actual: RefusedActual): OwnEvidence | null {
  const { request, response } = actual;
  const isForm = /^application\/x-www-form-urlencoded|^multipart\/form-data/i.test(
    getHeader(request.headers, 'Content-Type') ?? '',
  );
  const isSilent = response.status === 403 && saysNothing(denial);
  if (!isForm || !isSilent || request.cookies.length > 0 || !showsCredentials(actual)) return null;
  return {
    certainty: 'possible',
    because: 'Without a cookie no CSRF token of a session is right; whether the server checks is not visible.',
    facts: [{ where: 'actual request header cookie', saw: null }, statusFact(actual)],
    sentence: `This ${request.method} sends a form and no cookie: a CSRF check of ${hostOf(denial)} would miss the session.`,
  };
}

/** A header that differs from its cookie, or a cookie whose header is not there. */
function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [400, 401, 403, 419, 422]);
  if (actual === null || SAFE.has(actual.request.method) || saysOtherwise(denial, ['csrf-token', 'csrf-origin']))
    return null;
  const { method } = denial.request;
  const host = hostOf(denial);
  const differs = actual.credentials.find(({ faults }) => faults.some(({ fault }) => fault === 'differs-from-cookie'));
  if (differs) {
    return {
      certainty: 'likely',
      because: 'The CSRF header and its cookie differ; whether the server compares just these two is not visible.',
      facts: [
        { where: `actual ${differs.where}`, saw: differs.faults[0]?.saw ?? '', expected: "the cookie's value" },
        statusFact(actual),
      ],
      sentence: `The CSRF header of this ${method} is not its cookie's value, and ${host} answered with ${actual.response.status}.`,
    };
  }
  const cookie = actual.request.cookies.find(isCsrfCookie);
  const hasHeader = actual.credentials.some(({ kind, where }) => kind === 'csrf' && where.startsWith('request header'));
  if (hasHeader || actual.credentials.some(({ scheme }) => scheme !== null)) return null;
  if (cookie === undefined) return bySession(denial, actual) ?? byForm(denial, actual);
  return {
    certainty: 'possible',
    because: 'A CSRF cookie went with the request and no CSRF header did; the token may have been in the body.',
    facts: [
      { where: `actual request cookie ${cookie}`, saw: 'sent', expected: 'its value in a request header, too' },
      statusFact(actual),
    ],
    sentence: `This ${method} carried the cookie ${cookie} but no CSRF header, and ${host} answered with ${actual.response.status}.`,
  };
}

const isForeign = ({ request: { origin, url } }: Denial): boolean => origin !== null && originOf(url) !== origin;

/** The headers in which frameworks look for the token, by the cookie that holds it: Django's, Angular's and axios'. */
const HEADERS: readonly (readonly [cookie: RegExp, header: string])[] = [
  [/^csrftoken$/i, 'X-CSRFToken'],
  [/^xsrf-token$/i, 'X-XSRF-TOKEN'],
];

/** A header in a product's advice, with its value where that is always the same: `X-WP-Nonce`, `kbn-xsrf: true`. */
const NAMED =
  /\b(?<name>x-[a-z]+(?:-[a-z]+)*|RequestVerificationToken|kbn-xsrf|requesttoken)\b(?:: (?<value>[\w-]+))?/i;

/** What to set: as the product says, else as the cookie tells; null where its product says something else. */
function tokenHeader({ actual, recognitions }: Denial): FetchChange | null {
  const advice = recognitions.find(({ rule }) => rule === 'csrf-token')?.fix ?? null;
  const { name, value } = NAMED.exec(advice ?? '')?.groups ?? {};
  if (name !== undefined) return { set: [{ name, value: value === undefined ? 'csrfToken' : JSON.stringify(value) }] };
  const cookies = actual?.request.cookies ?? [];
  const byCookie = HEADERS.find(([cookie]) => cookies.some((one) => cookie.test(one)))?.[1];
  if (byCookie === undefined && advice !== null) return null;
  return { set: [{ name: byCookie ?? 'X-CSRF-Token', value: 'csrfToken' }] };
}

export default defineAnswerRule({
  id: 'csrf-token',
  stage: 'authorization',
  title: 'The CSRF token is missing or wrong',
  docs: [
    {
      text: 'Requests without the proper custom header, or whose token does not match, are rejected.',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#token-based-mitigation',
    },
  ],
  means: 'the CSRF token is missing or is not the one of this session',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Read the CSRF token that the server hands out (cookie, meta tag or endpoint) and send it in the header that it expects.',
      why: 'The server compares it with the session: it must be fresh, and from the same browser session.',
      call: tokenHeader,
      inGeneral: (advice) => NAMED.test(advice),
    },
    {
      step: "Send the call with credentials: 'include', so that the cookie the token belongs to goes along.",
      why: 'Without its cookie every token is wrong. On another site the cookie needs SameSite=None and Secure.',
      call: () => ({ credentials: 'include' }),
      // Within an origin cookies go along by themselves.
      when: (denial) => isForeign(denial) && (denial.actual?.request.cookies.length ?? 0) === 0,
    },
    {
      step: 'Exempt calls that carry a bearer token and no cookie from the CSRF check.',
      why: 'A browser never adds an Authorization header by itself, so such calls cannot be forged.',
      owner: 'server',
      when: ({ actual }) => actual?.credentials.some(({ scheme }) => scheme !== null) ?? false,
    },
  ],
});
