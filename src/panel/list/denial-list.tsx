import {
  type KeyboardEvent,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Row, Sort } from '../rows.ts';
import type { Zone } from '../time.ts';
import { words } from '../words.ts';
import { ListHead } from './list-head.tsx';
import { ListRow } from './list-row.tsx';
import { ListRows } from './list-rows.tsx';
import { type Marked, NONE_MARKED, type Press, rangeOf, toggled } from './marked.ts';
import { usePointerHold } from './use-pointer-hold.ts';
import { useSteadyOrder } from './use-steady-order.ts';
import './list.css';

export interface DenialListHandle {
  /** False where the list is not shown. */
  readonly focus: () => boolean;
  readonly hasFocus: () => boolean;
  /** Selects the row so many below, and takes the focus. */
  readonly step: (by: 1 | -1) => void;
  /** Scrolls to where new rows come in. */
  readonly showNewest: () => void;
}

interface DenialListProps {
  readonly ref: Ref<DenialListHandle>;
  /** Sorted and filtered. */
  readonly rows: readonly Row[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort | null) => void;
  /** Changes with the filter. */
  readonly filterKey: string;
  readonly selected: string | null;
  /** Causes that came while the panel was not used. */
  readonly fresh: ReadonlySet<string>;
  readonly zone: Zone;
  readonly onSelect: (row: Row) => void;
  /** Several rows chosen at once; empty where it is one. */
  readonly marked: Marked;
  readonly onMark: (marked: Marked) => void;
  /** A press on a row, after it was selected. */
  readonly onPress: () => void;
  /** Enter: into the detail. */
  readonly onEnter: () => void;
  /** How many rows are new and out of sight. */
  readonly onNewer: (count: number) => void;
  readonly onShowAll: () => void;
}

const optionId = (groupId: string) => `row-${groupId}`;
/** Closer to the end than this counts as being there. */
const NEAR = 8;
const HEAD = 24;

export function DenialList(props: DenialListProps) {
  const { sort, selected, onNewer } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = usePointerHold(scroller);
  const [atNewest, setAtNewest] = useState(true);
  const [known, setKnown] = useState(0);

  const newestLast = sort.key === 'first' && !sort.descending;
  const orderKey = `${sort.key} ${sort.descending} ${props.filterKey}`;
  const { rows, waiting } = useSteadyOrder(props.rows, hovered || !atNewest, newestLast, orderKey);
  const index = rows.findIndex((row) => row.id === selected);
  const follow = newestLast && atNewest && !hovered;
  const newer = newestLast ? (follow ? 0 : Math.max(0, rows.length - known)) : waiting;

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight - element.clientHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when rows come, not when it is made anew
  useLayoutEffect(() => {
    const element = scroller.current;
    if (follow) toEnd();
    else if (element !== null && element.scrollHeight - element.clientHeight < NEAR) setKnown(rows.length);
  }, [follow, rows.length]);

  useEffect(() => onNewer(newer), [newer, onNewer]);

  // What was chosen, here or by a key in the detail, comes into view; later patches do not scroll.
  useEffect(() => {
    if (selected === null) return;
    document.getElementById(optionId(selected))?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const showNewest = () => {
    setHovered(false);
    setAtNewest(true);
    if (newestLast) toEnd();
    else scroller.current?.scrollTo({ top: 0 });
  };
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const below = element.scrollHeight - element.scrollTop - element.clientHeight;
    const there = newestLast ? below < NEAR : element.scrollTop < NEAR;
    setAtNewest(there);
    if (there || atNewest) setKnown(rows.length);
  };

  const ids = () => rows.map((row) => row.id);
  const anchor = useRef<string | null>(null);
  /** Shows a row, alone or as the end of a range that begins where the last lone one was. */
  const choose = (row: Row, how: Press) => {
    if (how === 'range') {
      anchor.current ??= selected;
      props.onMark(rangeOf(ids(), anchor.current, row.id));
    } else {
      anchor.current = row.id;
      props.onMark(how === 'toggle' ? toggled(props.marked, selected, row.id) : NONE_MARKED);
    }
    props.onSelect(row);
  };
  const go = (to: number, how: Press) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (!row) return;
    if (how === 'only') anchor.current = null;
    choose(row, how);
  };
  useImperativeHandle(props.ref, () => ({
    focus() {
      box.current?.focus();
      return document.activeElement === box.current;
    },
    hasFocus: () => document.activeElement === box.current,
    step(by) {
      box.current?.focus();
      go(index + by, 'only');
    },
    showNewest,
  }));

  const latest = useRef({ choose, onPress: props.onPress });
  latest.current = { choose, onPress: props.onPress };
  const press = useCallback((row: Row, how: Press) => {
    latest.current.choose(row, how);
    if (how === 'only') latest.current.onPress();
  }, []);
  /** Ctrl or ⌘ with A: all; Escape: one again. False where the key means nothing here. */
  const markBy = (event: KeyboardEvent): boolean => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'a') props.onMark(new Set(ids()));
    else if (event.key === 'Escape' && props.marked.size > 0) props.onMark(NONE_MARKED);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (markBy(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / HEAD) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index < 0 ? rows.length - 1 : index - 1,
      PageDown: index + page,
      PageUp: index - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) go(to, event.shiftKey ? 'range' : 'only');
    else if (event.key === 'Enter') props.onEnter();
    else return;
    event.preventDefault();
  };

  return (
    <div
      className="list"
      ref={scroller}
      onPointerEnter={() => {
        setKnown(rows.length);
        setHovered(true);
      }}
      onScroll={onScroll}
    >
      <ListHead sort={sort} onSort={props.onSort} />
      <div
        ref={box}
        className="list-box"
        role="listbox"
        aria-multiselectable={true}
        tabIndex={0}
        aria-label={words('list')}
        data-rows={rows.length}
        aria-activedescendant={index < 0 ? undefined : optionId(rows[index]?.id ?? '')}
        onKeyDown={onKeyDown}
      >
        <ListRows
          rows={rows}
          scroller={scroller}
          head={HEAD}
          kept={index}
          onResize={() => {
            if (follow) toEnd();
          }}
        >
          {(row, place) => (
            <ListRow
              key={row.id}
              row={row}
              id={optionId(row.id)}
              selected={row.id === selected || props.marked.has(row.id)}
              shown={row.id === selected}
              fresh={props.fresh.has(row.id)}
              place={place}
              of={place === null ? null : rows.length}
              zone={props.zone}
              onSelect={press}
            />
          )}
        </ListRows>
      </div>
      {rows.length === 0 && (
        <p className="list-none">
          {words('noneMatch')}{' '}
          <button type="button" className="link" data-action="show-all" onClick={props.onShowAll}>
            {words('showAll')}
          </button>
        </p>
      )}
    </div>
  );
}
