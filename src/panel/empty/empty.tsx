import type { ReactNode } from 'react';
import type { Earlier } from '../../extension/earlier.ts';
import type { Settings } from '../../extension/settings.ts';
import { Rich } from '../marks/rich.tsx';
import type { SessionState } from '../store.ts';
import { clock, type Zone } from '../time.ts';
import { countWords, words } from '../words.ts';
import { TooLate } from './too-late.tsx';
import './empty.css';

interface EmptyProps {
  /** Null before the background has told of the session. */
  readonly state: SessionState | null;
  readonly zone: Zone;
  readonly settings: Settings;
  /** What the page tells of the time before capture began. */
  readonly earlier: () => Promise<Earlier | null>;
  readonly onReload: () => void;
  readonly onSettings: () => void;
  readonly onHelp: () => void;
  readonly samples: ReactNode;
}

/** Before the first denial: that it captures already, what will show up here, and findings to look at without any. */
export function Empty({ state, zone, settings, earlier, onReload, onSettings, onHelp, samples }: EmptyProps) {
  if (!state) return <p className="empty muted">{words('emptyWaiting')}</p>;
  const { since, requests, paused } = state.session;
  const kinds = [
    ...settings.statuses.map(String),
    ...(settings.cors ? [words('kindCors')] : []),
    ...(settings.network ? [words('kindNetwork')] : []),
  ];
  return (
    <section className="empty" data-part="empty" aria-label={words('emptyTitle')}>
      <div>
        <div>
          <h2>{words('emptyTitle')}</h2>
          <p className="note">
            {paused ? (
              words('paused')
            ) : (
              <span className="capturing">
                {since === null ? words('capturing') : words('capturingSince', clock(since, zone))}
              </span>
            )}{' '}
            {requests > 0 && words('seenNone', countWords(requests, 'request', 'requests'))}
          </p>
        </div>
        <TooLate since={since} settings={settings} earlier={earlier} onReload={onReload} />
        <div>
          <h3>{words('showsUp')}</h3>
          <p className="muted">{words('showsUpText')}</p>
          <div className="empty-kinds">
            <ul className="empty-statuses" aria-label={words('statuses')}>
              {kinds.map((status) => (
                <li key={status}>{status}</li>
              ))}
            </ul>
            <button type="button" className="link" data-action="change-counts" onClick={onSettings}>
              {words('change')}
            </button>
          </div>
        </div>
        <p className="muted">
          {words('missesShort')}{' '}
          <button type="button" className="link" data-action="missing" onClick={onHelp}>
            {words('missesWhy')}
          </button>
        </p>
        {samples}
        <p className="muted">
          <Rich message="privacy" parts={[<kbd key="help">?</kbd>]} />
        </p>
      </div>
    </section>
  );
}
