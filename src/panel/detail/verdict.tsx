import type { ReportDenial } from '../../core/report-schema.ts';
import { CopyButton } from '../marks/copy-button.tsx';
import { Icon } from '../marks/icon.tsx';
import { CertaintyLabel, FaultNumber, OwnerLabel, OwnerVerdict } from '../marks/labels.tsx';
import { Prose } from '../marks/prose.tsx';
import { useZone } from '../preferences.ts';
import { instant } from '../rows.ts';
import { clock, dateAndTime, shortClock } from '../time.ts';
import { countWords, words } from '../words.ts';
import type { FixText } from './fix-text.ts';
import { Fold } from './part.tsx';
import './verdict.css';

interface VerdictProps {
  readonly denial: ReportDenial;
  readonly fix: FixText | null;
  readonly onShowSteps: () => void;
  /** Leads to what proves a fault, by its number. */
  readonly onShowProof: (fault: number) => void;
}

/** The diagnosis that the browser's console names, where it names another than the first. */
function namedByConsole(denial: ReportDenial): number {
  const first = denial.cors?.violations[0];
  return first === undefined ? -1 : denial.diagnoses.findIndex((diagnosis) => diagnosis.rule === first.rule);
}

/** That the request has passed since, and when. */
function Cleared({ denial }: { readonly denial: ReportDenial }) {
  const zone = useZone();
  const at = denial.outcome === 'cleared' ? instant(denial.clearedAt) : null;
  if (at === null) return null;
  return (
    <p className="verdict-cleared" data-outcome="cleared" title={dateAndTime(at, zone)}>
      <Icon name="tick" small />
      <b>{words('clearedAt', shortClock(at, zone))}</b>
      <span className="muted">{words('clearedAtWhy', clock(at, zone))}</span>
    </p>
  );
}

/** What came of it while the fix was tried; or that it was captured meanwhile, so that its headers tell nothing. */
function Tried({ denial }: { readonly denial: ReportDenial }) {
  const zone = useZone();
  const { tried = null, exchanges } = denial;
  const at = tried === null ? null : instant(tried.at);
  const isCapturedMeanwhile = exchanges.some(({ fixTried }) => fixTried === true);
  return (
    <>
      {tried !== null && at !== null && (
        <p
          className={tried.passed ? 'verdict-cleared' : 'verdict-cleared refused'}
          data-part="tried"
          data-passed={tried.passed}
          title={dateAndTime(at, zone)}
        >
          <Icon name={tried.passed ? 'tick' : 'cross'} small />
          <b>{words(tried.passed ? 'triedPassed' : 'triedRefused', shortClock(at, zone))}</b>
          <span className="muted">{words(tried.passed ? 'triedPassedWhy' : 'triedRefusedWhy')}</span>
        </p>
      )}
      {isCapturedMeanwhile && (
        <p className="verdict-cleared tried" data-part="captured-while-tried">
          <b>{words('capturedTried')}</b>
          <span className="muted">{words('capturedTriedWhy')}</span>
        </p>
      )}
    </>
  );
}

/** The verdict: who refused what, who must change it, how sure that is. Ten seconds end here. */
export function Verdict({ denial, fix, onShowSteps, onShowProof }: VerdictProps) {
  const [root] = denial.diagnoses;
  if (!root) return null;
  const known = root.rule !== 'unknown';
  // Who else must act on the root cause; steps for the other faults say it themselves.
  const others = new Set(denial.checklist.filter((step) => step.fault === 1).map((step) => step.owner));
  others.delete(root.owner);
  const named = namedByConsole(denial);
  return (
    <Fold
      name="verdict"
      className="verdict"
      rule={root.rule}
      head={() => (
        <h2>
          <Prose text={root.sentence} />
        </h2>
      )}
    >
      <Cleared denial={denial} />
      <Tried denial={denial} />
      <div className="verdict-meta">
        <OwnerVerdict owner={known ? root.owner : null} />
        {known && [...others].map((owner) => <OwnerLabel key={owner} owner={owner} />)}
        <span className="verdict-sure">
          <CertaintyLabel certainty={known ? root.certainty : 'unknown'} />
          <span className="muted">
            <Prose text={root.because} />
          </span>
        </span>
      </div>
      <div className="verdict-actions">
        {fix && <CopyButton text={fix.text} action="copy-fix" className="primary" label={fix.label} hint="c" />}
        {denial.checklist.length > 0 && (
          <button type="button" data-action="show-steps" onClick={onShowSteps}>
            {denial.checklist.length === 1
              ? words('showStep')
              : words('showSteps', countWords(denial.checklist.length, 'step', 'steps'))}
          </button>
        )}
      </div>
      {denial.diagnoses.length > 1 && (
        <ol className="verdict-faults">
          {denial.diagnoses.map((diagnosis, index) => (
            <li key={`${diagnosis.rule} ${diagnosis.parameters.join()}`} data-rule={diagnosis.rule}>
              <button
                type="button"
                className="fault-jump"
                data-action="show-proof"
                aria-label={words('showProof', String(index + 1))}
                title={words('showProof', String(index + 1))}
                onClick={() => onShowProof(index + 1)}
              >
                <FaultNumber fault={index + 1} />
              </button>
              <span>
                <Prose text={diagnosis.title} />
                {diagnosis.parameters.length > 0 && (
                  <>
                    {': '}
                    <code>
                      <Prose text={diagnosis.parameters.join(', ')} />
                    </code>
                  </>
                )}
                {index === named && <span className="muted">. {words('consoleNamesThis')}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Fold>
  );
}
