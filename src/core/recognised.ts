import type { Denial } from './denial.ts';
import { fetchCallDiff } from './fetch-call.ts';
import { messageToOwner } from './message-to-owner.ts';
import { parseUrl } from './parse-url.ts';
import type { Recognition } from './recogniser.ts';
import type { Citation, Fact, Owner } from './report-schema.ts';
import { type AnyRule, defineRule, type Evidence, type FixStep, type Stage } from './rule.ts';
import type { RuleId } from './rule-id.ts';

/** Evidence that a recogniser gave. */
export interface RecognisedEvidence extends Evidence {
  readonly recognition: Recognition;
}

const RANK = { proven: 0, likely: 1, possible: 2 } as const;

/** The surest recognition that names this rule; none where a product's own words, no less sure, name another. */
function recognisedAs(denial: Denial, rule: RuleId): Recognition | undefined {
  const found = denial.recognitions.find((one) => one.rule === rule);
  if (found === undefined || found.product !== null) return found;
  const speaksFor = (one: Recognition) => one.product !== null && one.on === found.on && one.rule !== rule;
  return denial.recognitions.some((one) => speaksFor(one) && RANK[one.certainty] <= RANK[found.certainty])
    ? undefined
    : found;
}

/** What a recognition proves, as a rule's evidence; null without one. */
function recognisedEvidence(denial: Denial, rule: RuleId): RecognisedEvidence | null {
  const recognition = recognisedAs(denial, rule);
  if (recognition === undefined) return null;
  const [first, ...rest] = recognition.evidence.map(({ where, saw }): Fact => ({ where, saw }));
  if (first === undefined) return null;
  const { certainty } = recognition;
  return { certainty, because: becauseOf(recognition), facts: [first, ...rest], recognition };
}

function becauseOf({ product, certainty }: Recognition): string {
  const speaker = product ?? 'the standard';
  if (certainty === 'proven') return `The answer bears a marker that ${speaker} gives to this cause alone.`;
  if (certainty === 'likely')
    return `The marker is ${product ? `${product}'s` : 'usual'} for this cause; the log of the layer that answered is not in the capture.`;
  return 'The answer is consistent with this cause, and with others.';
}

