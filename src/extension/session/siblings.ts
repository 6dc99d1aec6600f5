import type { Chain } from '../../core/chain.ts';
import { methodOf, urlOf } from '../../core/fetch/hop-context.ts';
import { originOf } from '../../core/fetch/origin.ts';
import { indexOf } from './case-index.ts';
import type { Case } from './session.ts';

const KEPT = 8;

interface Target {
  readonly method: string;
  readonly url: string;
  readonly path: string;
  readonly folder: string;
}

/**
 * Ids of the requests that passed and tell most about a denied one: the same request, then the same path, then its
 * neighbours, then any to the same server; of equals the later one.
 */
export function siblingsFor(chain: Chain, cases: ReadonlyMap<string, Case>): readonly string[] {
  const target = targetOf(chain);
  const ids = indexOf(cases).passed.get(originOf(target.url) ?? '') ?? [];
  return ids
    .map((id, age) => {
      const sibling = cases.get(id);
      return { id, age, likeness: sibling === undefined ? 4 : likeness(targetOf(sibling.chain), target) };
    })
    .sort((a, b) => a.likeness - b.likeness || b.age - a.age)
    .slice(0, KEPT)
    .map(({ id }) => id);
}

const targets = new WeakMap<Chain, Target>();

function targetOf(chain: Chain): Target {
  const known = targets.get(chain);
  if (known !== undefined) return known;
  const made = readTarget(chain);
  targets.set(chain, made);
  return made;
}

function readTarget(chain: Chain): Target {
  const last = chain.hops.at(-1) ?? chain.hops[0];
  const url = urlOf(last);
  const path = url.split('?', 1)[0] ?? url;
  return { method: methodOf(last), url, path, folder: path.slice(0, path.lastIndexOf('/') + 1) };
}

function likeness(a: Target, b: Target): number {
  if (a.url === b.url && a.method === b.method) return 0;
  if (a.path === b.path) return 1;
  return a.folder === b.folder ? 2 : 3;
}
