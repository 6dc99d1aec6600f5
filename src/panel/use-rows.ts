import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Group, ReportDenial } from '../core/report-schema.ts';
import { makeSearchable } from './filter.ts';
import { inSlices } from './in-slices.ts';
import { type Row, rowsOf, type Sort, sortRows } from './rows.ts';
import { type Chip, chipsOf, passes, SHOW_ALL, type Shown } from './toolbar/chips.tsx';
import { useMatching } from './use-matching.ts';

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
  /** The filter has the focus, or has lost it. */
  readonly filtering: (isUsed: boolean) => void;
  readonly show: (shown: Shown) => void;
  readonly sortBy: (sort: Sort | null) => void;
  readonly showAll: () => void;
}

export function useRows(
  groups: readonly Group[],
  denials: ReadonlyMap<string, ReportDenial>,
  newestFirst: boolean,
): RowsView {
  const [typed, type] = useState('');
  const [shown, show] = useState(SHOW_ALL);
  const [column, sortBy] = useState<Sort | null>(null);
  const [isFiltering, filtering] = useState(false);
  // Beforehand, so that the first letter typed need not wait for it.
  useEffect(() => (isFiltering ? inSlices(denials.values(), makeSearchable) : undefined), [isFiltering, denials]);
  const last = useRef<readonly Row[]>([]);
  const rows = useMemo(() => {
    last.current = rowsOf(groups, denials, last.current);
    return last.current;
  }, [groups, denials]);
  // Typing goes first: the rows follow when there is time.
  const { rows: matching, asked } = useMatching(rows, useDeferredValue(typed));
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
    filtering,
    show,
    sortBy,
    showAll,
  };
}