/** A full stop at the end, unless the product's own words bring one. */
const closed = (sentence: string): string => (/[.!?…]"?$/.test(sentence) ? sentence : `${sentence}.`);

/** Who acted, as the subject of a sentence. */
export function actorOf({ product, layer }: Pick<Recognition, 'product' | 'layer'>, denial: Denial): string {
  if (product !== null) return product;
  const host = hostOf(denial.actual?.request.url ?? denial.preflight?.request.url ?? denial.request.url);
  if (layer === 'edge' || layer === 'gateway') return `A layer in front of ${host}`;
  return layer === 'unknown' ? `Something at ${host}` : `The API at ${host}`;
}

const hostOf = (url: string): string => parseUrl(url)?.host ?? url;

/** `Kong refused this GET`, or what became of the request whose preflight was refused. */
function refusedWords(recognition: Pick<Recognition, 'product' | 'layer' | 'on'>, denial: Denial): string {
  const { method } = denial.request;
  const actor = actorOf(recognition, denial);
  if (recognition.on === 'preflight') return `${actor} refused the preflight, so your ${method} was never sent`;
  return `${actor} refused this ${method}${recognition.layer === 'edge' ? ' before it reached your server' : ''}`;
}

/** What a rule finds out by itself, with the sentence that tells it. */
export interface OwnEvidence extends Evidence {
  readonly sentence: string;
  /** Who must act, where these facts tell of another than the rule's owner. */
  readonly owner?: Owner;
  /** Steps that only these facts call for: they come before the rule's own. */
  readonly steps?: readonly FixStep[];
}

interface Found extends Evidence {
  readonly recognition: Recognition | null;
  readonly own: OwnEvidence | null;
}

/** A rule of an answer: proved by a recogniser, by what the request and the answer show, or by both. */
export interface AnswerRule {
  readonly id: RuleId;
  readonly stage: Stage;
  readonly title: string;
  readonly docs: readonly [Citation, ...Citation[]];
  readonly explains?: readonly RuleId[];
  /** Completes "PRODUCT refused this GET: …" where the product's own marker says no more. */
  readonly means: string;
  readonly owner: Owner;
  readonly steps: readonly [FixStep, ...FixStep[]];
  /** What the exchange shows beside any marker. */
  own?(denial: Denial): OwnEvidence | null;
  /** True where the request shows that the answer's words mean something else. */
  unless?(denial: Denial): boolean;
}

/** Closes such a rule: the surer of the two proofs counts, and the product's own advice comes before the rule's steps. */
export const defineAnswerRule = ({ means, owner, steps, own, unless, ...rule }: AnswerRule): AnyRule =>
  defineRule<Found>({
    ...rule,
    evidence: (denial) =>
      unless?.(denial) ? null : together(recognisedEvidence(denial, rule.id), own?.(denial) ?? null),
    sentence: ({ recognition, own: found }, denial) =>
      found?.sentence ??
      (recognition ? closed(`${refusedWords(recognition, denial)}: ${recognition.means ?? means}`) : rule.title),
    fix: ({ recognition, own: found }, denial) => ({
      owner: found?.owner ?? owner,
      steps: withCopies(stepsOf(recognition, found, steps, denial), denial),
    }),
  });

function together(recognised: RecognisedEvidence | null, own: OwnEvidence | null): Found | null {
  const surest = !recognised || (own && RANK[own.certainty] < RANK[recognised.certainty]) ? own : recognised;
  if (surest === null) return null;
  const { certainty, because } = surest;
  const [first, ...others] = [...(recognised?.facts ?? []), ...(own?.facts ?? [])];
  if (first === undefined) return null;
  const parameters = own?.parameters;
  return {
    certainty,
    because,
    facts: [first, ...others],
    ...(parameters ? { parameters } : {}),
    recognition: recognised?.recognition ?? null,
    own,
  };
}

type Steps = readonly [FixStep, ...FixStep[]];

/** What to paste: the message to whoever must take the step, or the diff of one's own call. */
function withCopies([first, ...rest]: Steps, denial: Denial): Steps {
  const withCopy = (step: FixStep): FixStep => {
    if (step.copy !== undefined) return step;
    const change = step.call?.(denial) ?? null;
    const ask = typeof step.ask === 'function' ? step.ask(denial) : step.ask;
    const copy = ask ? messageToOwner(denial, ask) : change === null ? undefined : fetchCallDiff(denial, change);
    return copy === undefined ? step : { ...step, copy };
  };
  return [withCopy(first), ...rest.map(withCopy)];
}

/**
 * The product's own advice, then what the facts call for, then the rule's steps: those that would change something of this
 * denial, and the rule's first where nothing would.
 */
function stepsOf(recognition: Recognition | null, own: OwnEvidence | null, steps: Steps, denial: Denial): Steps {
  const [first, ...others] = [...(own?.steps ?? []), ...steps.filter(({ when }) => when?.(denial) !== false)];
  const rest: Steps = [first ?? steps[0], ...others];
  if (!recognition?.fix) return rest;
  const why = recognition.means
    ? closed(`${recognition.product ?? 'The answer'} says: ${recognition.means}`)
    : rest[0].why;
  const { fix, fixBy } = recognition;
  const by = fixBy === undefined ? {} : { owner: fixBy };
  const better = rest.filter(({ inGeneral }) => inGeneral?.(fix) === true);
  // The product's own words are what is asked of whoever else must do it.
  const asks = fixBy === undefined && better.some(({ ask }) => ask !== undefined) ? { ask: asRequest(fix) } : {};
  const call = better.find((step) => step.call !== undefined)?.call;
  const advice: FixStep = { step: fix, why, ...by, ...asks, ...(call === undefined ? {} : { call }) };
  return [advice, ...rest.filter((step) => !better.includes(step))];
}

/** `Add it to the list.` as what follows "Please". */
const asRequest = (sentence: string): string =>
  `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`;
