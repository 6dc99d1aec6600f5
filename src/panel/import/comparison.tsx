import { Fragment, useMemo } from 'react';
import { type Compared, compareReports, type Difference, type Pair } from '../../core/compare-reports.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { withOffsets } from '../marks/offsets.ts';
import { Prose } from '../marks/prose.tsx';
import { listDiff, type Piece, valueDiff } from '../value-diff.ts';
import { type WordKey, words } from '../words.ts';
import type { OpenedFile } from './use-import.ts';
import './comparison.css';

const OUTCOMES: Readonly<Record<Pair['outcome'], { readonly name: WordKey; readonly mark: 'good' | 'bad' | 'open' }>> =
  {
    cleared: { name: 'pairCleared', mark: 'good' },
    'refused-now': { name: 'pairRefusedNow', mark: 'bad' },
    'both-refused': { name: 'pairBothRefused', mark: 'bad' },
    'only-before': { name: 'pairOnlyBefore', mark: 'open' },
    'only-after': { name: 'pairOnlyAfter', mark: 'open' },
  };
const ICONS = { good: 'tick', bad: 'cross', open: 'unknown' } as const;

const PARTS: readonly (readonly [Difference['part'], WordKey])[] = [
  ['request', 'partRequest'],
  ['claims', 'partClaims'],
  ['cors', 'partCors'],
  ['answer', 'partAnswer'],
];

interface ComparisonProps {
  readonly before: OpenedFile;
  readonly after: OpenedFile;
  readonly onEnd: () => void;
}

/** Two reports side by side: for each request that one of them refused, what differs. */
export default function Comparison({ before, after, onEnd }: ComparisonProps) {
  const pairs = useMemo(() => compareReports(before.report, after.report), [before, after]);
  return (
    <section className="comparison" data-part="comparison" aria-label={words('comparison')}>
      <header>
        <h2>{words('comparisonOf', before.name, after.name)}</h2>
        <button type="button" data-action="end-comparison" onClick={onEnd}>
          {words('comparisonEnd')}
        </button>
      </header>
      {pairs.length === 0 && <p>{words('comparisonNothing')}</p>}
      {pairs.map((pair) => (
        <PairView key={`${pair.method} ${pair.shape}`} pair={pair} names={[before.name, after.name]} />
      ))}
    </section>
  );
}

function PairView({ pair, names }: { readonly pair: Pair; readonly names: readonly [string, string] }) {
  const { name, mark } = OUTCOMES[pair.outcome];
  return (
    <article className="pair" data-pair={pair.outcome}>
      <h3>
        <span className={mark}>
          <Icon name={ICONS[mark]} /> {words(name)}
        </span>{' '}
        <code>
          {pair.method} <Captured text={pair.shape} />
        </code>
      </h3>
      <dl className="pair-verdicts">
        <Side name={names[0]} side={pair.before} />
        <Side name={names[1]} side={pair.after} />
      </dl>
      {pair.differences.length > 0 && <Differences pair={pair} names={names} />}
      {pair.before && pair.after && pair.differences.length === 0 && <p className="muted">{words('pairAlike')}</p>}
    </article>
  );
}

function Side({ name, side }: { readonly name: string; readonly side: Compared | null }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>
        {side === null ? (
          words('pairAbsent')
        ) : (
          <Prose text={side.denial?.diagnoses[0]?.sentence ?? words('pairPassed')} />
        )}
      </dd>
    </div>
  );
}

function Differences({ pair, names }: { readonly pair: Pair; readonly names: readonly [string, string] }) {
  const parts = PARTS.filter(([part]) => pair.differences.some((one) => one.part === part));
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{words('differs')}</th>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      {parts.map(([part, title]) => (
        <tbody key={part} data-difference={part}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {words(title)}
            </th>
          </tr>
          {pair.differences
            .filter((one) => one.part === part)
            .map((one) => (
              <Row key={one.name} difference={one} names={names} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ difference, names }: { readonly difference: Difference; readonly names: readonly [string, string] }) {
  const { name, before, after } = difference;
  const [left, right] = [before ?? '', after ?? ''];
  const isList = /, /.test(left + right);
  const lower = (one: string) => one.toLowerCase();
  const { answered, needed } = isList
    ? { answered: listDiff(right, left, lower).needed, needed: listDiff(left, right, lower).needed }
    : valueDiff(left, right);
  return (
    <tr>
      <th scope="row">
        <code>{name.replace(/\b(?:header|claim) /, '')}</code>
      </th>
      <td data-side={names[0]}>
        <Value value={before} pieces={answered} as="del" />
      </td>
      <td data-side={names[1]}>
        <Value value={after} pieces={needed} as="ins" />
      </td>
    </tr>
  );
}

interface ValueProps {
  readonly value: string | null;
  readonly pieces: readonly Piece[];
  readonly as: 'del' | 'ins';
}

function Value({ value, pieces, as: Tag }: ValueProps) {
  if (value === null) return <span className="muted">{words('absent')}</span>;
  return (
    <code>
      {withOffsets(pieces, (piece) => piece.text.length).map(({ part, offset }) => {
        const Around = part.same ? Fragment : Tag;
        return (
          <Around key={offset}>
            <Captured text={part.text} />
          </Around>
        );
      })}
    </code>
  );
}
