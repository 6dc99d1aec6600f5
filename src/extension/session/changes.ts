import { PROTOCOL_VERSION } from '../port-name.ts';
import type { Changes } from '../protocol.ts';
import { caseOf, textOf } from './case-text.ts';
import { type Case, numberOf, type Session } from './session.ts';

/** The cases that a panel has been sent, by id. */
export type Sent = Session['cases'];

export interface ChangesOptions {
  /** True for a panel that has nothing. */
  readonly full: boolean;
  readonly preserveLog: boolean;
  /** What the user declared that endpoints want, as it was written. */
  readonly scopes: string;
  /** Cases in one message; the rest follows in further ones. */
  readonly most: number;
}

/** The message that brings a panel from what it was sent towards the session's state. Its `revision` is there: all the way. */
export function changesFor(
  { meta, cases }: Session,
  sent: Sent,
  { full, preserveLog, scopes, most }: ChangesOptions,
): { readonly changes: Changes; readonly sent: Sent } {
  const changed = [...cases.values()].filter((one) => sent.get(one.id) !== one);
  const now = changed.slice(0, most);
  const removed = [...sent.keys()].filter((id) => !cases.has(id));
  const isComplete = now.length === changed.length;
  const after = new Map(sent);
  for (const id of removed) after.delete(id);
  for (const one of now) after.set(one.id, one);
  return {
    changes: {
      type: 'changes',
      version: PROTOCOL_VERSION,
      full,
      meta,
      cases: now.map(textOf),
      removed,
      preserveLog,
      scopes,
      ...(isComplete ? { revision: meta.revision } : {}),
    },
    sent: after,
  };
}

/** The session after changes: the other end of `changesFor`. Applying them twice is applying them once. */
export function applyChanges(session: Session, { full, meta, cases: texts, removed }: Changes): Session {
  const cases = new Map(full ? [] : session.cases);
  for (const id of removed) cases.delete(id);
  for (const text of texts) {
    const one = caseOf(text);
    if (one !== null) cases.set(one.id, one);
  }
  return { meta, cases: inOrder(cases) };
}

/** A request that was thought to have passed takes its place among the denials when it turns out to be one. */
function inOrder(cases: ReadonlyMap<string, Case>): ReadonlyMap<string, Case> {
  return new Map([...cases].sort(([, a], [, b]) => numberOf(a) - numberOf(b)));
}
