import { useEffect, useMemo, useRef, useState } from 'react';
import { meets, parseFilter } from './filter.ts';
import { inSlices } from './in-slices.ts';
import type { Row } from './rows.ts';

/** Rows that were asked for, and what was asked. */
export interface Matching {
  readonly rows: readonly Row[];
  readonly asked: string;
}

/** So many rows are looked at at once; more of them a slice at a time. */
const AT_ONCE = 1_000;

/** Rows as they are now, of those that were shown. */
function stillThere(shown: readonly Row[], all: readonly Row[]): readonly Row[] {
  const byId = new Map(all.map((row) => [row.id, row]));
  return shown.flatMap(({ id }) => byId.get(id) ?? []);
}

/** The rows that the filter lets pass. Until all of many are looked at, those that passed before are shown. */
export function useMatching(all: readonly Row[], asked: string): Matching {
  /** One for each question; what is known of a row holds as long as the row does. */
  const passes = useMemo(() => {
    const terms = parseFilter(asked);
    if (terms.length === 0) return null;
    const known = new WeakMap<Row, boolean>();
    return (row: Row): boolean => {
      const answer = known.get(row) ?? row.denials.some((denial) => meets(terms, denial));
      known.set(row, answer);
      return answer;
    };
  }, [asked]);
  const isMany = passes !== null && all.length > AT_ONCE;
  const [found, setFound] = useState<(Matching & { readonly of: readonly Row[] }) | null>(null);
  useEffect(() => {
    if (passes === null || !isMany) return;
    const rows: Row[] = [];
    const look = (row: Row) => {
      if (passes(row)) rows.push(row);
    };
    return inSlices(all, look, () => setFound({ rows, asked, of: all }));
  }, [all, asked, passes, isMany]);

  const shown = useRef<Matching>({ rows: all, asked: '' });
  const matching = useMemo(() => {
    if (passes === null) return { rows: all, asked };
    if (!isMany) return { rows: all.filter(passes), asked };
    if (found?.of === all && found.asked === asked) return { rows: found.rows, asked };
    return { rows: stillThere(shown.current.rows, all), asked: shown.current.asked };
  }, [all, asked, passes, isMany, found]);
  shown.current = matching;
  return matching;
}
