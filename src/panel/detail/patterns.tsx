import { createContext, use } from 'react';
import type { Pattern } from '../../core/report-pattern-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { useZone } from '../preferences.ts';
import { instant } from '../rows.ts';
import { dateAndTime } from '../time.ts';
import { words } from '../words.ts';
import { Part } from './part.tsx';

/** Patterns whose moment is when they began; that of another is when a single request was sent. */
const BEGINS: ReadonlySet<Pattern['pattern']> = new Set(['burst', 'retry-loop', 'refresh-loop']);

/** What all denials of a cause show together. They change with every further one: nothing but their part renders anew for that. */
export const CausePatterns = createContext<readonly Pattern[]>([]);

/** What the requests around it show: when it began, a loop, what passes and what does not. Nothing where there is nothing. */
export function Patterns({ own }: { readonly own: readonly Pattern[] }) {
  const zone = useZone();
  const patterns = [...use(CausePatterns), ...own];
  const [first] = patterns;
  if (first === undefined) return null;
  const summary = `${first.method === null ? '' : `${first.method} ${first.path} `}${first.says}`;
  return (
    <Part name="pattern" title="pattern" summary={summary} repeats={patterns.length === 1}>
      <ul className="rest-list patterns">
        {patterns.map(({ pattern, method, path, says, at }) => {
          const time = BEGINS.has(pattern) ? instant(at) : null;
          return (
            <li key={`${pattern} ${method} ${path}`} data-pattern={pattern}>
              {method !== null && path !== null && (
                <>
                  <code>
                    <Captured text={`${method} ${path}`} />
                  </code>{' '}
                </>
              )}
              <Captured text={says} />
              {time !== null && <span className="muted">, {words('patternSince', dateAndTime(time, zone))}</span>}
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
