import * as v from 'valibot';
import { caseOf, textOf } from './case-text.ts';
import { type Case, MetaSchema, numberOf, type Session } from './session.ts';

/** Values by storage key; null: nothing any more. */
export type Changes = Readonly<Record<string, unknown>>;

const metaKey = (tabId: number): string => `tab:${tabId}`;
const caseKey = (tabId: number, id: string): string => `tab:${tabId}:${id}`;
const KEY = /^tab:(\d{1,10})(?::([ds]\d{1,9}))?$/;

/** What must be written so that storage holds `after` where it held `before`: only what changed. */
export function changesBetween(tabId: number, before: Session | null, after: Session | null): Changes {
  const changes: Record<string, unknown> = {};
  if (before?.meta !== after?.meta) changes[metaKey(tabId)] = after?.meta ?? null;
  for (const [id, one] of after?.cases ?? []) {
    if (before?.cases.get(id) !== one) changes[caseKey(tabId, id)] = textOf(one);
  }
  for (const id of before?.cases.keys() ?? []) {
    if (after?.cases.has(id) !== true) changes[caseKey(tabId, id)] = null;
  }
  return changes;
}

/**
 * The sessions that storage holds, by tab. What this version does not understand is left out and named in `stale`, to be
 * removed.
 */
export function readSessions(items: Readonly<Record<string, unknown>>): {
  readonly sessions: ReadonlyMap<number, Session>;
  readonly stale: readonly string[];
} {
  const casesByTab = new Map<number, Case[]>();
  const stale: string[] = [];
  for (const [key, value] of Object.entries(items)) {
    const [, tab, id] = KEY.exec(key) ?? [];
    if (id === undefined) continue;
    const one = caseOf(value);
    if (one?.id !== id) {
      stale.push(key);
      continue;
    }
    const cases = casesByTab.get(Number(tab));
    if (cases === undefined) casesByTab.set(Number(tab), [one]);
    else cases.push(one);
  }
  const sessions = new Map<number, Session>();
  for (const [key, value] of Object.entries(items)) {
    const [, tab, id] = KEY.exec(key) ?? [];
    if (tab === undefined || id !== undefined) continue;
    const meta = v.safeParse(MetaSchema, value);
    if (!meta.success) {
      stale.push(key);
      continue;
    }
    const cases = (casesByTab.get(Number(tab)) ?? []).sort((a, b) => numberOf(a) - numberOf(b));
    sessions.set(Number(tab), { meta: meta.output, cases: new Map(cases.map((one) => [one.id, one])) });
  }
  for (const [tab, cases] of casesByTab) {
    if (!sessions.has(tab)) stale.push(...cases.map(({ id }) => caseKey(tab, id)));
  }
  return { sessions, stale };
}
