import { createContext, use, useState } from 'react';
import * as v from 'valibot';
import type { Zone } from './time.ts';

const percent = v.pipe(v.number(), v.minValue(10), v.maxValue(90));

/** How one person wants the panel to be; it stays on this computer. */
export const PreferencesSchema = v.object({
  zone: v.fallback(v.picklist(['local', 'utc']), 'local'),
  newest: v.fallback(v.picklist(['last', 'first']), 'last'),
  theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** The recipe chosen last, by id; '' for the headers themselves; null: none was chosen. */
  server: v.fallback(v.nullable(v.string()), null),
  split: v.fallback(v.object({ rows: v.nullable(percent), columns: v.nullable(percent) }), {
    rows: null,
    columns: null,
  }),
});
export type Preferences = v.InferOutput<typeof PreferencesSchema>;

const KEY = 'clearance-preferences';

/** What the browser keeps for pages; refused where a user forbids it. */
function read(store: () => Storage, key: string): unknown {
  try {
    return JSON.parse(store().getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

function write(store: () => Storage, key: string, value: unknown): void {
  try {
    store().setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the choice lasts as long as the panel.
  }
}

const local = () => localStorage;
const session = () => sessionStorage;

export function usePreferences() {
  const [preferences, setPreferences] = useState(() => {
    const parsed = v.safeParse(PreferencesSchema, read(local, KEY));
    return parsed.success ? parsed.output : v.parse(PreferencesSchema, {});
  });
  const change = (changes: Partial<Preferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    write(local, KEY, next);
  };
  return { preferences, change };
}

export const ZoneContext = createContext<Zone>('local');

/** The zone in which times are shown. */
export const useZone = (): Zone => use(ZoneContext);

const TICKS = 'clearance-ticks';
const TicksSchema = v.fallback(v.record(v.string(), v.array(v.number())), {});

/** The steps ticked so far, by denial; remembered as long as DevTools are open. */
export function useTicks() {
  const [ticks, setTicks] = useState(() => v.parse(TicksSchema, read(session, TICKS)));
  const tick = (denial: string, step: number, done: boolean) => {
    const before = ticks[denial] ?? [];
    const next = { ...ticks, [denial]: done ? [...before, step] : before.filter((each) => each !== step) };
    setTicks(next);
    write(session, TICKS, next);
  };
  return { ticks, tick };
}
