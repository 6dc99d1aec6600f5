import type { Diagnosis } from './diagnose.ts';
import type { Refusal } from './report-schema.ts';
import type { Stage } from './rule.ts';

/** Stages of what a server may refuse for. */
const OF_SERVERS: ReadonlySet<Stage> = new Set(['authentication', 'authorization', 'intermediary']);

/**
 * The refusal with the cause that the request tells more exactly than the answer's words do: that of the first diagnosis which explains
 * them, or which stands where they say nothing. A product's proof stays; what came and is called invalid is so for another cause only
 * where that is proven.
 *
 * @param diagnoses the root cause first
 */
export function withRootCause(refusal: Refusal | null, diagnoses: readonly Diagnosis[]): Refusal | null {
  if (refusal === null || refusal.certainty === 'proven') return refusal;
  const { cause } = refusal;
  const root = diagnoses.find(
    ({ rule, evidence: { certainty } }) =>
      OF_SERVERS.has(rule.stage) &&
      rule.id !== 'unknown' &&
      (cause === 'invalid-token' ? certainty === 'proven' : certainty !== 'possible'),
  );
  const isMoreExact = root !== undefined && (cause === 'unknown' || root.rule.explains?.includes(cause) === true);
  // That the answer was meant for it is not in its bytes: the certainty stays that of the answer.
  return isMoreExact ? { ...refusal, cause: root.rule.id } : refusal;
}
