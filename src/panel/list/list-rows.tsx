import { type ReactElement, type RefObject, useEffect, useRef } from 'react';
import { Virtualizer } from 'virtua';
import type { Row } from '../rows.ts';

/** So many rows are all in the document: a new one then costs no more than itself. */
const ALL_SHOWN = 500;

interface ListRowsProps {
  readonly rows: readonly Row[];
  readonly scroller: RefObject<HTMLElement | null>;
  /** Height of what stands above the rows, in pixels. */
  readonly head: number;
  /** Place of the row that stays in the document wherever the list is scrolled; -1: of none. */
  readonly kept: number;
  /** The rows have become taller or less tall, or more. */
  readonly onResize: () => void;
  /** `place`: from 1, where not all rows are in the document. */
  readonly children: (row: Row, place: number | null) => ReactElement;
}

/** The rows of the list: all of a short one, of a long one those in sight. */
export function ListRows(props: ListRowsProps) {
  const { rows, scroller, head, kept, onResize, children } = props;
  return rows.length <= ALL_SHOWN ? (
    <AllRows {...props} />
  ) : (
    <Virtualizer
      scrollRef={scroller}
      data={rows}
      startMargin={head}
      onResize={onResize}
      {...(kept < 0 ? {} : { keepMounted: [kept] })}
    >
      {(row, index) => children(row, index + 1)}
    </Virtualizer>
  );
}

function AllRows({ rows, onResize, children }: ListRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(onResize);
  latest.current = onResize;
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} role="presentation">
      {rows.map((row) => children(row, null))}
    </div>
  );
}
