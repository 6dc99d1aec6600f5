import { NO_NOTES } from './annotate.ts';
import { commandsOf } from './commands.ts';
import { type Finding, findingsOf } from './findings.ts';
import type { ExportedReport } from './gate.ts';
import { headlineOf } from './headline.ts';
import { checklist, comparison, faults, ladder, occurrences, standardSteps } from './markdown/denial.ts';
import { codeBlock, folded, inlineCode, phrase, prose, table } from './markdown/text.ts';
import { messagesOf } from './messages.ts';
import { listedLines, paragraphs, shortNotes } from './notes.ts';
import { environmentOf, overviewOf, patternRows } from './overview.ts';
import { redactionSummary, sourceLimits } from './redaction-summary.ts';
import { tokenFactsOf } from './token-facts.ts';
import { CERTAINTY, mustChange, ownerOf, ROLE } from './words.ts';

/**
 * The report as Markdown for a bug tracker: the verdict first, then what clears it, then the proof, folded. Everything captured
 * is shown as text or code and does nothing.
 */
export function toMarkdown(report: ExportedReport): string {
  const findings = findingsOf(report);
  const [only] = findings;
  const parts =
    findings.length === 1 && only !== undefined
      ? [`# ${prose(verdictOf(only))}`, ...findingParts(only, report, '##')]
      : [
          `# ${headlineOf(report, findings)}`,
          ...(findings.length === 0 ? [] : [summary(findings)]),
          ...findings.flatMap((finding, index) => [
            `## ${index + 1}. ${prose(verdictOf(finding))}`,
            ...findingParts(finding, report, '###'),
          ]),
        ];
  return `${[...parts, ...(findings.length === 1 ? [] : reporterParts(report, '##')), footer(report)].filter((part) => part !== '').join('\n\n')}\n`;
}

const verdictOf = ({ denial }: Finding): string => denial.diagnoses[0]?.sentence ?? '';

function summary(findings: readonly Finding[]): string {
  return table(
    ['', 'Cause', 'First request', 'Requests', 'Who must change'],
    findings.map(({ denial, count }, index) => [
      String(index + 1),
      prose(denial.diagnoses[0]?.title ?? ''),
      inlineCode(`${denial.request.method} ${denial.request.url}`),
      String(count),
      denial.diagnoses[0] === undefined ? '' : ownerOf(denial.diagnoses[0]),
    ]),
  );
}

function findingParts(finding: Finding, report: ExportedReport, heading: '##' | '###'): readonly string[] {
  const { denial } = finding;
  const [root, ...others] = denial.diagnoses;
  const environment = environmentOf(report.environment, report.source);
  const isOnly = heading === '##';
  const rows = [
    ...overviewOf(denial, report.environment),
    ...patternRows(finding.patterns),
    ...(environment === '' ? [] : [{ label: 'Environment', value: [environment] }]),
    ...(isOnly ? shortNotes(report.notes ?? NO_NOTES) : []).map(({ label, text }) => ({ label, value: [text] })),
  ];
  return [
    root === undefined ? '' : `**${mustChange(root)}** ${CERTAINTY[root.certainty]}: ${prose(root.because)}`,
    table(
      ['', ''],
      rows.map(({ label, value }) => [label, phrase(value)]),
    ),
    ...(isOnly ? longNotes(report, heading) : []),
    denial.checklist.length === 0 ? '' : `${heading} What clears it\n\n${checklist(denial)}`,
    (denial.myths ?? []).map((myth) => `Note: ${prose(myth)}`).join('\n\n'),
    denial.comparison.length === 0 ? '' : `${heading} Asked, answered, needed\n\n${comparison(denial)}`,
    `${heading} ${others.length === 0 ? 'The fault' : 'The faults'} and the proof\n\n${faults(denial)}`,
    ...proofs(finding),
  ];
}

/** What the reporter typed, where there are several findings: once, for all of them. */
function reporterParts(report: ExportedReport, heading: '##'): readonly string[] {
  const short = shortNotes(report.notes ?? NO_NOTES);
  const rows = short.map(({ label, text }) => [label, prose(text)]);
  const parts = [...(rows.length === 0 ? [] : [table(['', ''], rows)]), ...longNotes(report, '###')];
  return parts.length === 0 ? [] : [`${heading} From the reporter`, ...parts];
}

function longNotes({ notes }: ExportedReport, heading: '##' | '###'): readonly string[] {
  const steps = listedLines(notes?.reproduce ?? '').map((line, index) => `${index + 1}. ${prose(line)}`);
  const remarks = paragraphs(notes?.remarks ?? '').map(prose);
  return [
    ...(steps.length === 0 ? [] : [`${heading} Steps to reproduce\n\n${steps.join('\n')}`]),
    ...(remarks.length === 0 ? [] : [`${heading} Notes\n\n${remarks.join('\n\n')}`]),
  ];
}

function proofs(finding: Finding): readonly string[] {
  const { denial } = finding;
  const tokens = tokenFactsOf(denial);
  const commands = commandsOf(denial).flatMap(({ role, command }) => {
    const sets = command.placeholders.map(({ name, standsFor }) => `${inlineCode(`$${name}`)} to ${prose(standsFor)}`);
    const lines = [sets.length === 0 ? '' : `Set ${sets.join(', ')} first.`, ...command.limits.map(prose)].filter(
      Boolean,
    );
    return [[`**${ROLE[role]}**`, ...lines].join(' '), codeBlock(command.text, 'sh')];
  });
  const messages = messagesOf(denial).flatMap(({ exchange, request, response }) => [
    `**${ROLE[exchange.role]}**`,
    codeBlock(request, 'http'),
    response === null
      ? `No answer was received${exchange.error ? `: ${inlineCode(exchange.error)}` : ''}.`
      : codeBlock(response, 'http'),
  ]);
  return [
    denial.refusal === null ? '' : folded('Who refused', ladder(denial.refusal)),
    folded('What was sent and answered (headers that matter)', messages.join('\n\n')),
    tokens.length === 0
      ? ''
      : folded(
          'Credentials, without their secrets',
          tokens
            .map(
              ({ title, rows }) =>
                `**${phrase(title)}**\n\n${table(
                  ['', ''],
                  rows.map(({ label, value }) => [prose(label), phrase(value)]),
                )}`,
            )
            .join('\n\n'),
        ),
    commands.length === 0 ? '' : folded('Repeat it with cURL', commands.join('\n\n')),
    denial.cors === null ? '' : folded("The browser's verdict, step by step", standardSteps(denial.cors)),
    finding.count > 1 ? occurrences(finding) : '',
  ];
}

function footer({ redactions, source }: ExportedReport): string {
  return ['---', [...sourceLimits(source), redactionSummary(redactions)].map(prose).join('  \n')].join('\n\n');
}
