import { hostsOf, planTry } from '../../core/plan-try.ts';
import { headerBlock } from '../../core/policy-headers.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { CodeBlock } from '../detail/code-block.tsx';
import { Captured } from '../marks/captured.tsx';
import { words } from '../words.ts';
import { askForHosts } from './ask-for-hosts.ts';
import { hostName } from './host-name.ts';
import { useTry } from './try-context.ts';

interface TryFixProps {
  readonly denial: ReportDenial;
  readonly onClose: () => void;
}

/** What trying the fix does and needs, before anything is changed; or why it cannot be tried. */
export default function TryFix({ denial, onClose }: TryFixProps) {
  const link = useTry();
  const plan = planTry(denial, link?.browser ?? 'other');
  if (link === null || plan === null) return null;
  if (!plan.isPossible) {
    return (
      <div className="try-ask" data-part="fix-impossible">
        <p>
          <b>{words('fixImpossible')}</b> <Captured text={plan.why} />
        </p>
        <p className="note">{words('fixImpossibleThen')}</p>
      </div>
    );
  }
  const { fix } = link;
  const isOn = fix?.denial === denial.id && fix.state === 'on' && fix.test === undefined;
  const hosts = hostsOf(plan);
  const begin = () => {
    const { target, origin, preflight, answer, types } = plan;
    askForHosts(link, {
      denial: denial.id,
      plan: { target, origin, preflight: [...preflight], answer: [...answer], types: [...types] },
    });
    onClose();
  };
  return (
    <div className="try-ask" data-part="fix-ask">
      <p>{words('fixWhat', plan.target, plan.origin)}</p>
      <CodeBlock
        title={words('fixHeaders')}
        copyTitle={words('fixHeaders')}
        text={headerBlock(plan.preflight)}
        action="copy-fix-headers"
      />
      <p>{words(hosts.length === 1 ? 'fixHost' : 'fixHosts', ...hosts.map(hostName))}</p>
      {plan.limits.length > 0 && (
        <ul className="fix-limits">
          {plan.limits.map((limit) => (
            <li key={limit}>
              <Captured text={limit} />
            </li>
          ))}
        </ul>
      )}
      <div className="try-actions">
        <button type="button" className="primary" data-action="fix-on" disabled={isOn} onClick={begin}>
          {words('fixTurnOn')}
        </button>
        <button type="button" data-action="fix-not" onClick={onClose}>
          {words('cancel')}
        </button>
      </div>
    </div>
  );
}
