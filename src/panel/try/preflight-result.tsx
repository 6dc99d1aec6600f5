import type { PreflightTest } from '../../core/report-experiment-schema.ts';
import { StepLine } from '../detail/ledger.tsx';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { Prose } from '../marks/prose.tsx';
import { useZone } from '../preferences.ts';
import { instant } from '../rows.ts';
import { clock } from '../time.ts';
import { words } from '../words.ts';

const MODES = { include: 'withCredentials', omit: 'withoutCredentials' } as const;

/** What the browser would make of a preflight that was sent alone, step by step. */
export function PreflightResult({ test }: { readonly test: PreflightTest }) {
  const zone = useZone();
  const at = instant(test.at);
  const { verdicts } = test;
  const isPassed = verdicts.length > 0 && verdicts.every(({ passed }) => passed);
  return (
    <div className="try-result" data-part="preflight-test" data-passed={isPassed}>
      <h4>{words('preflightSentAt', test.method, at === null ? '' : clock(at, zone))}</h4>
      {verdicts.length === 0 && (
        <p className="try-verdict bad">
          <Captured text={test.said === '' ? words('preflightUnanswered') : test.said} />
        </p>
      )}
      {verdicts.map(({ credentials, passed, first, steps }) => (
        <div key={credentials} data-credentials={credentials} data-passed={passed}>
          <p className={passed ? 'try-verdict good' : 'try-verdict bad'}>
            <Icon name={passed ? 'tick' : 'cross'} small />
            {verdicts.length > 1 && `${words(MODES[credentials])} `}
            {first === null ? (
              words('preflightPasses')
            ) : (
              <>
                {words('preflightFails', first.algorithm, first.step)} <Prose text={first.detail} />
              </>
            )}
          </p>
          <ol className="ledger">
            {steps.map((step, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step may be run twice, in its order
              <li key={position} data-outcome={step.outcome}>
                <StepLine step={step} />
              </li>
            ))}
          </ol>
        </div>
      ))}
      {isPassed && <p className="note">{words('preflightThen')}</p>}
    </div>
  );
}
