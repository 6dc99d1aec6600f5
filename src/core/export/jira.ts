import type { ExportedReport } from './gate.ts';
import { toMarkdown } from './markdown.ts';

/**
 * The report for Jira's editor, which reads less than Markdown where one pastes: headings, lists, code, emphasis, links and entities,
 * but no tables, no HTML, no task lists, and a backslash is a backslash. So tables become lists, folded parts become headings, boxes
 * become signs.
 * https://www.npmjs.com/package/@atlaskit/editor-markdown-transformer, `pmSchemaToMdMapping`
 */
export function toJira(report: ExportedReport): string {
  const out: string[] = [];
  let fence: string | null = null;
  let head: readonly string[] | null = null;
  const lines = toMarkdown(report).split('\n');
  for (const [index, line] of lines.entries()) {
    const opened = /^ *(`{3,})/.exec(line)?.[1];
    if (fence !== null || opened !== undefined) {
      out.push(line);
      if (fence === null) fence = opened ?? null;
      else if (line.trim() === fence) fence = null;
      continue;
    }
    if (!line.startsWith('| ') && !/^\| {1,2}\|/.test(line)) {
      head = null;
      out.push(...plain(line));
      continue;
    }
    const cells = cellsOf(line);
    if (head === null) head = cells;
    else if (!isRule(lines[index] ?? '')) out.push(listed(head, cells));
  }
  return out.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** Bars in cells are written as entities: every bar is the table's own. */
const cellsOf = (row: string): readonly string[] =>
  row
    .replace(/^\| ?/, '')
    .replace(/ ?\|$/, '')
    .split(' | ')
    .map((cell) => inline(cell.trim()));

const isRule = (line: string): boolean => /^\|(?: --- \|)+$/.test(line);

/** A row as an item of a list: what stands in columns without a title leads, else what stands in the first. */
function listed(head: readonly string[], cells: readonly string[]): string {
  const isLead = head.some((title) => title === '') ? (at: number) => head[at] === '' : (at: number) => at === 0;
  const [, ...values] = head.length === 2 && isLead(1) ? cells : [];
  const lead = head.length === 2 && isLead(1) ? cells.slice(0, 1) : cells.filter((_, at) => isLead(at));
  const rest = cells.flatMap((cell, at) => (isLead(at) || cell === '' ? [] : [`${head[at]}: ${cell}`]));
  const after = [...values, ...rest].join('; ');
  const first = lead.filter((cell) => cell !== '').join(', ');
  return `- ${/[*`]/.test(first) ? first : `**${first}**`}${after === '' ? '' : `: ${after}`}`;
}

/** One line outside of tables and code. */
function plain(line: string): readonly string[] {
  if (line === '<details>' || line === '</details>') return [''];
  const summary = /^<summary>(.*)<\/summary>$/.exec(line)?.[1];
  if (summary !== undefined) return [`### ${summary}`];
  return [inline(line.replace(/^- \[ \] /, '- ☐ ').replace(/^- \[x\] /, '- ☑ '))];
}

/** Code spans stay as they are, but for those that a table needed in HTML; outside of them escapes become entities. */
const inline = (text: string): string =>
  text.replace(
    /<code>([^<]*)<\/code>|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`)|<!-- -->|<br>|\\([!-/:-@[-`{-~])/g,
    (found, html: string | undefined, ticks: string | undefined, escaped: string | undefined) => {
      if (html !== undefined)
        return codeSpan(html.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
      if (ticks !== undefined) return apart(found, ticks);
      if (escaped !== undefined) return `&#${escaped.charCodeAt(0)};`;
      return found === '<br>' ? '; ' : ' ';
    },
  );

const URL_START = /(?:https?|ftp):\/\//;

/**
 * The editor puts angle brackets around what looks like a URL, code or not, up to the next space: one before the end of the span keeps
 * the bracket inside. A space on both sides is no part of a span.
 */
const apart = (span: string, ticks: string): string =>
  URL_START.test(span) && !span.endsWith(` ${ticks}`)
    ? `${ticks} ${span.slice(ticks.length, -ticks.length)} ${ticks}`
    : span;

/** https://spec.commonmark.org/0.31.2/#code-spans */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(text) || URL_START.test(text) ? ' ' : '';
  return fence + pad + text + pad + fence;
}
