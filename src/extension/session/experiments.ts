import { conclusionOf } from '../../core/experiment.ts';
import { requestOrigin } from '../../core/fetch/hop-context.ts';
import type { PreflightAsk } from '../../core/preflight-ask.ts';
import { dateTime, exchangeOf } from '../../core/report-exchange.ts';
import type { Recheck } from '../../core/report-experiment-schema.ts';
import type { Variant } from '../../core/variant.ts';
import type { ExperimentResult } from '../capture-protocol.ts';
import type { Patch } from '../protocol.ts';
import { sentPreflight } from './sent-preflight.ts';
import { type Case, isDenied, type Meta, type Session, withMeta } from './session.ts';

type Task = NonNullable<Meta['task']>;

/** Begins an experiment; one that is under way gives way to it. The same session where there is no such denial. */
export function beginExperiment(
  session: Session,
  { denial, kind, variants }: { denial: string; kind: Task['kind']; variants: readonly Variant[] },
  ask?: PreflightAsk,
): Session {
  const one = session.cases.get(denial);
  if (one === undefined || !isDenied(one)) return session;
  const stopped = stopExperiment(session);
  const serial = stopped.meta.tasks + 1;
  const { actual, preflight } = one.chain.hops[0];
  const exchange = (actual ?? preflight)?.id ?? null;
  const origin = requestOrigin(one.chain);
  const asks = ask === undefined ? {} : { preflight: ask };
  const task = { serial, denial, kind, exchange, origin, variants: [...variants], trials: [], ...asks };
  return withMeta(stopped, { tasks: serial, task });
}

/** Ends the experiment under way; what it has shown so far stays. */
export function stopExperiment(session: Session): Session {
  return session.meta.task === null ? session : withMeta(session, { task: null });
}

/** Takes in what requests of the experiment under way came to. Those of an earlier one are nothing any more. */
export function takeResults(session: Session, results: readonly ExperimentResult[]): Session {
  return results.reduce(takeResult, session);
}

function takeResult(session: Session, result: ExperimentResult): Session {
  const { task } = session.meta;
  const variant = task?.variants[result.index];
  const one = session.cases.get(task?.denial ?? '');
  if (task === null || variant === undefined) return session;
  if (result.serial !== task.serial || result.index !== task.trials.length) return session;
  // Nothing is left to tell it of.
  if (one === undefined) return stopExperiment(session);
  const passed = result.status !== null && result.status >= 200 && result.status < 400;
  const trial = { label: variant.label, passed, status: result.status, said: result.said };
  const next: Task = { ...task, trials: [...task.trials, trial] };
  const isDone = next.trials.length === next.variants.length;
  const changed = changedBy(one, next, result, isDone);
  return {
    meta: { ...session.meta, task: isDone ? null : next },
    cases: new Map([...session.cases, [changed.id, changed]]),
  };
}

function changedBy(one: Case, task: Task, result: ExperimentResult, isDone: boolean): Case {
  switch (task.kind) {
    case 'recheck':
      return rechecked(one, task, result);
    case 'probe':
      return probed(one, task, result, isDone);
    case 'preflight':
      return { ...one, preflight: sentPreflight(task.preflight, result) };
  }
}

/** The first request decides; what later ones show is told beside it. */
function rechecked(one: Case, { trials }: Task, { index, at, exchanges, fixTried, unsent }: ExperimentResult): Case {
  const first = index === 0;
  const passed = trials[0]?.passed === true;
  const carried = exchanges.map((exchange) =>
    exchangeOf(exchange, exchange.role === 'preflight' ? 'preflight' : 'actual'),
  );
  const recheck: Recheck = {
    at: first ? (dateTime(at) ?? '') : (one.recheck?.at ?? ''),
    passed,
    ...((first ? fixTried : one.recheck?.fixTried) ? { fixTried: true as const } : {}),
    ...((first ? unsent : one.recheck?.unsent) ? { unsent: true as const } : {}),
    trials: [...trials],
    exchanges: first ? carried : (one.recheck?.exchanges ?? []),
  };
  // What passes by a fix in this browser alone is not cleared.
  if (first && fixTried) return { ...one, recheck, tried: { at, passed } };
  return { ...one, recheck, cleared: first && passed ? at : one.cleared };
}

function probed(one: Case, { trials }: Task, { index, at }: ExperimentResult, complete: boolean): Case {
  const started = index === 0 ? dateTime(at) : one.probe?.at;
  return { ...one, probe: { at: started ?? '', complete, trials: [...trials], conclusion: conclusionOf(trials) } };
}

/** How far the experiment under way is. */
export function progressOf({ task }: Meta): Patch['session']['experiment'] {
  if (task === null) return null;
  return { denial: task.denial, kind: task.kind, done: task.trials.length, of: task.variants.length };
}
