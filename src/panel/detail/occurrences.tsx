import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Virtualizer } from 'virtua';
import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { useZone } from '../preferences.ts';
import { instant, statusWord, target } from '../rows.ts';
import { clock } from '../time.ts';
import { numberWords, words } from '../words.ts';

interface OccurrencesProps {
  /** Oldest first. */
  readonly denials: readonly ReportDenial[];
  /** Evicted ones included. */
  readonly count: number;
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** The single requests behind one root cause, newest first. */
export function Occurrences({ denials, count, selected, onSelect }: OccurrencesProps) {
  const zone = useZone();
  const scroller = useRef<HTMLDivElement>(null);
  const newestFirst = denials.toReversed();
  const index = newestFirst.findIndex((denial) => denial.id === selected);

  useEffect(() => {
    document.getElementById(`occurrence-${selected}`)?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step === undefined ? undefined : newestFirst[index + step];
    if (step === undefined) return;
    event.preventDefault();
    if (next) onSelect(next.id);
  };

  return (
    <div className="occurrences">
      <div ref={scroller} className="occurrences-scroll">
        <div
          role="listbox"
          tabIndex={0}
          aria-label={words('occurrences')}
          aria-activedescendant={index < 0 ? undefined : `occurrence-${selected}`}
          onKeyDown={onKeyDown}
        >
          <Virtualizer scrollRef={scroller} data={newestFirst} {...(index < 0 ? {} : { keepMounted: [index] })}>
            {(denial, position) => {
              const time = instant(denial.startedDateTime);
              const { host, path } = target(denial.request.url);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox handles the keys for all its options
                <div
                  key={denial.id}
                  id={`occurrence-${denial.id}`}
                  className="occurrence"
                  role="option"
                  tabIndex={-1}
                  aria-selected={denial.id === selected}
                  aria-posinset={position + 1}
                  aria-setsize={newestFirst.length}
                  data-occurrence={denial.id}
                  onClick={() => onSelect(denial.id)}
                >
                  <span className="muted">{time === null ? '–' : clock(time, zone)}</span>
                  <span className="muted">{statusWord(denial)}</span>
                  <code>
                    <Captured text={`${denial.request.method} ${path}`} />{' '}
                    <span className="muted">
                      <Captured text={host} />
                    </span>
                  </code>
                </div>
              );
            }}
          </Virtualizer>
        </div>
      </div>
      {count > denials.length && <p className="note">{words('occurrencesEvicted', numberWords(denials.length))}</p>}
    </div>
  );
}
