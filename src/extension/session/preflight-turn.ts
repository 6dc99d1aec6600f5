import type { Variant } from '../../core/variant.ts';
import { beginExperiment, stopExperiment } from './experiments.ts';
import type { Fix } from './fix.ts';
import { type Meta, type Session, withMeta } from './session.ts';

/** What the page is asked to send: of the preflight that a browser sends before it a rule makes the one that is tested. */
const LONE_OPTIONS: Variant = {
  label: 'preflight',
  method: 'OPTIONS',
  withoutHeaders: [],
  setHeaders: [],
  credentials: 'omit',
  body: { kind: 'none' },
};

/** A fix as it is now. A preflight is sent as soon as the rule for it is in place, and awaited no longer than that is. */
export function takeFix(session: Session, fix: Fix | null, fixProblem: string | null): Session {
  const next = withMeta(session, { fix, fixProblem });
  if (fix?.test !== undefined && fix.state === 'on')
    return beginExperiment(next, { denial: fix.denial, kind: 'preflight', variants: [LONE_OPTIONS] }, fix.test);
  return next.meta.task?.kind === 'preflight' ? stopExperiment(next) : next;
}

/** Whether the rule of a preflight that was tested is in place for nothing any more. */
export const isTestOver = ({ fix, task }: Pick<Meta, 'fix' | 'task'>): boolean =>
  fix?.test !== undefined && fix.state === 'on' && task?.kind !== 'preflight';
