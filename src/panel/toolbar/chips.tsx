import type { Owner } from '../../core/report-schema.ts';
import type { Kind, Row } from '../rows.ts';
import { numberWords, ownerWords, type WordKey, words } from '../words.ts';

/** Which kinds and owners are shown; none chosen shows all. */
export interface Shown {
  readonly kinds: ReadonlySet<Kind>;
  readonly owners: ReadonlySet<Owner>;
}

export const SHOW_ALL: Shown = { kinds: new Set(), owners: new Set() };

const KINDS: readonly { readonly kind: Kind; readonly name: WordKey }[] = [
  { kind: 'cors', name: 'kindCors' },
  { kind: 'status', name: 'kindStatus' },
  { kind: 'network', name: 'kindNetwork' },
];
const OWNERS: readonly Owner[] = ['server', 'client', 'identity-provider', 'intermediary'];

export interface Chip {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly pressed: boolean;
  readonly after: Shown;
  readonly group: 'all' | 'kind' | 'owner';
}

function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

export const passes = (shown: Shown, row: Row): boolean =>
  (shown.kinds.size === 0 || shown.kinds.has(row.kind)) && (shown.owners.size === 0 || shown.owners.has(row.owner));

/** The chips worth showing: what there is, and what is pressed. */
export function chipsOf(rows: readonly Row[], shown: Shown): readonly Chip[] {
  const nothing = shown.kinds.size + shown.owners.size === 0;
  const counts = new Map<Kind | Owner, number>();
  for (const { kind, owner } of rows) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const kinds = KINDS.map(({ kind, name }) => ({
    id: kind,
    label: words(name),
    count: counts.get(kind) ?? 0,
    pressed: shown.kinds.has(kind),
    after: { ...shown, kinds: toggled(shown.kinds, kind) },
    group: 'kind' as const,
  }));
  const owners = OWNERS.map((owner) => ({
    id: owner,
    label: ownerWords(owner),
    count: counts.get(owner) ?? 0,
    pressed: shown.owners.has(owner),
    after: { ...shown, owners: toggled(shown.owners, owner) },
    group: 'owner' as const,
  }));
  return [
    { id: 'all', label: words('all'), count: rows.length, pressed: nothing, after: SHOW_ALL, group: 'all' },
    ...[...kinds, ...owners].filter((chip) => chip.count > 0 || chip.pressed),
  ];
}

interface ChipsProps {
  readonly chips: readonly Chip[];
  readonly onShow: (shown: Shown) => void;
}

export function Chips({ chips, onShow }: ChipsProps) {
  return (
    <div className="bar chips not-narrow" role="toolbar" aria-label={words('chips')}>
      {chips.map((chip, position) => (
        <span key={chip.id} style={{ display: 'contents' }}>
          {chip.group === 'owner' && chips[position - 1]?.group !== 'owner' && <span className="separator" />}
          <button
            type="button"
            className="chip"
            data-chip={chip.id}
            aria-pressed={chip.pressed}
            onClick={() => onShow(chip.after)}
          >
            {chip.label} <span>{numberWords(chip.count)}</span>
          </button>
        </span>
      ))}
    </div>
  );
}
