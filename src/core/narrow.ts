import type { ReportDenial } from './report-schema.ts';

/** What a test showed: the request passed then, or was refused again. */
export type Answer = 'passed' | 'refused';

/** One cause that a test tells apart. */
export interface TestedCause {
  /** Position of its test in the checklist. */
  readonly step: number;
  readonly cause: string;
  readonly state: 'open' | 'found' | 'ruled-out';
}

/**
 * The causes that the tests of a checklist tell apart, and what the answers so far make of each: a test that passes
 * names its cause, one that is refused again rules it out. Several that pass are several causes that each were enough.
 *
 * @param answers by position in the checklist
 */
export function narrow(
  checklist: ReportDenial['checklist'],
  answers: Readonly<Record<number, Answer>>,
): readonly TestedCause[] {
  return checklist.flatMap(({ tells }, step) => {
    if (tells === undefined) return [];
    const answer = answers[step];
    return [{ step, cause: tells, state: answer === 'passed' ? 'found' : answer === 'refused' ? 'ruled-out' : 'open' }];
  });
}
