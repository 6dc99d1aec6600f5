import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { CopyButton } from '../marks/copy-button.tsx';
import { FaultNumber, OwnerLabel } from '../marks/labels.tsx';
import { textLength, withOffsets } from '../marks/offsets.ts';
import { Prose } from '../marks/prose.tsx';
import { words } from '../words.ts';
import './checklist.css';

/** A block to paste: whole lines, wrapped with a hanging indent, copied without the wraps. */
function CodeBlock({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text: string;
  readonly action: string;
}) {
  return (
    <figure className="code-block">
      <figcaption>
        <span>{title}</span>
        <CopyButton text={text} action={action} title={`${words('copy')}: ${title}`} />
      </figcaption>
      <pre>
        {withOffsets(text.split('\n'), textLength).map(({ part, offset }) => (
          <span key={offset} className="code-line">
            <Captured text={part} />
            {'\n'}
          </span>
        ))}
      </pre>
    </figure>
  );
}

interface ChecklistProps {
  readonly denial: ReportDenial;
  /** Positions of the steps that are done. */
  readonly done: readonly number[];
  readonly onTick: (step: number, done: boolean) => void;
}

/** What clears it: in order, each step with who does it and why. */
export function Checklist({ denial, done, onTick }: ChecklistProps) {
  const steps = denial.checklist;
  const known = denial.diagnoses[0]?.rule !== 'unknown';
  return (
    <section className="part fix" id="part-checklist" data-part="checklist" tabIndex={-1}>
      <div className="fix-head">
        <h3>{words(known ? 'checklist' : 'narrows')}</h3>
        <span className="part-summary">
          {steps.length === 0 ? words('noSteps') : words('done', String(done.length), String(steps.length))}
        </span>
      </div>
      <ol>
        {steps.map((step, index) => {
          const id = `step-${denial.id}-${index}`;
          return (
            <li className="step" key={id} data-step={index + 1} data-owner={step.owner}>
              <input
                type="checkbox"
                id={id}
                checked={done.includes(index)}
                onChange={(event) => onTick(index, event.currentTarget.checked)}
              />
              <label htmlFor={id}>
                {step.fault !== null && denial.diagnoses.length > 1 && <FaultNumber fault={step.fault} />}
                <Prose text={step.step} />
              </label>
              <OwnerLabel owner={step.owner} />
              <p className="step-why">
                <Prose text={step.why} />
              </p>
              {step.copy === null ? (
                <CopyButton
                  text={`${step.step}\n${step.why}\n`}
                  action="copy-step"
                  className="icon-only"
                  label=""
                  title={words('copyThisStep')}
                />
              ) : (
                <div className="step-copy">
                  <CodeBlock title={words('toPaste')} text={step.copy} action="copy-step" />
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
