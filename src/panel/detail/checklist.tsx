import { narrow } from '../../core/narrow.ts';
import { policyWarnings } from '../../core/policy-values.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { CopyButton } from '../marks/copy-button.tsx';
import { FaultNumber, OwnerLabel } from '../marks/labels.tsx';
import { Prose } from '../marks/prose.tsx';
import { tickKey, useAnswers } from '../preferences.ts';
import { sentencesOf } from '../sentences.ts';
import { words } from '../words.ts';
import { CodeBlock } from './code-block.tsx';
import { Configuration, type ConfigurationChoice } from './configuration.tsx';
import { Part } from './part.tsx';
import { TestAnswer } from './test-answer.tsx';
import { TestedCauses } from './tested-causes.tsx';
import './checklist.css';

interface ChecklistProps {
  readonly denial: ReportDenial;
  /** Positions of the steps that are done. */
  readonly done: readonly number[];
  readonly onTick: (step: number, done: boolean) => void;
  readonly configuration: ConfigurationChoice;
}

/** What clears it: in order, each step with who does it and why. */
export function Checklist({ denial, done, onTick, configuration }: ChecklistProps) {
  const steps = denial.checklist;
  const known = denial.diagnoses[0]?.rule !== 'unknown';
  const { answers, answer } = useAnswers(tickKey(denial));
  const causes = narrow(steps, answers);
  const isDone = (index: number) => done.includes(index) || answers[index] !== undefined;
  const ready = steps.filter((_, index) => isDone(index)).length;
  return (
    <Part
      name="checklist"
      className="fix"
      title={known ? 'checklist' : 'narrows'}
      summary={steps.length === 0 ? words('noSteps') : words('done', String(ready), String(steps.length))}
    >
      <Configuration denial={denial} {...configuration} />
      {causes.length > 0 && <TestedCauses causes={causes} />}
      <ol>
        {steps.map((step, index) => {
          const id = `step-${denial.id}-${index}`;
          return (
            <li className="step" key={id} data-step={index + 1} data-owner={step.owner}>
              <input
                type="checkbox"
                id={id}
                checked={isDone(index)}
                onChange={(event) => {
                  onTick(index, event.currentTarget.checked);
                  if (!event.currentTarget.checked) answer(index, null);
                }}
              />
              <label htmlFor={id}>
                {denial.diagnoses.length > 1 &&
                  [...(step.fault === null ? [] : [step.fault]), ...(step.covers ?? [])].map((fault) => (
                    <FaultNumber key={fault} fault={fault} />
                  ))}
                <Prose text={step.step} />
              </label>
              <OwnerLabel owner={step.owner} />
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
                  <CodeBlock title={words('toPaste')} copyTitle={step.step} text={step.copy} action="copy-step" />
                </div>
              )}
              <div className="step-why">
                {sentencesOf(step.why).map((sentence) => (
                  <p key={sentence}>
                    <Prose text={sentence} />
                  </p>
                ))}
              </div>
              {step.tells !== undefined && (
                <TestAnswer
                  step={index}
                  answer={answers[index] ?? null}
                  onAnswer={(given) => {
                    answer(index, given);
                    onTick(index, given !== null);
                  }}
                />
              )}
            </li>
          );
        })}
      </ol>
      {(denial.policy === null ? [] : policyWarnings(denial.policy)).map((sentence) => (
        <p key={sentence} className="note" data-part="policy-warning">
          {sentence}
        </p>
      ))}
      {(denial.myths ?? []).map((myth) => (
        <p key={myth} className="note" data-part="myth">
          <Prose text={myth} />
        </p>
      ))}
    </Part>
  );
}
