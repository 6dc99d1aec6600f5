import { lazy, Suspense, useState } from 'react';
import { changesState, probeVariants, recheckVariants } from '../../core/experiment.ts';
import { planPreflight } from '../../core/plan-preflight.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import type { Task, Variant } from '../../core/variant.ts';
import { Part } from '../detail/part.tsx';
import { useZone } from '../preferences.ts';
import { instant } from '../rows.ts';
import { shortClock } from '../time.ts';
import { countWords, type WordKey, words } from '../words.ts';
import { useTry } from './try-context.ts';
import './try.css';

/** Loaded when they are first asked for. */
const TryResults = lazy(() => import('./try-results.tsx'));
const ProbeForm = lazy(() => import('./probe-form.tsx'));
const TryFix = lazy(() => import('./try-fix.tsx'));
const TestPreflight = lazy(() => import('./test-preflight.tsx'));

interface Wanted {
  readonly kind: Exclude<Task['kind'], 'preflight'>;
  readonly variants: readonly Variant[];
}

interface UnfoldProps {
  readonly action: string;
  readonly label: WordKey;
  readonly why?: WordKey;
  readonly open: boolean;
  readonly onTurn: (open: boolean) => void;
}

/** Shows what else can be tried, below, or hides it. */
function Unfold({ action, label, why, open, onTurn }: UnfoldProps) {
  return (
    <button
      type="button"
      className="plain"
      data-action={action}
      aria-expanded={open}
      title={why === undefined ? undefined : words(why)}
      onClick={() => onTurn(!open)}
    >
      {words(label)}
    </button>
  );
}

/** What can be tried at once on this computer: the request again, and variants of it. */
export function TryNow({ denial }: { readonly denial: ReportDenial }) {
  const link = useTry();
  const zone = useZone();
  const [asked, setAsked] = useState<Wanted | null>(null);
  const [building, setBuilding] = useState(false);
  const [fixing, setFixing] = useState(false);
  const [testing, setTesting] = useState(false);
  if (link === null) return null;
  const { experiment } = link;
  const isOurs = experiment?.denial === denial.id;
  const method = denial.request.method;

  const begin = ({ kind, variants }: Wanted) => {
    setAsked(null);
    link.send({ type: 'experiment', denial: denial.id, kind, variants: [...variants] });
  };
  const want = (wanted: Wanted) => {
    const methods = wanted.variants.map((variant) => variant.method ?? method);
    if (methods.some(changesState)) setAsked(wanted);
    else begin(wanted);
  };

  const at = denial.recheck === null ? null : instant(denial.recheck.at);
  const summary =
    at === null
      ? words('tryNothingYet')
      : denial.recheck?.unsent
        ? words('tryUnsent')
        : words(denial.recheck?.passed ? 'tryPassedAt' : 'tryRefusedAt', shortClock(at, zone));
  return (
    <Part name="try" title="tryNow" summary={summary}>
      <div className="try-actions">
        <button
          type="button"
          data-action="recheck"
          disabled={experiment !== null}
          title={words('recheckWhy')}
          onClick={() => want({ kind: 'recheck', variants: recheckVariants(denial) })}
        >
          {words('recheck')}
        </button>
        <button
          type="button"
          data-action="probe"
          disabled={experiment !== null}
          title={words('probeWhy')}
          onClick={() => want({ kind: 'probe', variants: probeVariants(denial) })}
        >
          {words('probe')}
        </button>
        <Unfold action="probe-build" label="probeBuild" open={building} onTurn={setBuilding} />
        {planPreflight(denial, link.browser) !== null && (
          <Unfold
            action="test-preflight"
            label="testPreflight"
            why="testPreflightWhy"
            open={testing}
            onTurn={setTesting}
          />
        )}
        {denial.policy !== null && (
          <Unfold action="try-fix" label="tryFix" why="tryFixWhy" open={fixing} onTurn={setFixing} />
        )}
        {isOurs && (
          <span className="try-progress" data-part="try-progress">
            {words('tryProgress', String(experiment.done), String(experiment.of))}
            <button type="button" data-action="stop-experiment" onClick={() => link.send({ type: 'stop-experiment' })}>
              {words('stop')}
            </button>
          </span>
        )}
      </div>
      {asked && (
        <div className="try-ask" role="alertdialog" aria-label={words('tryAskTitle')} data-part="try-ask">
          <p>{words('tryAsk', method, countWords(asked.variants.length, 'time', 'severalTimes'))}</p>
          <div className="try-actions">
            <button type="button" className="primary" data-action="send-anyway" onClick={() => begin(asked)}>
              {words('trySend', method)}
            </button>
            <button type="button" data-action="send-not" onClick={() => setAsked(null)}>
              {words('cancel')}
            </button>
          </div>
        </div>
      )}
      <Suspense>{fixing && <TryFix denial={denial} onClose={() => setFixing(false)} />}</Suspense>
      <Suspense>{testing && <TestPreflight denial={denial} />}</Suspense>
      <Suspense>{building && <ProbeForm denial={denial} disabled={experiment !== null} onSend={want} />}</Suspense>
      <Suspense>{(denial.recheck ?? denial.probe ?? denial.preflightTest) && <TryResults denial={denial} />}</Suspense>
    </Part>
  );
}
