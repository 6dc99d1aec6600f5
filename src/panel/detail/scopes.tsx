import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { words } from '../words.ts';
import { whereWords } from './where-words.ts';

/** What was demanded against what the token carries. */
export function Scopes({ delta }: { readonly delta: NonNullable<ReportDenial['scopeDelta']> }) {
  const missing = new Set(delta.missing);
  return (
    <div className="scopes" data-part="scopes">
      <span className="small muted">{words('demanded')}</span>
      <ul className="claim-list">
        {delta.wants.map((scope) => (
          <li key={scope}>
            <code className={missing.has(scope) ? 'scope lacks' : 'scope has'} data-scope={scope}>
              <Icon name={missing.has(scope) ? 'cross' : 'tick'} small />
              <Captured text={scope} />
              <span className="screen-reader">, {words(missing.has(scope) ? 'scopeMissing' : 'scopeHeld')}</span>
            </code>
          </li>
        ))}
      </ul>
      <span className="small muted">{words('carried')}</span>
      <ul className="claim-list">
        {delta.has.length === 0 && <li className="muted">{words('nothing')}</li>}
        {delta.has.map((scope) => (
          <li key={scope}>
            <code className="scope">
              <Captured text={scope} />
            </code>
          </li>
        ))}
      </ul>
      <p className="note scopes-from">
        <Captured text={words('demandedFrom', whereWords(delta.from))} />
      </p>
    </div>
  );
}
