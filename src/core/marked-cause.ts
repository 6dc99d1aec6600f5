import type { Exchange } from './exchange.ts';
import type { Matched } from './match-answer.ts';
import { opensSocket } from './opens-socket.ts';
import type { Marker, Recogniser, Recognition } from './recogniser.ts';
import type { Certainty } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';
import { isSessionCookie } from './session-cookie.ts';
import { signsIn } from './token-request.ts';
import { expiredToken, isPresented } from './token-times.ts';

/** An answer that a marker matches, and the request that it answers. */
interface Marked {
  readonly exchange: Exchange;
  readonly matched: Matched;
  readonly on: 'preflight' | 'actual';
}

/**
 * The cause that a marker names, by whom, and how surely: what came with the request tells which of two, where an answer is the
 * same for both.
 */
export function markedCause(
  marker: Marker,
  recogniser: Recogniser,
  marked: Marked,
): Pick<Recognition, 'rule' | 'layer' | 'certainty'> {
  const { exchange, on } = marked;
  const { certainty } = marker;
  const layer = marker.layer ?? recogniser.layer;
  const said = saidCause(marker, recogniser, marked);
  // CORS does not go for a WebSocket: a server that looks at its origin guards against other sites.
  if (said === 'cors-policy' && recogniser.product === null && opensSocket(exchange))
    return { rule: 'csrf-origin', layer: 'framework', certainty };
  // Of a password where the words ask for a token it is the scheme that is wrong, and not its form.
  const isOfScheme = said === 'malformed-credentials' && certainty !== 'proven' && isPasswordForBearer(marked);
  const rule = isOfScheme ? 'wrong-auth-scheme' : said;
  return {
    rule: on === 'preflight' && WANTS_CREDENTIALS.has(rule) ? 'preflight-needs-auth' : rule,
    layer,
    certainty: isDoubtful(rule, exchange) ? noMoreThanLikely(certainty) : certainty,
  };
}

function saidCause({ rule, ifSent, certainty }: Marker, recogniser: Recogniser, marked: Marked): RuleId {
  const { exchange } = marked;
  // Where one answer stands for a key that is absent and for one that is unknown, and a key came.
  if (rule === 'api-key-missing' && certainty === 'possible' && carriesKey(exchange)) return 'api-key-invalid';
  if (ifSent !== undefined && cameWith(marked, rule, recogniser)) return ifSent;
  if (rule === 'token-expired' && startsLater(marked)) return 'token-not-yet-valid';
  const isStrangers = OF_SOMEBODY.has(rule) && recogniser.product === null && isToNobody(exchange);
  return isStrangers ? 'missing-credentials' : rule;
}

/** What only somebody who is known can lack. */
const OF_SOMEBODY: ReadonlySet<RuleId> = new Set(['insufficient-permission', 'insufficient-scope']);

/** Where one sentence stands for both ends of a time: it names the beginning, and now. */
const startsLater = ({ matched: { details } }: Marked): boolean =>
  Date.parse(details.start ?? '') > Date.parse(details.current ?? '');

const IS_OF_NONE: ReadonlySet<RuleId> = new Set(['missing-credentials', 'api-key-missing']);

/** That none came is not all there is to it where one was sent: it was lost on the way, not recognised as one, or has ended. */
const cameWithSome = (exchange: Exchange): boolean =>
  exchange.credentials.length > 0 || exchange.request.cookies.some(isSessionCookie);

/** The request leaves another reading of the same words; of what is left out of a sanitised export nothing is known. */
function isDoubtful(rule: RuleId, exchange: Exchange): boolean {
  if (IS_OF_NONE.has(rule)) return exchange.sanitised || cameWithSome(exchange);
  // Some that look at scopes say so of a token that has ended, too.
  return rule === 'insufficient-scope' && expiredToken(exchange) !== undefined;
}

const noMoreThanLikely = (certainty: Certainty): Certainty => (certainty === 'proven' ? 'likely' : certainty);

/** A preflight never carries credentials: to complain of them is to have asked for them. */
const WANTS_CREDENTIALS: ReadonlySet<RuleId> = new Set([
  'missing-credentials',
  'malformed-credentials',
  'wrong-auth-scheme',
  'invalid-token',
  'token-expired',
  'api-key-missing',
  'csrf-token',
]);

/** Whether something came by which a server may know its caller; a key in the URL is the application's. */
const hasCaller = ({ credentials, request }: Exchange): boolean =>
  request.cookies.some(isSessionCookie) ||
  credentials.some((one) => isPresented(one) && one.kind !== 'unknown' && one.where.startsWith('request header'));

/** Words of no known make about rights, in a 401 to a request that carried nothing: it does not know whose rights they are. */
const isToNobody = ({ response, credentials, request, sanitised, provisional }: Exchange): boolean =>
  response?.status === 401 && credentials.length + request.cookies.length === 0 && !sanitised && !provisional;

/** A token or a password came; a key names an application, and a cookie may be a stranger's. */
const hasToken = ({ credentials }: Exchange): boolean =>
  credentials.some(
    (one) => isPresented(one) && !/^(?:unknown|api-key)$/.test(one.kind) && one.where.startsWith('request header'),
  );

const carriesKey = ({ credentials }: Exchange): boolean =>
  credentials.some((one) => one.kind === 'api-key' && isPresented(one));

/** Whether that came which the cause in the other's place is about. */
function cameWith({ exchange, matched }: Marked, rule: RuleId, { product }: Recogniser): boolean {
  if (rule === 'api-key-missing') return exchange.credentials.some(isPresented);
  const isOfToken = product === null || matched.evidence.some(({ saw }) => /^jwt\b/i.test(saw));
  return signsIn(exchange) || (isOfToken ? hasToken(exchange) : hasCaller(exchange));
}

const isPasswordForBearer = ({ exchange, matched }: Marked): boolean =>
  exchange.credentials.some(
    ({ where, scheme }) => where === 'request header authorization' && /^basic$/i.test(scheme ?? ''),
  ) && matched.evidence.some(({ saw }) => /\bbearer\b/i.test(saw));
