import type { ReactElement } from 'react';
import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { words } from '../words.ts';
import { flowOf, flowSummary, type Mark, type Station } from './flow.ts';
import { Part } from './part.tsx';
import './happened.css';

const INSIDE: Readonly<Record<Mark, ReactElement | null>> = {
  start: <circle className="flow-dot" cx="12" cy="12" r="3" />,
  pass: <path className="flow-tick" d="M8.5 12.2l2.5 2.5 4.5-5.2" />,
  redirect: <path className="flow-wire" d="M8.5 14v-1.5a2 2 0 0 1 2-2h5M13.5 8.5l2 2-2 2" />,
  stop: <path className="flow-cross" d="M9 9l6 6M15 9l-6 6" />,
  unsent: null,
  unseen: <path className="flow-dot" d="M9 12h.01M12 12h.01M15 12h.01" />,
};

const MEANS: Readonly<Record<Mark, string>> = {
  start: '',
  pass: words('markPass'),
  redirect: words('markRedirect'),
  stop: words('markStop'),
  unsent: words('neverSent'),
  unseen: words('notCaptured'),
};

/** The wire to the next station: it goes there, or is cut on the way. Drawn twice, across and down; one is shown. */
function Wire({ cut }: { readonly cut: boolean }) {
  return (
    <>
      <svg className="flow-across" aria-hidden="true">
        <line className="flow-wire" x1="27" x2={cut ? '38%' : '100%'} y1="12" y2="12" />
        {cut && <line className="flow-wire dashed" x1="44%" x2="98%" y1="12" y2="12" />}
        <svg x={cut ? '38%' : '100%'} overflow="visible" aria-hidden="true">
          <path className={cut ? 'flow-cut' : 'flow-wire'} d={cut ? 'M0 6v12' : 'M-6 8l4 4-4 4'} />
        </svg>
      </svg>
      <svg className="flow-down" aria-hidden="true">
        <line className={cut ? 'flow-wire dashed' : 'flow-wire'} x1="12" x2="12" y1={cut ? 34 : 24} y2="100%" />
        {cut && <path className="flow-cut" d="M6 28h12" />}
      </svg>
    </>
  );
}

function StationMark({ mark }: { readonly mark: Mark }) {
  return (
    <svg className={`flow-node ${mark}`} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r={mark === 'stop' ? 8.5 : 8} />
      {INSIDE[mark]}
    </svg>
  );
}

interface StationItemProps {
  readonly station: Station;
  readonly next: Station | undefined;
  readonly onShowExchange: (index: number) => void;
}

function StationItem({ station, next, onShowExchange }: StationItemProps) {
  const { exchange, mark } = station;
  const title = <b>{station.title}</b>;
  return (
    <li className="flow-station" data-mark={mark}>
      {next && <Wire cut={next.mark === 'unsent'} />}
      <StationMark mark={mark} />
      <div className="flow-words">
        {exchange === null ? (
          title
        ) : (
          <button
            type="button"
            className="flow-link"
            title={words('showExchange')}
            onClick={() => onShowExchange(exchange)}
          >
            {title}
          </button>
        )}
        <span className="flow-note">
          {station.status !== null && <span className={mark === 'stop' ? 'bad' : ''}>{station.status} </span>}
          {MEANS[mark] !== '' && MEANS[mark] !== station.note && <span className="screen-reader">{MEANS[mark]} </span>}
          {station.note !== null && (
            <span className="muted">
              <Captured text={station.note} />
            </span>
          )}
        </span>
      </div>
    </li>
  );
}

interface HappenedProps {
  readonly denial: ReportDenial;
  readonly onShowExchange: (index: number) => void;
  /** Null where the browser cannot open a source. */
  readonly onOpenSource: (() => void) | null;
}

/** `https://app.example/assets/cart.js?v=2`, line 42: `cart.js:42`. */
function sourceWords({ url, line }: NonNullable<ReportDenial['initiator']>): string {
  const name = /([^/]+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
  return line === null ? name : `${name}:${line}`;
}

/** The line of the page's own code that made the request. */
function CalledAt({ denial, onOpenSource }: Pick<HappenedProps, 'denial' | 'onOpenSource'>) {
  const { initiator } = denial;
  if (!initiator) return null;
  const source = <Captured text={sourceWords(initiator)} />;
  return (
    <p className="note called-at" title={initiator.url}>
      {words('calledAt')}{' '}
      {onOpenSource ? (
        <button type="button" className="link" data-action="open-source" onClick={onOpenSource}>
          <code>{source}</code>
        </button>
      ) : (
        <code>{source}</code>
      )}
    </p>
  );
}

/** The way of the request, as a picture whose words are a list. */
export function Happened({ denial, onShowExchange, onOpenSource }: HappenedProps) {
  const stations = flowOf(denial);
  return (
    <Part name="happened" title="happened" summary={flowSummary(denial)}>
      <ol className="flow" aria-label={words('happened')}>
        {stations.map((station, index) => (
          <StationItem key={station.id} station={station} next={stations[index + 1]} onShowExchange={onShowExchange} />
        ))}
      </ol>
      <CalledAt denial={denial} onOpenSource={onOpenSource} />
      {denial.preflightNote !== null && <p className="note">{denial.preflightNote}</p>}
    </Part>
  );
}
