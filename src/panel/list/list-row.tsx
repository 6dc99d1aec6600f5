import { memo } from 'react';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import type { Row } from '../rows.ts';
import { clock, shortClock, type Zone } from '../time.ts';
import { numberWords, words } from '../words.ts';
import type { Press } from './marked.ts';

interface ListRowProps {
  readonly row: Row;
  readonly id: string;
  readonly selected: boolean;
  /** Its denial is shown: of several selected rows one. */
  readonly shown: boolean;
  /** Came while the panel was not used. */
  readonly fresh: boolean;
  /** Its place, from 1, and of how many, where not all rows are in the document; else null. */
  readonly place: number | null;
  readonly of: number | null;
  readonly zone: Zone;
  readonly onSelect: (row: Row, press: Press) => void;
}

/** One root cause, in one line; in a narrow list in two. */
export const ListRow = memo(function ListRow({
  row,
  id,
  selected,
  shown,
  fresh,
  place,
  of,
  zone,
  onSelect,
}: ListRowProps) {
  const many = row.count > 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the listbox has the focus and the keys
    <div
      id={id}
      className={`row${shown ? ' shown' : ''}${fresh ? ' fresh' : ''}${row.cleared === null ? '' : ' cleared'}`}
      role="option"
      aria-selected={selected}
      aria-posinset={place ?? undefined}
      aria-setsize={of ?? undefined}
      data-group-id={row.id}
      data-rule={row.rule}
      data-count={row.count}
      onClick={(event) => onSelect(row, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')}
    >
      <span className="row-status">{row.status}</span>
      <span className="row-cause" title={row.cause}>
        {row.cleared !== null && (
          <span className="row-cleared">
            <Icon name="tick" small />
            {words('clearedAt', shortClock(row.cleared, zone))}
            {': '}
          </span>
        )}
        {row.passedByFix !== null && (
          <span className="row-tried">
            {words('rowTried', shortClock(row.passedByFix, zone))}
            {': '}
          </span>
        )}
        <Captured text={row.cause} />
        {fresh && <span className="screen-reader">{words('rowNew')}</span>}
      </span>
      <span className="row-target" title={`${row.method} ${row.host}${row.path}`}>
        <Captured text={`${row.method} ${row.path}`} />
        <span className="row-host">
          <Captured text={row.host} />
        </span>
      </span>
      <span className="row-by">{row.by}</span>
      <span className={many ? 'row-count many' : 'row-count'}>
        {many && <span aria-hidden="true">{words('times', numberWords(row.count))}</span>}
        {many && <span className="screen-reader">{words('rowCount', numberWords(row.count))}</span>}
      </span>
      <span className="row-time">{row.last === null ? '' : clock(row.last, zone)}</span>
    </div>
  );
});
