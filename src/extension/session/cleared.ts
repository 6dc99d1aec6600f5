import { type Chain, isFixTried } from '../../core/chain.ts';
import { clearedAt, type Pass, passesOf, passOf, repeatKey, startOf } from '../../core/cleared.ts';
import { tryingsOf } from '../../core/trying.ts';
import { refusalOfChain } from './refused.ts';
import { type Case, isDenied, type Session } from './session.ts';

const passes = new WeakMap<Chain, Pass | null>();

/** Worked out once for each request. */
function knownPass(chain: Chain): Pass | null {
  const known = passes.get(chain);
  if (known !== undefined) return known;
  const made = passOf(chain);
  passes.set(chain, made);
  return made;
}

/** Marks the denials whose request came to something while a fix was tried on it. */
export function markTried(session: Session): Session {
  const { cases } = session;
  const chains = [...cases.values()].map(({ chain }) => chain).filter(isFixTried);
  if (chains.length === 0) return session;
  const trying = tryingsOf(chains);
  const changed = new Map<string, Case>();
  for (const one of cases.values()) {
    if (!isDenied(one) || isFixTried(one.chain)) continue;
    const came = trying.get(repeatKey(one.chain)) ?? null;
    const refusedAt = Math.max(startOf(one.chain) ?? 0, one.last ?? 0);
    if (came === null || came.at <= refusedAt || came.at <= (one.tried?.at ?? 0)) continue;
    changed.set(one.id, { ...one, tried: came });
  }
  return changed.size === 0 ? session : { ...session, cases: new Map([...cases, ...changed]) };
}

/**
 * Marks the denials whose request has passed since it was last denied, and takes the mark from those that were denied
 * again.
 */
export function markCleared(session: Session): Session {
  const { cases } = session;
  const others = [...cases.values()].filter((one) => !isDenied(one)).map(({ chain }) => chain);
  const passed = passesOf(others, knownPass);
  const changed = new Map<string, Case>();
  for (const one of cases.values()) {
    const denial = isDenied(one) ? refusalOfChain(one.chain) : null;
    if (denial === null) continue;
    const started = startOf(one.chain);
    const refusedAt = started === null ? one.last : Math.max(started, one.last ?? started);
    const still = one.cleared !== null && refusedAt !== null && one.cleared > refusedAt ? one.cleared : null;
    const cleared = still ?? clearedAt(denial, refusedAt, passed);
    if (cleared !== one.cleared) changed.set(one.id, { ...one, cleared });
  }
  return changed.size === 0 ? session : { ...session, cases: new Map([...cases, ...changed]) };
}
