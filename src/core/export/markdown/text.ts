import { marked, type Phrase } from '../phrase.ts';
import { visible, visibleBlock } from '../visible.ts';

/**
 * Captured text as Markdown that shows it and does nothing: no markup, no link, no mention, no issue reference. For GitHub, GitLab and
 * editors that read CommonMark. https://github.github.com/gfm/
 */

/** Words that renderers turn into links, mentions, references, commits or formulas: shown as code they stay what they are. */
const ACTIVE = /[@$]|:\/\/|www\.|^[#!%~&]\d|^[A-Za-z]{2,}-\d+$|^[0-9a-f]{7,40}$/i;

const OPENING = `("'[`;
const CLOSING = `.,;:!?)"']`;

/** A sentence, captured words within it included. */
export const prose = (sentence: string): string => phrase(marked(sentence.trim()));

function words(text: string): string {
  return visible(text)
    .split(/( +)/)
    .map((word) => {
      let from = 0;
      let to = word.length;
      while (from < to && OPENING.includes(word.charAt(from))) from += 1;
      while (to > from && CLOSING.includes(word.charAt(to - 1))) to -= 1;
      const core = word.slice(from, to);
      return ACTIVE.test(core)
        ? escaped(word.slice(0, from)) + inlineCode(core) + escaped(word.slice(to))
        : escaped(word);
    })
    .join('');
}

/** Spans that touch would run together: an empty comment keeps them apart. */
export const phrase = (parts: Phrase): string =>
  parts.reduce((before: string, part) => {
    const next = typeof part === 'string' ? words(part) : inlineCode(part.code);
    return before.endsWith('`') && next.startsWith('`') ? `${before}<!-- -->${next}` : before + next;
  }, '');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
const escaped = (text: string): string =>
  text.replace(/[\\`*_[\]~#]/g, '\\$&').replace(/[&<>|]/g, (char) => ENTITIES[char] ?? char);

/**
 * A code span, in a table cell too: there a bar ends the cell even within one, so that text with a bar is written in entities.
 * https://github.github.com/gfm/#code-spans
 */
export function inlineCode(text: string): string {
  const shown = visible(text);
  if (shown.trim() === '') return '*(empty)*';
  if (shown.includes('|')) {
    const inert = shown.replace(/[^A-Za-z0-9 ]/gu, (char) => `&#${char.codePointAt(0)};`);
    return `<code>${inert}</code>`;
  }
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A fenced block, each line indented. https://github.github.com/gfm/#fenced-code-blocks */
export function codeBlock(text: string, language = '', indent = ''): string {
  const shown = visibleBlock(text);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return [`${fence}${language}`, ...shown.split('\n'), fence].map((line) => `${indent}${line}`).join('\n');
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A folded part. Its summary is HTML, where Markdown is not read. https://github.github.com/gfm/#html-blocks */
export function folded(summary: string, content: string): string {
  const inert = visible(summary).replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
  return `<details>\n<summary>${inert}</summary>\n\n${content}\n\n</details>`;
}
