import { answerOf } from './answer.ts';
import type { Exchange } from './exchange.ts';
import { type Bearer, bearersOf, ladderOf } from './ladder.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recogniser.ts';
import type { Redacted } from './redact.ts';
import type { Refusal } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';
import { statusCause } from './status-cause.ts';
import { isStatusWord } from './status-word.ts';

interface Answers {
  readonly preflight: Redacted<Exchange> | null;
  readonly actual: Redacted<Exchange> | null;
}

/** What a server answers to a wrong address is no refusal of access, unless the browser blocked it. */
const NOT_ACCESS: ReadonlySet<RuleId> = new Set(['route-missing', 'method-not-permitted', 'request-shape']);

/** True where a recogniser names the answer as a refusal, whatever its status: at likely or better. */
export function isRefusal(exchange: Exchange): boolean {
  const [first] = recognise(exchange, exchange.role);
  if (first === undefined || first.certainty === 'possible' || NOT_ACCESS.has(first.rule)) return false;
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
  const author = bearers.findLast(({ tells }) => tells === 'answered');
  if (recognition === undefined) return unrecognised(exchange, on, bearers, author);
  const { cause, certainty, evidence } = sharpened(recognition, exchange, on);
  const nameless = recognition.product === null && author !== undefined;
  const { layer, product } = nameless ? author : recognition;
  const isSure = certainty !== 'possible' && layer !== 'unknown';
  const ladder = ladderOf(bearers, isSure ? { layer, product, evidence } : null);
  return { layer, product, cause, certainty, evidence, ladder };
}

/** An answer that calls the token invalid and no more, to a token that had expired, refused it for that. */
function sharpened(
  { rule, certainty, evidence }: Recognition,
  exchange: Redacted<Exchange>,
  on: 'preflight' | 'actual',
): Pick<Refusal, 'cause' | 'certainty' | 'evidence'> {
  const told = { cause: rule, certainty, evidence: [...evidence] };
  if (rule !== 'invalid-token') return told;
  const seen = statusCause(exchange, on);
  return seen.cause === 'token-expired' ? { ...seen, evidence: [...evidence, ...seen.evidence.slice(1)] } : told;
}

/** No marker: the status says what it can, and a header that only its author adds says who. */
function unrecognised(
  exchange: Redacted<Exchange>,
  on: 'preflight' | 'actual',
  bearers: readonly Bearer[],
  author: Bearer | undefined,
): Refusal {
  const { cause, certainty, evidence } = statusCause(exchange, on);
  const layer = author?.layer ?? (speaksForItself(exchange) ? 'application' : 'unknown');
  const product = author?.product ?? null;
  return { layer, product, cause, certainty, evidence: [...evidence], ladder: ladderOf(bearers, author ?? null) };
}

/** True for a JSON error with a word of its own: APIs answer so, carriers and web servers with pages. */
function speaksForItself(exchange: Exchange): boolean {
  const said = answerOf(exchange, exchange.role)?.values(SAYS) ?? [];
  return said.some((words) => /[a-z]{3}/i.test(words) && !isStatusWord(words));
}

const SAYS =
  'message|error|detail|title|msg|reason|description|error.message|error.code|error.type|errors.*|errors.*.message|code';
