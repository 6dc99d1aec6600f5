import type { Denial } from './denial.ts';
import { RULE_OF_REASON } from './fetch/reason.ts';
import type { AnyRule, Evidence, Fix } from './rule.ts';
import type { RuleId } from './rule-id.ts';
import { rules } from './rules/index.ts';
import { stoppedPreflight } from './stopped-preflight.ts';

/** What one rule says of a denial. */
export interface Diagnosis {
  readonly rule: AnyRule;
  readonly evidence: Evidence;
  readonly sentence: string;
  readonly fix: Fix;
}

const FALLBACK: RuleId = 'unknown';

/**
 * Every rule that has proof, the root cause first: what explains another rule stands before it, a mere possibility
 * behind what is known, and before what an error answer lacks besides the browser's first reason if it would explain
 * that; the protocol's faults stand in engine order. Never empty: `unknown` where nothing tells, and
 * before the possibilities where a refusal leaves no more than those.
 */
export function diagnose(denial: Denial): readonly Diagnosis[] {
  const found = rules.flatMap((rule) => {
    const diagnosis = rule.diagnose(denial);
    return diagnosis === null ? [] : [{ rule, ...diagnosis }];
  });
  const known = found.filter(({ rule }) => rule.id !== FALLBACK);
  const isOpen = denial.refusal !== null && known.every(({ evidence }) => evidence.certainty === 'possible');
  const told = known.length > 0 && !isOpen ? known : found;
  const present = new Set(told.map(({ rule }) => rule.id));
  const explained = new Set(
    told.flatMap(({ rule, evidence }) => (evidence.certainty === 'possible' ? [] : (rule.explains ?? []))),
  );
  const stopped = stoppedPreflight(denial);
  const isRefusedPreflight = stopped !== null && stopped.response.status >= 400;
  const isError = isRefusedPreflight || (stopped === null && (denial.actual?.response?.status ?? 0) >= 400);
  const perhaps = new Set(
    told.flatMap(({ rule, evidence }) => (evidence.certainty === 'possible' ? (rule.explains ?? []) : [])),
  );
  const engineOrder = (denial.cors?.failures ?? []).map(({ reason }): RuleId => RULE_OF_REASON[reason]);
  const rank = ({ rule, evidence }: Diagnosis): readonly number[] => {
    const explains = rule.explains?.some((id) => present.has(id)) === true;
    const isLast = explains && explained.has(rule.id) ? 1 : 0;
    const protocol = engineOrder.indexOf(rule.id);
    const possible = evidence.certainty === 'possible';
    // What refused the preflight is the reason of all that the browser misses on the refusal.
    const refuses = isRefusedPreflight && !possible && rule.id === denial.refusal?.cause;
    // A reason behind a fault, then the faults as the engine meets them, then all else; possibilities last, but for
    // what an error answer lacks besides: whatever gave the error is the reason of that.
    const brought = protocol > 0 && isError && perhaps.has(rule.id) && !explains;
    const kind =
      rule.id === FALLBACK ? 0 : possible ? 3 : explains || refuses ? 0 : brought ? 4 : protocol >= 0 ? 1 : 2;
    return [
      kind,
      isLast,
      protocol >= 0 ? protocol : engineOrder.length,
      CERTAINTY[evidence.certainty],
      // Of two that are as sure, what the refusal is said to be for.
      stopped === null && rule.id === denial.refusal?.cause ? 0 : 1,
      STAGE[rule.stage],
    ];
  };
  return told
    .map((diagnosis) => ({ diagnosis, key: rank(diagnosis) }))
    .sort((a, b) => compare(a.key, b.key))
    .map(({ diagnosis }) => diagnosis);
}

const CERTAINTY = { proven: 0, likely: 1, possible: 2 } as const;
const STAGE = {
  network: 0,
  preflight: 1,
  'cors-check': 2,
  authentication: 3,
  authorization: 4,
  intermediary: 5,
} as const;

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
