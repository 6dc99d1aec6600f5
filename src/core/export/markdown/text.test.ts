import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, folded, inlineCode, prose, table } from './text.ts';

/** Text full of what Markdown reads as something else. */
const hostile = fc.string({
  unit: fc.constantFrom(
    ...'`|\\<>&*_[]()!#@$~-+=:."\' \n\ta1é\u202e\u200b',
    '```',
    'https://x.example',
    'www.x.example',
    '<script>',
    '</details>',
    '&lt;',
  ),
  minLength: 1,
});

describe('inline code', () => {
  it.each([
    ['PUT', '`PUT`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``a', '``` ``a ```'],
    ['a\u202eb', '`a⟨U+202E⟩b`'],
    ['two\nlines', '`two⟨U+000A⟩lines`'],
    ['', '*(empty)*'],
    ['GET|PUT', '<code>GET&#124;PUT</code>'],
    ['<b>|', '<code>&#60;b&#62;&#124;</code>'],
  ])('%j is %s', (text, markdown) => {
    expect(inlineCode(text)).toBe(markdown);
  });

  it('ends where it should: at the first run of as many backticks as it began with', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = inlineCode(text);
        fc.pre(markdown.startsWith('`'));
        const fence = /^`+/.exec(markdown)?.[0] ?? '';
        const runs = markdown.slice(fence.length).match(/`+/g) ?? [];
        expect(runs.filter((run) => run.length === fence.length)).toHaveLength(1);
        expect(markdown.endsWith(fence)).toBe(true);
      }),
    );
  });

  it('never ends a table cell or a line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(inlineCode(text)).not.toMatch(/[|\n\r]/);
      }),
    );
  });
});

describe('prose', () => {
  it.each([
    ['The API refused this POST.', 'The API refused this POST.'],
    [
      'It allows https://app.example/; your origin has no slash.',
      'It allows `https://app.example/`; your origin has no slash.',
    ],
    ['Ask for `orders:write` first.', 'Ask for `orders:write` first.'],
    ['one ` alone', 'one \\` alone'],
    ['`PUT``GET`', '`PUT`<!-- -->`GET`'],
    ['@team, see #12 and JIRA-7', '`@team`, see `#12` and `JIRA-7`'],
    ['<img src=x> *bold* [link](x) a|b', '&lt;img src=x&gt; \\*bold\\* \\[link\\](x) a&#124;b'],
  ])('%s', (text, markdown) => {
    expect(prose(text)).toBe(markdown);
  });

  it('has no markup of its own, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inert = /\\[!-/:-@[-`{-~]|<!-- -->|<code>[^<]*<\/code>|(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g;
        const outside = prose(text).replace(inert, '');
        expect(outside).not.toMatch(/[<>|`*_[\]\n]|:\/\/|www\.|@/);
      }),
    );
  });
});

describe('blocks', () => {
  it('a code block ends at its own fence only', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = codeBlock(text, 'http', '  ').split('\n');
        const fence = /^ {2}(`{3,})http$/.exec(lines[0] ?? '')?.[1] ?? '';
        expect(lines.slice(1, -1).some((line) => line.includes(fence))).toBe(false);
        expect(lines.at(-1)).toBe(`  ${fence}`);
      }),
    );
  });

  it('a summary stays one line of text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [open, summary, blank, content] = folded(text, 'content').split('\n');
        expect([open, blank, content]).toEqual(['<details>', '', 'content']);
        expect(summary).toMatch(/^<summary>[^<>]*<\/summary>$/);
      }),
    );
  });

  it('a table has as many cells in each row', () => {
    expect(table(['A', 'B'], [['1', '2']])).toBe('| A | B |\n| --- | --- |\n| 1 | 2 |');
  });
});
