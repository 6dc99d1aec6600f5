import type { ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { FaultNumber } from '../marks/labels.tsx';
import { words } from '../words.ts';
import { Part } from './part.tsx';
import { whereWords } from './where-words.ts';

/** What each diagnosis rests on: where it stands in the capture, what was seen, what was expected. */
export function Evidence({ denial }: { readonly denial: ReportDenial }) {
  const facts = denial.diagnoses.flatMap((diagnosis, index) =>
    diagnosis.facts.map((fact) => ({ fact, number: index + 1 })),
  );
  const first = facts[0]?.fact;
  if (!first) return null;
  const numbered = denial.diagnoses.length > 1;
  const where = whereWords(first.where);
  const summary = first.saw === null ? words('factAbsent', where) : words('factSaw', where, first.saw);
  return (
    <Part name="evidence" title="evidence" summary={summary}>
      <ul className="evidence">
        {facts.map(({ fact, number }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two diagnoses may rest on one fact
          <li key={position} data-proof={number} tabIndex={-1}>
            {numbered && <FaultNumber fault={number} />}
            <span className="muted">
              <Captured text={whereWords(fact.where)} />
            </span>
            {fact.saw === null ? (
              <span className="muted">{words('absent')}</span>
            ) : (
              <code>
                <Captured text={fact.saw} />
              </code>
            )}
            {fact.expected !== undefined && (
              <span className="evidence-expected">
                <span className="small muted">{words('expected')} </span>
                <code>
                  <Captured text={fact.expected} />
                </code>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
