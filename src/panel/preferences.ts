import { createContext, use, useState } from 'react';
import * as v from 'valibot';
import type { Answer } from '../core/narrow.ts';
import type { ReportDenial } from '../core/report-schema.ts';
import { local, readStored, session, writeStored } from './stored.ts';
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

export function usePreferences() {
  const [preferences, setPreferences] = useState(() => {
    const parsed = v.safeParse(PreferencesSchema, readStored(local, KEY));
    return parsed.success ? parsed.output : v.parse(PreferencesSchema, {});
  });
  const change = (changes: Partial<Preferences>) => {
    const next = { ...preferences, ...changes };
    setPreferences(next);
    writeStored(local, KEY, next);
  };
  return { preferences, change };
}

export const ZoneContext = createContext<Zone>('local');

/** The zone in which times are shown. */
export const useZone = (): Zone => use(ZoneContext);

const TICKS = 'clearance-ticks';
const TicksSchema = v.fallback(v.record(v.string(), v.array(v.number())), {});

/** Ids start anew in every session and file: the time tells one d1 from another. */
export const tickKey = ({ id, startedDateTime }: Pick<ReportDenial, 'id' | 'startedDateTime'>): string =>
  `${id} ${startedDateTime}`;

/** The steps ticked so far, by denial; remembered as long as DevTools are open. */
export function useTicks() {
  const [ticks, setTicks] = useState(() => v.parse(TicksSchema, readStored(session, TICKS)));
  const tick = (denial: string, step: number, done: boolean) => {
    const before = ticks[denial] ?? [];
    const next = { ...ticks, [denial]: done ? [...before, step] : before.filter((each) => each !== step) };
    setTicks(next);
    writeStored(session, TICKS, next);
  };
  return { ticks, tick };
}

const ANSWERS = 'clearance-answers';
const AnswersSchema = v.fallback(
  v.record(v.string(), v.record(v.pipe(v.string(), v.transform(Number)), v.picklist(['passed', 'refused']))),
  {},
);

/** What the tests of a denial showed so far, by step; remembered as long as DevTools are open. */
export function useAnswers(denial: string) {
  const [answers, setAnswers] = useState(() => v.parse(AnswersSchema, readStored(session, ANSWERS)));
  const answer = (step: number, given: Answer | null) => {
    const { [step]: _, ...others } = answers[denial] ?? {};
    const next = { ...answers, [denial]: given === null ? others : { ...others, [step]: given } };
    setAnswers(next);
    writeStored(session, ANSWERS, next);
  };
  return { answers: answers[denial] ?? {}, answer };
}
