import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { Prose } from '../marks/prose.tsx';
import { type WordKey, words } from '../words.ts';
import { Part } from './part.tsx';
import './ledger.css';

type Step = NonNullable<ReportDenial['cors']>['steps'][number];

const MARKS = {
  pass: { icon: 'tick', className: 'good', word: 'passed' },
  fail: { icon: 'cross', className: 'bad', word: 'failed' },
  unknown: { icon: 'unknown', className: 'open', word: 'unclear' },
} as const satisfies Record<Step['outcome'], { icon: string; className: string; word: WordKey }>;

const ON: Readonly<Record<Step['on'], WordKey>> = {
  preflight: 'preflight',
  actual: 'actualRequest',
  hop: 'redirect',
};

function summaryOf(steps: readonly Step[]): string {
  const failed = steps.find((step) => step.outcome === 'fail');
  if (failed) return words('ledgerFailed', failed.algorithm, failed.step);
  const open = steps.filter((step) => step.outcome === 'unknown').length;
  return open > 0 ? words('ledgerOpen', String(open)) : words('ledgerPassed', String(steps.length));
}

/** What one step compared, and what came of it. */
export function StepLine({ step }: { readonly step: Omit<Step, 'on'> }) {
  const mark = MARKS[step.outcome];
  return (
    <div className="ledger-step">
      <span className={mark.className}>
        <Icon name={mark.icon} />
        <span className="screen-reader">{words(mark.word)}</span>
      </span>
      <span className="ledger-where">{words('stepOf', step.algorithm, step.step)}</span>
      <span className="ledger-detail">
        <Prose text={step.detail} />
      </span>
    </div>
  );
}

/** Every step of the Fetch standard that was run on what was captured, with its outcome. */
export function Ledger({ steps }: { readonly steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <Part name="ledger" title="ledger" summary={summaryOf(steps)}>
      <ol className="ledger">
        {steps.map((step, position) => {
          const before = steps[position - 1];
          const first = before?.on !== step.on || before.url !== step.url;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step may be run twice, in its order
            <li key={position} data-outcome={step.outcome}>
              {first && (
                <h4>
                  {words(ON[step.on])}{' '}
                  <span className="muted small">
                    <Captured text={step.url} />
                  </span>
                </h4>
              )}
              <StepLine step={step} />
            </li>
          );
        })}
      </ol>
    </Part>
  );
}
