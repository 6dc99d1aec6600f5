import { type Chain, isFixTried } from './chain.ts';
import { type Denial, denialOf } from './denial.ts';
import { methodOf, requestOrigin, urlOf } from './fetch/hop-context.ts';
import { judge } from './fetch/judge.ts';
import { once } from './once.ts';
import { urlShape } from './url-shape.ts';

/** Equal for requests that ask for the same: method, URL but for the values of its query, and the page's origin. */
export function repeatKey(chain: Chain): string {
  const known = repeatKeys.get(chain);
  if (known !== undefined) return known;
  const [first] = chain.hops;
  const made = `${methodOf(first)} ${urlShape(urlOf(first))} ${requestOrigin(chain) ?? ''}`;
  repeatKeys.set(chain, made);
  return made;
}

const repeatKeys = new WeakMap<Chain, string>();

/** When a request began: milliseconds since the epoch, or null where unknown. */
export function startOf({ hops }: Chain): number | null {
  const [first] = hops;
  return (first.actual ?? first.preflight)?.startedDateTime ?? null;
}

/** A request that passed. */
export interface Pass {
  /** When it began: milliseconds since the epoch. */
  readonly at: number;
  /** True where CORS is known to have let it through; false where that depends on what is not visible. */
  readonly isSure: () => boolean;
}

/**
 * How a request passed, null where it did not: the script got an answer with a status below 400 at the end of all
 * redirects, and none that a recogniser names as a refusal.
 */
export const passOf = (chain: Chain): Pass | null => {
  const pass = passOfOther(chain);
  return pass === null || denialOf(chain, '') !== null ? null : pass;
};

/** The same of a request that is known to be no denial. */
export function passOfOther(chain: Chain): Pass | null {
  const at = startOf(chain);
  const last = (chain.hops.at(-1) ?? chain.hops[0]).actual;
  // Nothing was repaired: it passed by what was tried in this browser alone.
  if (isFixTried(chain)) return null;
  const status = last?.response?.status ?? 0;
  if (at === null || last === null || last.error !== null) return null;
  if (status < 200 || (status > 299 && status !== 304)) return null;
  return { at, isSure: once(() => judge(chain, last.browser)?.blocked !== null) };
}

/** By `repeatKey`, how each request passed, earliest first. */
export type Passes = ReadonlyMap<string, readonly Pass[]>;

export function passesOf(chains: Iterable<Chain>, passed: (chain: Chain) => Pass | null = passOf): Passes {
  const passes = new Map<string, Pass[]>();
  for (const chain of chains) {
    const pass = passed(chain);
    if (pass === null) continue;
    const key = repeatKey(chain);
    const known = passes.get(key);
    if (known === undefined) passes.set(key, [pass]);
    else known.push(pass);
  }
  for (const some of passes.values()) some.sort((a, b) => a.at - b.at);
  return passes;
}

/**
 * When the request of a denial first passed after `refusedAt`, in milliseconds since the epoch; null where it has not. What
 * the browser refused is cleared only by what it is known to have let through.
 */
export function clearedAt(denial: Denial, refusedAt: number | null, passes: Passes): number | null {
  if (passes.size === 0 || refusedAt === null) return null;
  const later = passes.get(repeatKey(denial))?.filter(({ at }) => at > refusedAt) ?? [];
  return later.find(({ isSure }) => denial.blockedBy === 'server' || isSure())?.at ?? null;
}
