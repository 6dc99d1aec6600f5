import type { Denial } from './denial.ts';
import type { FetchChange } from './fetch-call.ts';
import type { Certainty, Citation, Fact, Owner } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

/** Proof that this is what happened. */
export interface Evidence {
  readonly certainty: Certainty;
  /** Why this certain: what is in the capture; for less than `proven` the one thing that is not visible. */
  readonly because: string;
  readonly facts: readonly [Fact, ...Fact[]];
  /** What is missing or wrong, one each (header names, methods, scopes): part of the key that groups denials. */
  readonly parameters?: readonly string[];
}

/** One thing to do. */
export interface FixStep {
  readonly step: string;
  readonly why: string;
  /** Who can do it, where that is not the fix's owner. */
  readonly owner?: Owner;
  /** What to paste, exact. */
  readonly copy?: string;
  /** What is to be asked of the owner where that is somebody else; completes "Please …". The message is made of it. */
  readonly ask?: string | ((denial: Denial) => string);
  /** Whether a product's own advice, which is given, says it better. */
  readonly inGeneral?: (advice: string) => boolean;
  /** Where it would change something; absent: always. */
  readonly when?: (denial: Denial) => boolean;
  /** A test: what is the cause if the request passes then, and is not if it is refused again. */
  readonly tells?: string;
  /** What of the page's call is to be changed, where that can be shown: the diff is made of it. */
  readonly call?: (denial: Denial) => FetchChange | null;
}

export interface Fix {
  readonly owner: Owner;
  readonly steps: readonly [FixStep, ...FixStep[]];
  /** True where the CORS policy of the target must change: the checklist then shows one policy for all such faults. */
  readonly wantsPolicy?: boolean;
  /** True where that policy is all there is to do: the steps are for where none can be given. */
  readonly policyAlone?: boolean;
  /** True where the steps are how that policy comes about: they are told within its step, and are no steps beside it. */
  readonly withinPolicy?: boolean;
}

export type Stage = 'network' | 'preflight' | 'cors-check' | 'authentication' | 'authorization' | 'intermediary';

/**
 * One root cause: how to prove it and what clears it. A rule is one file `<id>.ts` in `rules/`, with one test and one
 * fixture beside it; the folder is the list.
 */
export interface Rule<E extends Evidence = Evidence> {
  /** The file's name: a noun that names the fault. Never renamed. */
  readonly id: RuleId;
  readonly stage: Stage;
  /** The fault, stated as a fact. One line, no full stop. */
  readonly title: string;
  /** The normative sentence first, then guides; each https with a fragment where the document has one. */
  readonly docs: readonly [Citation, ...Citation[]];
  /** Rules that this one is the reason of: it is told before them. */
  readonly explains?: readonly RuleId[];
  /** Proof, or null. Pure and total: it never throws. */
  evidence(denial: Denial): E | null;
  /** The verdict in one or two sentences: who refused what, and what became of the request. */
  sentence(evidence: E, denial: Denial): string;
  /** What to change, and who can change it. */
  fix(evidence: E, denial: Denial): Fix;
}

/** A rule whose evidence type is its own business: what the catalogue holds. */
export interface AnyRule extends Omit<Rule, 'evidence' | 'sentence' | 'fix'> {
  diagnose(denial: Denial): { readonly evidence: Evidence; readonly sentence: string; readonly fix: Fix } | null;
}

/** Closes a rule over its evidence type, so that rules of every kind stand in one list. */
export function defineRule<E extends Evidence>(rule: Rule<E>): AnyRule {
  const { id, stage, title, docs, explains } = rule;
  return {
    id,
    stage,
    title,
    docs,
    ...(explains ? { explains } : {}),
    diagnose(denial) {
      const evidence = rule.evidence(denial);
      return evidence && { evidence, sentence: rule.sentence(evidence, denial), fix: rule.fix(evidence, denial) };
    },
  };
}
