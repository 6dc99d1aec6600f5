import type { ReportEvidence } from './report-schema.ts';

/** A request that passed, as a report tells it. */
export type PassedRequest = ReportEvidence['siblings'][number]['chains'][number];

/** What one denial's diagnoses rest on beside its own exchanges. */
export interface RestsOn {
  /** Id of the denial. */
  readonly denial: string;
  readonly origin: string;
  /** In the order in which rules look at them. */
  readonly chains: readonly PassedRequest[];
}

/** Every request once, however many denials rest on it. Which of them each rests on is said where it is not all alike. */
export function siblingsByOrigin(rests: readonly RestsOn[]): ReportEvidence['siblings'] {
  const byOrigin = new Map<string, RestsOn[]>();
  for (const one of rests) {
    const same = byOrigin.get(one.origin);
    if (same === undefined) byOrigin.set(one.origin, [one]);
    else same.push(one);
  }
  return [...byOrigin].flatMap(([origin, same]) => {
    const places = new Map<PassedRequest, number>();
    for (const list of new Set(same.map(({ chains }) => chains)))
      for (const chain of list) if (!places.has(chain)) places.set(chain, places.size);
    if (places.size === 0) return [];
    const chains = [...places.keys()];
    if (same.every((one) => one.chains === same[0]?.chains || isSameList(one.chains, chains)))
      return [{ origin, chains }];
    const of = same.map((one) => ({
      denial: one.denial,
      chains: one.chains.flatMap((chain) => places.get(chain) ?? []),
    }));
    return [{ origin, chains, of }];
  });
}

const isSameList = (a: readonly PassedRequest[], b: readonly PassedRequest[]): boolean =>
  a.length === b.length && a.every((chain, index) => chain === b[index]);
