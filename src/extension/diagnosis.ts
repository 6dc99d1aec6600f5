import * as v from 'valibot';
import { parseDeclaredScopes } from '../core/scope-requirement.ts';
import { ChangesSchema, type Patch } from './protocol.ts';
import { applyChanges } from './session/changes.ts';
import { type Declared, NOTHING_DECLARED } from './session/diagnosed.ts';
import { NOTHING_KNOWN, patchFor } from './session/patch.ts';
import { EMPTY_SESSION } from './session/session.ts';

export interface DiagnosisHost {
  readonly post: (patch: Patch) => void;
  readonly now: () => number;
  readonly later: (milliseconds: number, then: () => void) => void;
  /** Tells of a defect of our own. */
  readonly report: (error: unknown) => void;
}

/** What one panel is shown: the tab's session, diagnosed. */
export interface Diagnosis {
  /** Takes in what the background says. */
  readonly take: (message: unknown) => void;
}

/** Denials in one patch: what a frame can bear. The rest follows at once. */
const MOST = 100;

/** Follows the tab's session as the background tells it, and tells the panel what changes of its diagnoses. */
export function createDiagnosis({ post, now, later, report }: DiagnosisHost): Diagnosis {
  let session = EMPTY_SESSION;
  let known = NOTHING_KNOWN;
  let isFresh = true;
  let isWhole = false;
  let isScheduled = false;
  let preserveLog = true;
  let scopes = '';
  let declared: Declared = NOTHING_DECLARED;

  const tell = () => {
    isScheduled = false;
    if (!isWhole) return;
    const told = patchFor(session, known, { full: isFresh, preserveLog, declared, at: now(), most: MOST });
    ({ known } = told);
    isFresh = false;
    post(told.patch);
    if (told.isComplete) return;
    isScheduled = true;
    later(0, tell);
  };

  return {
    take: (message) => {
      const parsed = v.safeParse(ChangesSchema, message);
      if (!parsed.success) {
        report(new Error(`A message of the background was not understood: ${v.summarize(parsed.issues)}`));
        return;
      }
      const changes = parsed.output;
      session = applyChanges(session, changes);
      ({ preserveLog } = changes);
      if (changes.scopes !== scopes) {
        ({ scopes } = changes);
        declared = parseDeclaredScopes(scopes).requirements;
      }
      if (changes.full) {
        isFresh = true;
        known = NOTHING_KNOWN;
      }
      isWhole = changes.revision !== undefined;
      if (!isScheduled) tell();
    },
  };
}
