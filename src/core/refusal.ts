import { type Answer, answerOf } from './answer.ts';
import { cameInVain } from './came-in-vain.ts';
import { challengesOf, isForAny, isForNone } from './challenge.ts';
import { type Exchange, getHeader, hasHeader } from './exchange.ts';
import { type Bearer, bearersOf, ladderOf } from './ladder.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recogniser.ts';
import type { Redacted } from './redact.ts';
import type { Layer, Refusal } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';
import { XML } from './sayings.ts';
import { limitsOf, type SignedUntil } from './signed-until.ts';
import { type Cause, carriedKeyAlone, statusCause } from './status-cause.ts';
import { isStatusWord } from './status-word.ts';
import { isTokenRequest } from './token-request.ts';

interface Answers {
  readonly preflight: Redacted<Exchange> | null;
  readonly actual: Redacted<Exchange> | null;
}

/**
 * True where a recogniser names the answer as a refusal, whatever its status: at likely or better. What a server answers to a wrong
 * address is none, unless the browser blocked it.
 */
export function isRefusal(exchange: Exchange): boolean {
  const [first] = recognise(exchange, exchange.role);
  if (first === undefined || first.certainty === 'possible' || first.rule === 'route-missing') return false;
  const isSuccess = (exchange.response?.status ?? 0) < 400;
  return !(isSuccess && first.rule === 'cors-policy');
}

/**
 * Who refused, and why, as far as the answers tell: null unless a captured response has an error status or a block
 * marker. Of an actual and its preflight the actual speaks, where it was answered.
 */
export function refusalOf(recognitions: readonly Recognition[], { preflight, actual }: Answers): Refusal | null {
  for (const [on, exchange] of [['actual', actual] as const, ['preflight', preflight] as const]) {
    if (exchange === null || exchange.response === null) continue;
    const own = recognitions.filter((one) => one.on === on);
    const isMarked = own.some(({ certainty, rule }) => certainty !== 'possible' && rule !== 'cors-policy');
    if (exchange.response.status >= 400 || isMarked) return refusalBy(own[0], exchange, on);
  }
  return null;
}

function refusalBy(
  recognition: Recognition | undefined,
  exchange: Redacted<Exchange>,
  on: 'preflight' | 'actual',
): Refusal {
  const bearers = bearersOf(exchange, on);
  const author = authorAmong(bearers.filter(({ tells }) => tells === 'answered'));
  if (recognition === undefined) return unrecognised(exchange, on, bearers, author);
  const { cause, certainty, evidence } = sharpened(recognition, exchange, on);
  // Jetty and its like write pages; JSON with words of an application is the application's that runs in them.
  const isContained = author?.layer === 'web-server' && recognition.layer === 'application' && isJson(exchange);
  const nameless =
    recognition.product === null &&
    author !== undefined &&
    !isContained &&
    (author.product !== null || author.layer === 'web-server' || recognition.layer === 'unknown');
  const spoken = spokenBy(recognition, exchange, bearers);
  const { layer, product } = nameless ? inPartOf(author, recognition, spoken.layer, isGuards(cause, exchange)) : spoken;
  const isSure = certainty !== 'possible' && layer !== 'unknown';
  const ladder = ladderOf(bearers, isSure ? { layer, product, evidence } : null);
  return { layer, product, cause, certainty: product === null ? atMostLikely(certainty) : certainty, evidence, ladder };
}

/** The innermost; a name of its own counts more than what runs it. */
const authorAmong = (answered: readonly Bearer[]): Bearer | undefined => {
  const last = answered.at(-1);
  return answered.findLast(({ layer, product }) => layer === last?.layer && product !== null) ?? last;
};

/** A header of the application's framework names it; whether its middleware or its own code answered, the words tell. */
function inPartOf(
  author: Bearer,
  { layer }: Recognition,
  spoken: Layer,
  isMiddlewares: boolean,
): Pick<Refusal, 'layer' | 'product'> {
  const { product } = author;
  if (author.layer !== 'application') return { layer: author.layer, product };
  if (layer === 'framework') return { layer: spoken, product };
  return { layer: isMiddlewares && author.isFramework ? 'framework' : author.layer, product };
}

/** What middleware in front of the application's own code looks at. */
const GUARDED: ReadonlySet<RuleId> = new Set(['missing-credentials', 'invalid-token', 'rate-limited']);

/** Middleware asks with a challenge, or with the status alone; code of the application has words of its own. */
const isGuards = (cause: RuleId, exchange: Exchange): boolean =>
  GUARDED.has(cause) && (hasHeader(exchange.response?.headers ?? [], 'www-authenticate') || !speaksForItself(exchange));

/** A standard's words prove the cause; which layer speaks them is not in them. */
const atMostLikely = (certainty: Refusal['certainty']): Refusal['certainty'] =>
  certainty === 'proven' ? 'likely' : certainty;

