import type { Notes, Report, ReportDenial } from '../report-schema.ts';

/** What whoever reports it adds to what was captured. */
export interface Annotations {
  readonly notes: Notes;
  /** Indexes of the steps that were ticked off, by denial. */
  readonly done: (denial: ReportDenial) => readonly number[];
}

export const NO_NOTES: Notes = { expectedRole: '', account: '', network: '', address: '', reproduce: '', remarks: '' };

const isEmpty = (notes: Notes): boolean => Object.values(notes).every((text) => text.trim() === '');

/** The report with the reporter's notes, the steps that were done, and when the same request was last sent again. */
export function annotate(report: Report, { notes, done }: Annotations): Report {
  const last = lastRetries(report.denials);
  return {
    ...report,
    ...(isEmpty(notes) ? {} : { notes }),
    denials: report.denials.map((denial) => {
      const ticked = done(denial);
      const again = last.get(requestKey(denial)) ?? null;
      const isLater = again !== null && again > (denial.startedDateTime ?? again);
      return {
        ...denial,
        // A part of a report knows less than the whole did.
        retriedAt: denial.retriedAt ?? (isLater ? again : null),
        checklist: denial.checklist.map((step, index) => (ticked.includes(index) ? { ...step, done: true } : step)),
      };
    }),
  };
}

const requestKey = ({ request: { method, url, origin } }: ReportDenial): string => `${method} ${url} ${origin}`;

/** When each request was last refused: times are all of one form, in UTC. */
function lastRetries(denials: readonly ReportDenial[]): ReadonlyMap<string, string> {
  const last = new Map<string, string>();
  for (const denial of denials) {
    const { startedDateTime } = denial;
    const key = requestKey(denial);
    if (startedDateTime !== null && startedDateTime > (last.get(key) ?? '')) last.set(key, startedDateTime);
  }
  return last;
}
