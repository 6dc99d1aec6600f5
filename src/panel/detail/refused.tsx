import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { words } from '../words.ts';
import { ladderOf, ladderSummary, type Rung } from './ladder.ts';
import { Part } from './part.tsx';
import './refused.css';

const RAILS = ['6', '18'] as const;

/** Rails solid as far as the request got, dotted beyond; the rung that refused is thick. */
function RungMark({
  rung,
  before,
  last,
}: {
  readonly rung: Rung;
  readonly before: Rung | undefined;
  readonly last: boolean;
}) {
  const reached = rung.state === 'passed' || rung.state === 'hit' || before === undefined || before.state === 'passed';
  const goesOn = rung.state === 'passed';
  return (
    <svg className="rung-mark" aria-hidden="true">
      {RAILS.map((x) => (
        <g key={x}>
          <line className={reached ? 'rail' : 'rail dashed'} x1={x} x2={x} y1="0" y2="12" />
          {!last && <line className={goesOn ? 'rail' : 'rail dashed'} x1={x} x2={x} y1="12" y2="100%" />}
        </g>
      ))}
      <line
        className={`rung-bar ${rung.state}`}
        x1={rung.state === 'hit' || rung.state === 'maybe' ? 2 : 6}
        x2={rung.state === 'hit' || rung.state === 'maybe' ? 22 : 18}
        y1="12"
        y2="12"
      />
    </svg>
  );
}

/** `preflight response header server` → `server`, `actual response status` → `status`: the rest is told by the picture. */
const shortWhere = (where: string) =>
  where.replace(/^(?:preflight|actual|hop \d+) (?:request |response )?(?:header |cookie |query )?/, '');

/** Who refused: the layers between the page and the application, with the one that refused lit. */
export function Refused({ denial }: { readonly denial: ReportDenial }) {
  const rungs = ladderOf(denial);
  return (
    <Part name="refused" title="refused" summary={ladderSummary(denial)}>
      {rungs.length === 0 && <p className="note">{words('nobodyKnown')}</p>}
      <ol className="ladder" aria-label={words('ladder')}>
        {rungs.map((rung, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer may stand on the ladder twice, in its order
          <li key={position} className={`rung ${rung.state}`} data-state={rung.state}>
            <RungMark rung={rung} before={rungs[position - 1]} last={position === rungs.length - 1} />
            <span className="rung-layer">
              <Captured
                text={rung.product === null ? rung.layer : words('layerAndProduct', rung.layer, rung.product)}
              />
            </span>
            <span className="rung-evidence">
              {rung.evidence.map(({ where, saw }) => (
                <span key={where + saw} title={`${where}: ${saw}`}>
                  <Captured text={`${shortWhere(where)}: ${saw}`} />
                </span>
              ))}
            </span>
            <span className="rung-did">{rung.did}</span>
          </li>
        ))}
      </ol>
    </Part>
  );
}
