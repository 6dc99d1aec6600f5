import { urlShape } from '../../core/url-shape.ts';
import type { Glimpse } from './glimpse.ts';
import { originOfUrl } from './ring.ts';

/**
 * What later requests matter because of a denial that was sent: its partner where that comes after it, the first
 * request of its kind that passes, and a few others to the same server that pass.
 */
export interface Interest {
  readonly note: (denied: Glimpse, method: string) => void;
  /** `part`: it may belong to a denial; `sibling`: it passed, beside one. */
  readonly wants: (seen: Glimpse) => 'part' | 'sibling' | null;
  /** How many more requests of this origin may be sent as evidence. */
  readonly siblingsLeft: (origin: string) => number;
  readonly siblingSent: (origin: string) => void;
  readonly clear: () => void;
}

/** A partner begins within this many milliseconds of the other. */
export const PARTNER_WINDOW = 60_000;
const TARGETS = 2_000;
const SIBLINGS_AN_ORIGIN = 24;
const LATER_SIBLINGS = 3;

export function createInterest(): Interest {
  /** By URL, when a request to it that was denied began. */
  const targets = new Map<string, number>();
  /** What was denied and has not passed since. */
  const refused = new Set<string>();
  const origins = new Map<string, { sent: number; later: number }>();

  const origin = (name: string) => {
    const known = origins.get(name) ?? { sent: 0, later: 0 };
    origins.set(name, known);
    return known;
  };

  return {
    note: ({ url, start }, method) => {
      // Set anew, so that the first key is the one longest without a denial.
      targets.delete(url);
      targets.set(url, start);
      if (targets.size > TARGETS) targets.delete(targets.keys().next().value ?? '');
      refused.add(`${method} ${urlShape(url)}`);
      if (refused.size > TARGETS) refused.delete(refused.values().next().value ?? '');
      origin(originOfUrl(url)).later = LATER_SIBLINGS;
    },
    wants: (seen) => {
      if (targets.size === 0) return null;
      if (seen.preflight) {
        const start = targets.get(seen.url);
        return start !== undefined && Math.abs(seen.start - start) <= PARTNER_WINDOW ? 'part' : null;
      }
      if (refused.delete(`${seen.method} ${urlShape(seen.url)}`)) return 'part';
      if (seen.redirect !== null && targets.has(seen.redirect)) return 'part';
      const known = origins.get(originOfUrl(seen.url));
      if (known === undefined || known.later === 0 || seen.status === 0) return null;
      if (known.sent >= SIBLINGS_AN_ORIGIN) return null;
      known.later -= 1;
      return 'sibling';
    },
    siblingsLeft: (name) => Math.max(0, SIBLINGS_AN_ORIGIN - (origins.get(name)?.sent ?? 0)),
    siblingSent: (name) => {
      origin(name).sent += 1;
    },
    clear: () => {
      targets.clear();
      refused.clear();
      origins.clear();
    },
  };
}
