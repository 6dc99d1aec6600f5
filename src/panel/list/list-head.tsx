import type { Sort, SortKey } from '../rows.ts';
import { type WordKey, words } from '../words.ts';

const COLUMNS: readonly {
  readonly key: Exclude<SortKey, 'first'>;
  readonly name: WordKey;
  readonly className: string;
}[] = [
  { key: 'status', name: 'columnStatus', className: 'row-status' },
  { key: 'cause', name: 'columnCause', className: 'row-cause' },
  { key: 'target', name: 'columnTarget', className: 'row-target' },
  { key: 'by', name: 'columnBy', className: 'row-by' },
  { key: 'count', name: 'columnCount', className: 'row-count' },
  { key: 'last', name: 'columnLast', className: 'row-time' },
];

interface ListHeadProps {
  readonly sort: Sort;
  /** Null: back to the order in which the causes came. */
  readonly onSort: (sort: Sort | null) => void;
}

/** The names of the columns; each press sorts by one: up, down, not at all. */
export function ListHead({ sort, onSort }: ListHeadProps) {
  const press = (key: SortKey) => {
    if (sort.key !== key) onSort({ key, descending: key === 'count' || key === 'last' });
    else onSort(sort.descending === (key === 'count' || key === 'last') ? { key, descending: !sort.descending } : null);
  };
  return (
    <div className="row head" role="toolbar" aria-label={words('sort')}>
      {COLUMNS.map(({ key, name, className }) => {
        const arrow = sort.key === key ? (sort.descending ? ' ↓' : ' ↑') : '';
        return (
          <button
            key={key}
            type="button"
            className={className}
            data-action={`sort-${key}`}
            aria-pressed={sort.key === key}
            title={words('sortBy', words(name))}
            onClick={() => press(key)}
          >
            {words(name)}
            {arrow}
          </button>
        );
      })}
    </div>
  );
}
