import { challengesOf } from './challenge.ts';
import { type Exchange, hasHeader } from './exchange.ts';
import type { Refusal } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';
import { signsIn } from './token-request.ts';
import { expiriesOf, isPresented } from './token-times.ts';

/** What a status tells, and how surely. */
export type Cause = Pick<Refusal, 'cause' | 'certainty' | 'evidence'>;

/** What an answer without any marker tells by its status and by what the request carried. Honest: mostly `unknown`. */
export function statusCause(exchange: Exchange, on: 'preflight' | 'actual'): Cause {
  const status = exchange.response?.status ?? 0;
  const phrase = exchange.response?.statusText ?? '';
  const saw = { where: `${on} response status`, saw: `${status} ${phrase}`.trim() };
  const cause = (rule: RuleId, certainty: Cause['certainty'], more: Refusal['evidence'] = []): Cause => ({
    cause: rule,
    certainty,
    evidence: [saw, ...more],
  });
  if (on === 'preflight') {
    if (status === 401) return cause('preflight-needs-auth', 'likely');
    if (status === 403 && hasHeader(exchange.response?.headers ?? [], 'www-authenticate'))
      return cause('preflight-needs-auth', 'likely');
    if (status === 404 || status === 405) return cause('preflight-route-missing', 'likely');
    return status >= 500 ? cause('preflight-server-error', 'likely') : cause('unknown', 'possible');
  }
  if (status !== 401) return cause('unknown', 'possible');
  const expired = expiriesOf(exchange).find(({ past, credential }) => past > 0 && isPresented(credential));
  if (expired) {
    const { where } = expired.credential;
    return cause('token-expired', 'likely', [{ where: `actual ${where}`, saw: `exp ${expired.claim}` }]);
  }
  if (signsIn(exchange) && SIGN_IN.test(exchange.request.url)) return cause('invalid-token', 'possible');
  const carriedNone = exchange.credentials.length === 0 && exchange.request.cookies.length === 0;
  if (carriedNone && !exchange.sanitised && !exchange.provisional) return cause('missing-credentials', 'likely');
  // An export may leave out what was sent.
  if (carriedNone) return cause('missing-credentials', 'possible');
  if (sentAnotherScheme(exchange)) return cause('wrong-auth-scheme', 'likely');
  if (!wasReadable(exchange)) return cause('unknown', 'possible');
  return cause(carriedKeyAlone(exchange) ? 'api-key-invalid' : 'invalid-token', 'possible');
}

/** A password is posted elsewhere as well, to make a user for one. */
const SIGN_IN = /log[-_]?in|log[-_]?on|sign[-_]?in|session|token|auth/i;

const askedSchemes = ({ response }: Exchange): readonly string[] =>
  challengesOf(response?.headers ?? []).map(({ scheme }) => scheme.toLowerCase());

/**
 * A password where a token is asked for. The other way round tells less: many servers ask for a password alone and take tokens as well,
 * and what a token is called (Bearer, JWT, Token) differs between a server's challenge and what it reads.
 */
function sentAnotherScheme(exchange: Exchange): boolean {
  const asked = askedSchemes(exchange);
  const sent = exchange.credentials
    .find(({ where }) => where === 'request header authorization')
    ?.scheme?.toLowerCase();
  return (
    asked.length > 0 &&
    sent !== undefined &&
    sent !== null &&
    OF_PASSWORDS.has(sent) &&
    !asked.some((one) => OF_PASSWORDS.has(one))
  );
}
const OF_PASSWORDS: ReadonlySet<string> = new Set(['basic', 'digest']);

/** Of all by which an API knows its caller, the request carried an API key and nothing else. */
export function carriedKeyAlone({ credentials }: Exchange): boolean {
  const presented = credentials.filter(isPresented);
  return presented.length > 0 && presented.every(({ kind }) => kind === 'api-key');
}

/**
 * RFC 9110 gives 401 to credentials that are not valid; a server that never saw them says the same, and one that asks
 * for another scheme may not have read them.
 */
function wasReadable(exchange: Exchange): boolean {
  const { credentials } = exchange;
  const asked = askedSchemes(exchange);
  return credentials.some(
    ({ where, kind, scheme }) =>
      isInKeyHeader({ where, kind }) ||
      ((where === 'request header authorization' || (asked.length === 0 && !where.startsWith('request cookie'))) &&
        (kind !== 'unknown' || isInOwnHeader(where)) &&
        (asked.length === 0 || asked.includes(scheme?.toLowerCase() ?? ''))),
  );
}

/** A header of its own, named for what it holds. */
const isInOwnHeader = (where: string): boolean =>
  where.startsWith('request header ') && where !== 'request header authorization';

/** APIs that take a key in a header of its own mostly take other credentials, too, and ask for those. */
const isInKeyHeader = ({ where, kind }: Pick<Exchange['credentials'][number], 'where' | 'kind'>): boolean =>
  kind === 'api-key' && isInOwnHeader(where);
