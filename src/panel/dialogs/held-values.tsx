import { useState } from 'react';
import { type HeldValue, heldKey } from '../../core/export/unmask.ts';
import { Captured } from '../marks/captured.tsx';
import { numberWords, words } from '../words.ts';

interface HeldValuesProps {
  readonly held: readonly HeldValue[];
  readonly unmasked: ReadonlySet<string>;
  readonly onChange: (unmasked: ReadonlySet<string>) => void;
}

/** More are shown on demand: a session may hold thousands. */
const FIRST = 60;

/** The values that only the export masks. Each may be let through by hand; the report then says so. */
export function HeldValues({ held, unmasked, onChange }: HeldValuesProps) {
  const [shown, setShown] = useState(FIRST);
  const toggle = (key: string, on: boolean) => {
    const next = new Set(unmasked);
    if (on) next.add(key);
    else next.delete(key);
    onChange(next);
  };
  const rest = held.length - shown;
  return (
    <details className="export-part" data-part="held">
      <summary>
        {unmasked.size === 0
          ? words('heldTitle', numberWords(held.length))
          : words('heldTitleSome', numberWords(held.length), numberWords(unmasked.size))}
      </summary>
      <p className="dialog-note">{words('heldNote')}</p>
      <ul className="held">
        {held.slice(0, shown).map((value) => {
          const key = heldKey(value);
          return (
            <li key={key}>
              <label>
                <input
                  type="checkbox"
                  data-held={value.where}
                  checked={unmasked.has(key)}
                  onChange={(event) => toggle(key, event.currentTarget.checked)}
                />
                <span className="held-where">
                  <Captured text={value.where} />
                </span>
                <code title={value.value.slice(0, 400)}>
                  <Captured text={value.value.slice(0, 400)} />
                </code>
              </label>
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <button type="button" className="link" onClick={() => setShown(shown + FIRST * 4)}>
          {words('heldMore', numberWords(rest))}
        </button>
      )}
    </details>
  );
}
