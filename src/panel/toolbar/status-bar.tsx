import { countWords, words } from '../words.ts';

interface StatusBarProps {
  /** "9 causes, 1,234 denials of 3,412 requests". */
  readonly seen: string;
  /** More that must be known: dropped denials, a pause, a loss. In order of weight. */
  readonly notices: readonly string[];
  /** Causes that are selected beside the one that is shown; 0 or 1: none is. */
  readonly marked: number;
  readonly onExportMarked: () => void;
  readonly onUnmark: () => void;
  readonly newer: number;
  readonly newestLast: boolean;
  readonly onShowNewest: () => void;
  /** Null where there is nothing to undo. */
  readonly onUndo: (() => void) | null;
}

export function StatusBar(props: StatusBarProps) {
  const { seen, notices, newer, newestLast, onShowNewest, onUndo, marked } = props;
  return (
    <div className="bar status-bar" data-part="status">
      <span data-part="seen" title={seen}>
        {seen}
      </span>
      {marked > 1 && (
        <span className="selected-rows" data-part="selected">
          <b>{words('someSelected', countWords(marked, 'cause', 'causes'))}</b>
          <button type="button" className="plain small" data-action="export-selected" onClick={props.onExportMarked}>
            {words('exportSelected')}
          </button>
          <button type="button" className="plain small" data-action="select-one" onClick={props.onUnmark}>
            {words('selectOne')}
          </button>
        </span>
      )}
      {onUndo && (
        <button type="button" className="plain small" data-action="undo-clear" onClick={onUndo}>
          {words('undoClear')}
        </button>
      )}
      {newer > 0 && (
        <button type="button" className="plain small" data-action="show-newest" onClick={onShowNewest}>
          {words(newestLast ? 'newerBelow' : 'newerAbove', String(newer))}
        </button>
      )}
      {notices.map((notice) => (
        <span key={notice} className="open" data-part="notice" title={notice}>
          {notice}
        </span>
      ))}
      <span className="push not-narrow">{words('stays')}</span>
    </div>
  );
}
