// @vitest-environment jsdom
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { anchorOf, PARTS } from '../address.ts';
import { ReportSchema } from '../report-schema.ts';
import example from './example.json' with { type: 'json' };
import { forExport } from './gate.ts';
import { toHtml } from './html.ts';

const parse = (report: unknown): Document =>
  new DOMParser().parseFromString(toHtml(forExport(v.parse(ReportSchema, report))), 'text/html');
const textOf = (document: Document, selector: string) =>
  Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent);

/** The example with a text in every place where captured text or a sentence can stand. */
function withText(text: string): unknown {
  const replace = (value: unknown, name = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => replace(item, name));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replace(member, key)]));
    }
    return typeof value === 'string' && FREE.includes(name) ? text : value;
  };
  return replace(example);
}
const FREE = `answered asked because copy detail error expected name needed os page product reason saw sentence
  statusText step text title url value where why zone`.split(/\s+/);

describe('a report as a page', () => {
  const document = parse(example);

  it('has the verdict as its only first heading, and as its title', () => {
    const verdict =
      'api.example answered the preflight with 401. A preflight never carries a token, so your PUT was never sent.';
    expect(textOf(document, 'h1')).toEqual([verdict]);
    expect(document.title).toBe(verdict);
  });

  it('skips no level of headings', () => {
    const levels = Array.from(document.querySelectorAll('h1, h2, h3, h4'), ({ tagName }) => Number(tagName[1]));
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('numbers a fault alike in the comparison and on its step', () => {
    const row = Array.from(document.querySelectorAll('.compare tbody tr')).find((one) =>
      one.textContent.includes('Origin'),
    );
    expect(row?.querySelector('.num')?.textContent).toBe('fault 2');
    const step = Array.from(document.querySelectorAll('.steps li')).find((one) => one.textContent.includes('slash'));
    expect(step?.querySelector('.num')?.textContent).toBe('fault 2');
  });

  it('marks the wrong characters and the missing words', () => {
    expect(textOf(document, 'del')).toEqual(['/']);
    expect(textOf(document, 'ins')).toEqual(['authorization']);
  });

  it('labels every box of the checklist', () => {
    const boxes = Array.from(document.querySelectorAll('input'));
    expect(boxes).toHaveLength(3);
    for (const { id } of boxes) expect(document.querySelector(`label[for="${id}"]`)).not.toBeNull();
  });

  it('has a place for every link that the panel copies, and no two of one name', () => {
    const ids = Array.from(document.querySelectorAll('[id]'), ({ id }) => id);
    const report = v.parse(ReportSchema, example);
    const links = report.denials.flatMap(({ id }) => [null, ...PARTS].map((part) => anchorOf({ denial: id, part })));
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('runs nothing and asks the network for nothing', () => {
    expect(document.querySelectorAll('script, link, img, iframe, object, [style], [src]')).toHaveLength(0);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'$/);
  });

  it('allows its own style, by its hash', async () => {
    const style = new TextEncoder().encode(document.querySelector('style')?.textContent ?? '');
    const hash = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', style))));
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain(`'sha256-${hash}'`);
  });
});

describe('hostile text', () => {
  const ELEMENTS = new Set(
    `a article b body br circle code dd del details div dl dt footer h1 h2 h3 h4 head header html input ins label li main
    meta ol p path pre rect section span style summary svg table tbody td th thead title tr ul`.split(/\s+/),
  );

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    `' onmouseover='alert(1)`,
    '</title></style></pre></code><svg onload=alert(1)>',
    '<!--',
    ']]><![CDATA[',
    '&lt;script&gt;',
    'javascript:alert(1)',
    'https://evil.example/"onclick="alert(1)',
    '`<b>`',
  ])('%s is text', (text) => {
    const document = parse(withText(text));
    for (const element of document.querySelectorAll('*')) {
      expect(ELEMENTS).toContain(element.localName);
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
    }
    for (const { href, protocol } of document.querySelectorAll('a')) {
      expect(href.includes('"') || protocol !== 'https:').toBe(false);
    }
    expect(document.querySelector('h1')?.textContent).toContain(text.replaceAll('`', ''));
  });

  it('cannot turn the direction of reading', () => {
    const text = parse(withText('abc\u202edef\u2066')).body.textContent;
    expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(text).toContain('abc⟨U+202E⟩def⟨U+2066⟩');
  });
});
