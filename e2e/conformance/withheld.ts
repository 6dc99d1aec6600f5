import type { ReportDenial } from '../../src/core/report-schema.ts';
import type { BrowserName } from '../drivers/session.ts';
import type { Plan } from './plan.ts';

/** A fact that the network API keeps from extensions, so that no tool can tell the engine's reason from it. */
export interface WithheldFact {
  readonly id: string;
  readonly browsers: readonly BrowserName[];
  /** What is withheld, and the measurement that shows it. */
  readonly title: string;
  /** Whether it explains why our verdicts on a plan differ; they are never `proven`. */
  explains(plan: Plan, wrong: readonly ReportDenial[]): boolean;
}

/** The closed list. What is not on it is a defect of ours. */
export const WITHHELD: readonly WithheldFact[] = [
  {
    id: 'worker answers',
    browsers: ['chromium'],
    title:
      'Of a request that a dedicated worker made and the browser refused, DevTools show status 0 and no headers, whether it was refused at its preflight or after its answer; the headers shown of any worker request are not the wire’s, without Origin and Cookie.',
    explains: (plan, wrong) => plan.initiator === 'worker' && wrong.every(({ cors }) => cors?.certainty !== 'proven'),
  },
  {
    id: 'credentials mode',
    browsers: ['chromium', 'firefox'],
    title:
      'The credentials mode is in no entry. A request that was never sent shows no Cookie header; where the preflight’s answer fails in both modes, in each for another reason, the name is the likelier one.',
    explains: (plan, wrong) =>
      plan.credentials === 'include' &&
      wrong.every(({ cors }) => cors !== null && cors.certainty !== 'proven' && cors.credentials !== 'include'),
  },
  {
    id: 'aborts',
    browsers: ['chromium', 'firefox'],
    title:
      'A request that the page aborted is no denial: Chromium marks it net::ERR_ABORTED while its engine may still name what the preflight lacked; Firefox shows its preflight with status 0, as it shows a network error.',
    explains: (plan) => plan.abort,
  },
  {
    id: 'fetches of a service worker',
    browsers: ['firefox'],
    title: 'Firefox shows no entry for what a service worker itself fetches.',
    explains: (plan, wrong) => plan.initiator === 'service-worker' && wrong.length === 0,
  },
];
