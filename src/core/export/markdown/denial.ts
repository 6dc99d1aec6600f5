import type { ReportDenial } from '../../report-schema.ts';
import type { Finding } from '../findings.ts';
import { answerOf } from '../overview.ts';
import { code, counted, joined, type Phrase } from '../phrase.ts';
import { utc } from '../when.ts';
import { CERTAINTY, CHECK, LADDER_ROLE, LAYER, OUTCOME, OWNER } from '../words.ts';
import { codeBlock, folded, inlineCode, phrase, prose, table } from './text.ts';

/** Denials of one cause that are listed one by one; the JSON has all of them. */
const LISTED = 50;

/** What to do, as a task list: each step with who must do it and what to paste. */
export function checklist({ checklist: steps }: ReportDenial): string {
  return steps
    .map(({ step, why, owner, copy, fault, covers = [], done = false }) => {
      const numbers = [...(fault === null ? [] : [fault]), ...covers];
      const item = `- [${done ? 'x' : ' '}] **${prose(step)}** *${OWNER[owner]}${numbers.length === 0 ? '' : `, ${numbers.length > 1 ? 'faults' : 'fault'} ${numbers.join(', ')}`}*  \n  ${prose(why)}`;
      return copy === null ? item : `${item}\n\n${codeBlock(copy, '', '  ')}\n`;
    })
    .join('\n');
}

const MARK = { pass: '✓', fail: '✗', unknown: '?' } as const;

/** Asked, answered, needed; empty where CORS was not asked. */
export function comparison({ comparison: rows }: ReportDenial): string {
  const cell = (value: string | null): string => (value === null ? '–' : value.split('\n').map(inlineCode).join(', '));
  const several = new Set(rows.map(({ on }) => on)).size > 1;
  return table(
    ['', '', 'Asked', 'Answered', 'Needed'],
    rows.map(({ check, on, asked, answered, needed, outcome, fault }) => [
      `${MARK[outcome]} ${OUTCOME[outcome]}${fault === null ? '' : ` (fault ${fault})`}`,
      `${CHECK[check]}${several || on === 'actual' ? `, ${on === 'actual' ? 'request' : on}` : ''}`,
      cell(asked),
      cell(answered),
      cell(needed),
    ]),
  );
}

/** Every fault with its proof. */
export function faults({ diagnoses }: ReportDenial): string {
  return diagnoses
    .map(({ title, certainty, because, facts, docs, rule }, index) => {
      const lines = [
        `${index + 1}. **${prose(title)}.** ${CERTAINTY[certainty]}: ${prose(because)}`,
        ...facts.map(({ where, saw, expected }) => {
          const needs = expected === undefined ? '' : `, needed ${inlineCode(expected)}`;
          return `   - ${prose(where)}: ${saw === null ? 'nothing' : inlineCode(saw)}${needs}`;
        }),
        ...docs.slice(0, 1).map(({ text, url }) => `   - ${link(text, url)} (rule ${inlineCode(rule)})`),
      ];
      return lines.join('\n');
    })
    .join('\n');
}

/** Rules write their own links; anything else is shown, not linked. */
const link = (text: string, url: string): string =>
  /^https:\/\/[^\s()<>]+$/.test(url) ? `[${prose(text)}](${url})` : prose(text);

/** Who refused, and what each layer on the way did. */
export function ladder(refusal: NonNullable<ReportDenial['refusal']>): string {
  const { layer, product, certainty, evidence, ladder: rungs } = refusal;
  const rows = rungs.map((rung) => [
    LAYER[rung.layer],
    rung.product === null ? '' : prose(rung.product),
    LADDER_ROLE[rung.role],
    rung.evidence.map(seen).join('<br>'),
  ]);
  const isOnLadder = rungs.some(({ role }) => role === 'answered');
  const said = isOnLadder ? '' : evidence.map((one) => `- ${seen(one)}`).join('\n');
  const verdict =
    layer === 'unknown'
      ? 'Nothing in the answer says who.'
      : `**${LAYER[layer]}${product === null ? '' : `, ${prose(product)}`}** (${CERTAINTY[certainty].toLowerCase()})`;
  const parts = [verdict, said, rows.length > 0 ? table(['Layer', 'Product', 'What it did', 'Seen'], rows) : ''];
  return parts.filter((part) => part !== '').join('\n\n');
}

const seen = ({ where, saw }: { readonly where: string; readonly saw: string }): string =>
  `${prose(where)}: ${inlineCode(saw)}`;

/** The browsers' own names for the verdict, and the standard's steps. */
export function standardSteps({
  chromium,
  firefox,
  because,
  steps,
  warnings,
}: NonNullable<ReportDenial['cors']>): string {
  const names: Phrase[] = [];
  if (chromium !== null) names.push(['Chromium calls it ', code(chromium)]);
  if (firefox !== null) names.push(['Firefox calls it ', code(firefox)]);
  const parts = [
    names.length === 0 ? '' : `${phrase(joined(names, ', '))}.`,
    because === '' ? '' : prose(because),
    ...warnings.map((warning) => `Note: ${prose(warning)}`),
    steps.length === 0
      ? ''
      : table(
          ['Step of the Fetch standard', 'On', 'Outcome', 'What was found'],
          steps.map(({ algorithm, step, on, outcome, detail }) => [
            `${prose(algorithm)}, ${prose(step)}`,
            on === 'actual' ? 'request' : on,
            `${MARK[outcome]} ${OUTCOME[outcome]}`,
            prose(detail),
          ]),
        ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The other requests that the same cause refused; what is different about one is said. */
export function occurrences({ denial, others, count }: Finding): string {
  const verdict = denial.diagnoses[0]?.sentence;
  const lines = others.slice(0, LISTED).map(({ request, startedDateTime, exchanges, diagnoses }) => {
    const last = exchanges.at(-1);
    const answer = last === undefined ? '' : `, ${phrase(answerOf(last, exchanges))}`;
    const own =
      diagnoses[0] === undefined || diagnoses[0].sentence === verdict ? '' : `: ${prose(diagnoses[0].sentence)}`;
    const when = startedDateTime === null ? '' : `, ${utc(startedDateTime)}`;
    return `- ${inlineCode(`${request.method} ${request.url}`)}${answer}${when}${own}`;
  });
  const left = count - 1 - lines.length;
  if (left > 0) lines.push(`- and ${counted(left, 'more request')}`);
  return folded(`The same cause refused ${counted(count - 1, 'more request')}`, lines.join('\n'));
}