/** Middleware answers a token with its challenge alone or in the standard's words; an API with errors of its own. */
function spokenBy(
  recognition: Recognition,
  exchange: Exchange,
  bearers: readonly Bearer[],
): Pick<Refusal, 'layer' | 'product'> {
  const { layer, product, recogniser } = recognition;
  const isOwn = recogniser === 'bearer' && layer === 'framework' && speaksForItself(exchange) && !speaksOAuth(exchange);
  const isIssuers = product === null && isTokenRequest(exchange.request) && isOAuthError(exchange);
  if (isIssuers && layer !== 'edge' && layer !== 'gateway') return { layer: 'identity-provider', product };
  // Nobody fetches a token with GET.
  if (recogniser === 'oauth-error' && exchange.request.method === 'GET') return { layer: 'application', product };
  // CORS middleware throws a sentence; a code for it beside that is of the API's own errors.
  if (recognition.rule === 'cors-policy' && layer === 'cors-middleware' && product === null && hasOwnCode(exchange))
    return { layer: 'application', product };
  // A status alone names no layer; JSON that nobody carried is the API's. An export keeps that header, and no body.
  const isItsOwn =
    layer === 'unknown' &&
    ((recogniser === 'http-status' && (isJson(exchange) || isUncarried(exchange)) && !bearers.some(isOutside)) ||
      isNamelessChallenge(exchange));
  return { layer: isOwn || isItsOwn ? askerOf(exchange) : layer, product };
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const isOAuthError = (exchange: Exchange): boolean => {
  const answer = answerOf(exchange, exchange.role);
  return answer !== null && ['error', 'error_description'].every((name) => answer.values(name).length > 0);
};

/** `origin_invalid`, `14_0371`: no status, and no word of one. */
const hasOwnCode = (exchange: Exchange): boolean =>
  (answerOf(exchange, exchange.role)?.values('code|errorCode|error_code|error.code|errors.*.code') ?? []).some(
    (code) => !/^\d{3}$|^E[A-Z]+$|CORS/.test(code) && !isStatusWord(code),
  );

/** The standard's members; what has a list of errors or a status of its own is in the API's format. */
const speaksOAuth = (exchange: Exchange): boolean => {
  const answer = answerOf(exchange, exchange.role);
  if ((answer?.values('errors.*.code|statusCode') ?? []).length > 0) return false;
  return (answer?.values('error') ?? []).some((code) => /^[a-z]+(?:_[a-z]+)+$/.test(code));
};

const IS_OF_WHAT_CAME: ReadonlySet<RuleId> = new Set(['invalid-token', 'token-expired', 'api-key-invalid']);

/** What the request carried makes the answer's words more exact. */
function sharpened(
  { rule, certainty, evidence }: Recognition,
  exchange: Redacted<Exchange>,
  on: 'preflight' | 'actual',
): Pick<Refusal, 'cause' | 'certainty' | 'evidence'> {
  const told = { cause: rule, certainty, evidence: [...evidence] };
  if (on === 'preflight') return told;
  const seen = statusCause(exchange, on);
  const more = [...evidence, ...seen.evidence.slice(1)];
  // An answer that calls the token invalid and no more, to a token that had expired, refused it for that.
  if (rule === 'invalid-token' && seen.cause === 'token-expired') return { ...seen, evidence: more };
  const over = OF_SIGNED.has(rule) && certainty !== 'proven' ? limitsOf(exchange).find(isOver) : undefined;
  // Access that is merely denied to a URL whose own time is over is denied for that.
  if (over !== undefined) {
    const limit = { where: `actual ${over.credential.where}`, saw: `good until ${new Date(over.until).toISOString()}` };
    return { cause: 'token-expired', certainty: 'likely', evidence: [...evidence, limit] };
  }
  // To a request that carried nothing, it asks for credentials.
  const isOfToken = rule === 'invalid-token' || (rule === 'malformed-credentials' && certainty !== 'proven');
  if (isOfToken && seen.cause === 'missing-credentials' && isShown(seen, exchange) && !isSignIn(exchange))
    return { ...seen, evidence: more };
  // To a request that carried an API key, the status in words is about the key.
  const isWordless = evidence.some(({ where, saw }) => where.endsWith(' body') && isStatusWord(saw));
  if (rule === 'invalid-token' && isWordless && carriedKeyAlone(exchange))
    return { ...told, cause: 'api-key-invalid', certainty: 'possible' };
  // A page that asks for credentials in general, where some came.
  if (rule === 'missing-credentials' && certainty === 'possible' && IS_OF_WHAT_CAME.has(seen.cause))
    return { ...seen, evidence: more };
  // A page that speaks of rights, where the status and the challenge ask who it is.
  if (rule === 'insufficient-permission' && certainty === 'possible' && seen.cause !== 'unknown')
    return { ...seen, evidence: more };
  // Asking once more for the very scheme that came is to turn down what came.
  const isAskedAgain = rule === 'missing-credentials' && certainty !== 'proven' && cameInVain(exchange);
  return isAskedAgain ? { ...told, cause: 'invalid-token', certainty: 'likely' } : told;
}

/** What is said of a signed URL that is over, too. */
const OF_SIGNED: ReadonlySet<RuleId> = new Set(['resource-policy', 'invalid-signature']);

const isOver = ({ until, moment, credential }: SignedUntil): boolean =>
  credential.kind === 'signed-url' && until <= moment.at;

/** That nothing came is to be seen, or the challenge speaks as if nothing had. */
const isShown = ({ certainty }: Cause, exchange: Exchange): boolean =>
  certainty === 'likely' ||
  challengesOf(exchange.response?.headers ?? []).some((one) => isForNone(one) || isForAny(one));

/** Credentials may stand in the body of a sign-in or token request, where they are not credentials of the call. */
const isSignIn = ({ request }: Exchange): boolean =>
  request.method === 'POST' && /token|login|signin|sign-in|session|auth/i.test(request.url);

/** No marker: the status says what it can, and a header that only its author adds says who. */
function unrecognised(
  exchange: Redacted<Exchange>,
  on: 'preflight' | 'actual',
  bearers: readonly Bearer[],
  author: Bearer | undefined,
): Refusal {
  const { cause, certainty, evidence } = statusCause(exchange, on);
  const speaks = speaksForItself(exchange, bearers) || isNamelessChallenge(exchange);
  const own = author?.layer ?? (speaks ? askerOf(exchange) : 'unknown');
  const isMiddlewares = own === 'application' && author?.isFramework === true && isGuards(cause, exchange);
  const layer = isMiddlewares ? 'framework' : own;
  const product = author?.product ?? null;
  return { layer, product, cause, certainty, evidence: [...evidence], ladder: ladderOf(bearers, author ?? null) };
}

/**
 * True for an answer of an API: JSON, XML, or a plain sentence, with a word of its own. CDNs and web servers answer with
 * pages; but where a gateway carried the answer, JSON that says no more than the status may be its own.
 */
function speaksForItself(exchange: Exchange, bearers: readonly Bearer[] = []): boolean {
  const answer = answerOf(exchange, exchange.role);
  if (answer === null || answer.text === '') return false;
  if (answer.json() !== undefined || (XML.test(answer.text) && !isPage(answer.text))) {
    return !bearers.some(isGateway) || !/^[[{]/.test(answer.text) || speaks(answer);
  }
  return answer.text.length <= LONGEST_SENTENCE && !/[<{]/.test(answer.text) && hasWords(answer.text);
}

/** A challenge for a bearer token and nothing else is what the middleware before an application writes. */
const askerOf = ({ response }: Exchange): Layer =>
  (response?.body?.text ?? '') === '' && challengesOf(response?.headers ?? []).some(isForNone)
    ? 'framework'
    : 'application';

/**
 * A 401, and no header that names a server or whoever passed it on: web servers and proxies that ask for credentials write their
 * name, or a page in their own manner.
 */
function isNamelessChallenge({ response, role }: Exchange): boolean {
  if (role === 'preflight' || response?.status !== 401) return false;
  const named = response.headers.some(({ name }) => CARRIERS.test(name));
  return !named && !/<center>|<address>/i.test(response.body?.text ?? '');
}

/** A sentence of its own, and no header of whoever could have passed it on. */
const isUncarried = (exchange: Exchange): boolean =>
  /^text\/plain\b/i.test(getHeader(exchange.response?.headers ?? [], 'content-type') ?? '') &&
  speaksForItself(exchange) &&
  !(exchange.response?.headers ?? []).some(({ name }) => CARRIERS.test(name));

const CARRIERS = /^(?:server|via|x-served-by|x-cache|x-amz\w*-.+|x-envoy-.+|x-kong-.+|cf-ray)$/i;

const isGateway = ({ layer }: Bearer): boolean => layer === 'gateway';
const isOutside = (bearer: Bearer): boolean => bearer.layer === 'edge' || isGateway(bearer);

const isJson = ({ response }: Exchange): boolean =>
  /^application\/(?:[\w.+-]+\+)?json\b/i.test(getHeader(response?.headers ?? [], 'content-type') ?? '');

/** XHTML begins as XML does. */
const isPage = (text: string): boolean => /^[^\0]{0,300}?<(?:!doctype )?html\b/i.test(text);

/** A member that says why, or a sentence anywhere. */
const speaks = (answer: Answer): boolean =>
  answer.values(SAYS).some(hasWords) || answer.sayings().some(({ text }) => / \S/.test(text) && hasWords(text));

const LONGEST_SENTENCE = 300;
const hasWords = (words: string): boolean => /[a-z]{3}/i.test(words) && !isStatusWord(words);

const SAYS =
  'message|error|detail|title|msg|reason|description|error.message|error.code|error.type|errors.*|errors.*.message|code';
