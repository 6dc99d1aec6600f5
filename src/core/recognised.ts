import type { Denial } from './denial.ts';
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
export function recognisedAs(denial: Denial, rule: RuleId): Recognition | undefined {
  const found = denial.recognitions.find((one) => one.rule === rule);
  if (found === undefined || found.product !== null) return found;
  const speaksFor = (one: Recognition) => one.product !== null && one.on === found.on && one.rule !== rule;
  return denial.recognitions.some((one) => speaksFor(one) && RANK[one.certainty] <= RANK[found.certainty])
    ? undefined
    : found;
}

/** What a recognition proves, as a rule's evidence; null without one. */
export function recognisedEvidence(denial: Denial, rule: RuleId): RecognisedEvidence | null {
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

/** Who acted, as the subject of a sentence. */
export function actorOf({ product, layer }: Pick<Recognition, 'product' | 'layer'>, denial: Denial): string {
  if (product !== null) return product;
  const host = hostOf(denial.actual?.request.url ?? denial.preflight?.request.url ?? denial.request.url);
  if (layer === 'edge' || layer === 'gateway') return `A layer in front of ${host}`;
  return layer === 'unknown' ? `Something at ${host}` : `The API at ${host}`;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** `Kong refused this GET`, or what became of the request whose preflight was refused. */
export function refusedWords(recognition: Pick<Recognition, 'product' | 'layer' | 'on'>, denial: Denial): string {
  const { method } = denial.request;
  const actor = actorOf(recognition, denial);
  if (recognition.on === 'preflight') return `${actor} refused the preflight, so your ${method} was never sent`;
  return `${actor} refused this ${method}${recognition.layer === 'edge' ? ' before it reached your server' : ''}`;
}

/** A rule that recognisers alone can prove. */
export interface RecognisedRule {
  readonly id: RuleId;
  readonly stage: Stage;
  readonly title: string;
  readonly docs: readonly [Citation, ...Citation[]];
  /** Completes "PRODUCT refused this GET: …" where the product's own marker says no more. */
  readonly means: string;
  readonly owner: Owner;
  readonly steps: readonly [FixStep, ...FixStep[]];
}

/** Closes a rule whose proof is a recogniser's: the product's own advice comes before the rule's steps. */
export const defineRecognisedRule = ({ id, stage, title, docs, means, owner, steps }: RecognisedRule): AnyRule =>
  defineRule<RecognisedEvidence>({
    id,
    stage,
    title,
    docs,
    evidence: (denial) => recognisedEvidence(denial, id),
    sentence: ({ recognition }, denial) => `${refusedWords(recognition, denial)}: ${recognition.means ?? means}.`,
    fix: ({ recognition }) => ({ owner, steps: withAdvice(recognition, steps) }),
  });

/** The product's own advice, then the rule's steps. */
export function withAdvice(
  recognition: Recognition | undefined,
  steps: readonly [FixStep, ...FixStep[]],
): readonly [FixStep, ...FixStep[]] {
  if (recognition?.fix == null) return steps;
  const why = recognition.means ? `${recognition.product ?? 'The answer'}: ${recognition.means}.` : steps[0].why;
  return [{ step: recognition.fix, why }, ...steps];
}
