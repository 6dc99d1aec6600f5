import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Group, ReportDenial } from '../core/report-schema.ts';
import { makeSearchable, meets, parseFilter } from './filter.ts';
import { type Row, rowsOf, type Sort, sortRows } from './rows.ts';
import { type Chip, chipsOf, passes, SHOW_ALL, type Shown } from './toolbar/chips.tsx';

/** The rows of the list and what was asked of them. */
export interface RowsView {
  /** All, oldest cause first. */
  readonly rows: readonly Row[];
  /** Those that pass the filter and the chips, oldest cause first. */
  readonly visible: readonly Row[];
  /** The visible ones in the order asked for. */
  readonly sorted: readonly Row[];
  readonly sort: Sort;
  readonly chips: readonly Chip[];
  readonly typed: string;
  /** Changes with what is asked for, not with what is there. */
  readonly filterKey: string;
  readonly type: (typed: string) => void;
  readonly show: (shown: Shown) => void;
  readonly sortBy: (sort: Sort | null) => void;
  readonly showAll: () => void;
}

/** Milliseconds that work beforehand may take at a time: half a frame. */
const SLICE = 8;

/** Makes all denials ready for the filter, a slice at a time. */
function usePreparedFilter(denials: ReadonlyMap<string, ReportDenial>): void {
  useEffect(() => {
    const left = denials.values();
    let timer: ReturnType<typeof setTimeout>;
    const slice = () => {
      const end = performance.now() + SLICE;
      for (let next = left.next(); !next.done; next = left.next()) {
        makeSearchable(next.value);
        if (performance.now() < end) continue;
        timer = setTimeout(slice, SLICE);
        return;
      }
    };
    timer = setTimeout(slice, SLICE);
    return () => clearTimeout(timer);
  }, [denials]);
}

export function useRows(
  groups: readonly Group[],
  denials: ReadonlyMap<string, ReportDenial>,
  newestFirst: boolean,
): RowsView {
  const [typed, type] = useState('');
  const [shown, show] = useState(SHOW_ALL);
  const [column, sortBy] = useState<Sort | null>(null);
  usePreparedFilter(denials);
  const last = useRef<readonly Row[]>([]);
  const rows = useMemo(() => {
    last.current = rowsOf(groups, denials, last.current);
    return last.current;
  }, [groups, denials]);
  // Typing goes first: the rows follow when there is time.
  const asked = useDeferredValue(typed);
  const matching = useMemo(() => {
    const terms = parseFilter(asked);
    return terms.length === 0 ? rows : rows.filter((row) => row.denials.some((denial) => meets(terms, denial)));
  }, [rows, asked]);
  const visible = useMemo(() => matching.filter((row) => passes(shown, row)), [matching, shown]);
  const sort = useMemo<Sort>(() => column ?? { key: 'first', descending: newestFirst }, [column, newestFirst]);
  const sorted = useMemo(() => sortRows(visible, sort), [visible, sort]);
  const chips = useMemo(() => chipsOf(matching, shown), [matching, shown]);
  const showAll = () => {
    type('');
    show(SHOW_ALL);
  };
  return {
    rows,
    visible,
    sorted,
    sort,
    chips,
    typed,
    filterKey: `${asked} ${[...shown.kinds, ...shown.owners].join()}`,
    type,
    show,
    sortBy,
    showAll,
  };
}
