import { readdirSync, readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import { type ExportedReport, forExport } from './gate.ts';
import { toJira } from './jira.ts';
import { toMarkdown } from './markdown.ts';

/** As Jira's editor reads what is pasted: `paste/md.ts` of its editor-common, the rules that editor-markdown-transformer adds for its schema. */
const jira = new MarkdownIt('zero', { html: false }).enable([
  ...['entity', 'escape', 'newline'],
  ...['blockquote', 'hr', 'heading', 'lheading', 'code', 'fence', 'list', 'image'],
  ...['emphasis', 'link', 'autolink', 'reference', 'strikethrough', 'backticks'],
]);

/** Before it reads, it doubles every backslash outside of fenced blocks, and puts URLs in angle brackets. */
function pasted(markdown: string): string {
  let isFenced = false;
  return markdown
    .split('\n')
    .map((line) => {
      if (/^ {0,3}`{3,}/.test(line)) isFenced = !isFenced;
      if (isFenced) return line;
      return line
        .replaceAll('\\', '\\\\')
        .replace(/(\[([^\]]+)\]\()?((https?|ftp):\/\/[^\s>"]+)/g, (found) =>
          /^(?:https?|ftp):\/\/[^\s>"]+$/.test(found) ? `<${found}>` : found,
        );
    })
    .join('\n');
}

const codeIn = (html: string): readonly string[] =>
  [...html.matchAll(/<code[^>]*>([\s\S]*?)<\/code>/g)].map(([, code = '']) => code.trimEnd());

/** What a reader sees outside of code. */
const words = (html: string): string =>
  html
    .replace(/<code[^>]*>[\s\S]*?<\/code>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const RULES = new URL('../rules/', import.meta.url);
const FIXTURES = readdirSync(RULES).filter((name) => name.endsWith('.har'));
const fixture = (name: string): ExportedReport => forExport(analyzeHar(readFileSync(new URL(name, RULES), 'utf8')));

describe('a report pasted into Jira', () => {
  it.each(FIXTURES)('shows all code of the Markdown and no sign that its editor does not read: %s', (name) => {
    const report = fixture(name);
    const text = toJira(report);
    const html = jira.render(pasted(text));
    const seen = words(html);
    expect(seen).not.toMatch(/<\/?(?:details|summary|br|code)|<!--|\[[ x]\] |\\[!-/:-@[-`{-~]|&#?\w+;/);
    expect(seen).not.toMatch(/^\s*\|/m);
    expect(seen).not.toMatch(/[<>]/);
    const whole = new MarkdownIt({ html: true }).render(toMarkdown(report));
    expect(codeIn(html)).toHaveLength(codeIn(whole).length);
  });

  it('shows what was captured as it stands, and does nothing with it', () => {
    const hostile = '</details> | **b** \\* [x](http://e.example) `t` <img src=x> - [ ] #1 @all';
    const report = forExport(
      analyzeHar(
        har({
          content: { mimeType: 'application/json', text: JSON.stringify({ error: 'forbidden', message: hostile }) },
        }),
      ),
    );
    const html = jira.render(toJira(report));
    expect(html).not.toMatch(/<img|<a href="http:/);
    expect(html).not.toContain('<strong>b</strong>');
  });

  it('ticks steps with signs and lists what was a table', () => {
    const text = toJira(fixture('preflight-needs-auth.har'));
    expect(text).toMatch(/^- ☐ \*\*/m);
    expect(text).toMatch(/^- \*\*Request\*\*: `/m);
    expect(text).toMatch(/^### Repeat it with cURL$/m);
  });
});
