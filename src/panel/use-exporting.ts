import { useMemo, useState } from 'react';
import * as v from 'valibot';
import { annotate, NO_NOTES } from '../core/export/annotate.ts';
import type { OwnRules } from '../core/redaction/own-rules.ts';
import { type Notes, NotesSchema, type Report, type ReportDenial } from '../core/report-schema.ts';
import { ownRulesOf } from '../extension/own-rules-of.ts';
import type { Settings } from '../extension/settings.ts';
import { readStored, session, writeStored } from './stored.ts';

/** What goes into every export beside what was captured, and what stays out of it. */
export interface Exporting {
  /** The report with the notes and the steps ticked off. */
  readonly prepare: (report: Report) => Report;
  readonly own: OwnRules;
  readonly notes: Notes;
  readonly onNotes: (changes: Partial<Notes>) => void;
}

const KEY = 'clearance-notes';
const StoredSchema = v.fallback(NotesSchema, NO_NOTES);

/** `done`: the steps of a denial that were ticked off. Notes are remembered as long as DevTools are open. */
export function useExporting(
  { maskNames, maskPatterns }: Pick<Settings, 'maskNames' | 'maskPatterns'>,
  done: (denial: ReportDenial) => readonly number[],
): Exporting {
  const [notes, setNotes] = useState(() => v.parse(StoredSchema, readStored(session, KEY)));
  const own = useMemo(() => ownRulesOf({ maskNames, maskPatterns }).rules, [maskNames, maskPatterns]);
  return {
    own,
    notes,
    prepare: (report) => annotate(report, { notes, done }),
    onNotes: (changes) => {
      const next = { ...notes, ...changes };
      setNotes(next);
      writeStored(session, KEY, next);
    },
  };
}
