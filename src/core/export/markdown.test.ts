import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ReportSchema } from '../report-schema.ts';
import example from './example.json' with { type: 'json' };
import { forExport } from './gate.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';

const report = v.parse(ReportSchema, example);
const markdown = toMarkdown(forExport(report));
const inOrder = (first: string, second: string) => {
  expect(markdown).toContain(first);
  expect(markdown).toContain(second);
  expect(markdown.indexOf(first)).toBeLessThan(markdown.indexOf(second));
};

describe('a report in Markdown', () => {
  it('begins with the verdict and who must change', () => {
    expect(markdown.split('\n').slice(0, 3)).toEqual([
      '# api.example answered the preflight with 401. A preflight never carries a token, so your PUT was never sent.',
      '',
      '**The server must change.** Proven: The 401 is in the capture, on the OPTIONS itself.',
    ]);
  });

  it('tells what, when in both clocks, where, and the id to look for', () => {
    expect(markdown).toContain('| Answer | preflight `401 Unauthorized`; PUT never sent |');
    expect(markdown).toContain('| When | 2026-11-21 20:15:00.123 UTC (2026-11-21 21:15:00, Europe/Berlin) |');
    expect(markdown).toContain('`x-request-id: 5f0c1d8e-77aa-4c1e-9f0b-6a0c2f1d9b11` (preflight)');
    expect(markdown).toContain('| Environment | Chromium 156, Linux, Clearance 1.0.0 |');
  });

  it('tells what the requests beside it show, and since when', () => {
    const pattern = {
      pattern: 'retry-loop' as const,
      method: 'PUT',
      path: '/orders/1',
      says: 'was sent 9 times, about every 2 seconds, and refused every time',
      at: '2026-11-21T20:15:00.123Z',
      count: 9,
    };
    const looping = { ...report, groups: report.groups.map((group) => ({ ...group, patterns: [pattern] })) };
    const told = forExport(looping);
    expect(toMarkdown(told)).toContain(
      '| Pattern | `PUT /orders/1` was sent 9 times, about every 2 seconds, and refused every time, since 2026-11-21 20:15:00.123 UTC |',
    );
    expect(toHtml(told)).toContain('refused every time, since 2026-11-21 20:15:00.123 UTC');
    expect(markdown).not.toContain('| Pattern |');
  });

  it('tells of the preflight that was sent alone: what it asked for, and where it first fails', () => {
    const step = {
      algorithm: 'CORS check',
      step: '2',
      outcome: 'fail' as const,
      detail: 'There is no Access-Control-Allow-Origin.',
      url: '',
    };
    const preflightTest = {
      at: '2026-11-21T20:16:00.000Z',
      method: 'PUT',
      headers: ['x-tenant'],
      said: '',
      exchanges: [],
      verdicts: [{ credentials: 'omit' as const, passed: false, first: step, steps: [step] }],
    };
    const denials = report.denials.map((denial) => ({ ...denial, preflightTest }));
    expect(toMarkdown(forExport({ ...report, denials }))).toContain(
      '| Preflight alone | sent 2026-11-21 20:16:00.000 UTC for PUT with x-tenant; first fails at CORS check, step 2: There is no Access-Control-Allow-Origin. |',
    );
    expect(markdown).not.toContain('Preflight alone');
  });

  it('puts right what many believe, below the steps', () => {
    const denials = report.denials.map((denial) => ({ ...denial, myths: ['`no-cors` is no way round it.'] }));
    const told = forExport({ ...report, denials });
    expect(toMarkdown(told)).toContain('\n\nNote: `no-cors` is no way round it.\n\n');
    expect(toHtml(told)).toMatch(/<p class="muted small"><code[^>]*>no-cors<\/code> is no way round it\.<\/p>/);
    expect(markdown).not.toContain('Note: ');
  });

  it('has the steps open and the proof folded', () => {
    inOrder('## What clears it', '## Asked, answered, needed');
    inOrder('## Asked, answered, needed', '<details>');
    expect(markdown).toContain('- [ ] **Allow the origin without its slash.** *Server, fault 2*');
    expect(markdown).toContain('  Access-Control-Allow-Headers: authorization, content-type\n');
  });

  it('shows only the headers that matter, and says that there are more', () => {
    expect(markdown).toContain('WWW-Authenticate: Bearer realm="orders"');
    expect(markdown).not.toMatch(/^User-Agent:/m);
    expect(markdown).toContain('(1 more header)');
  });

  it('repeats both requests, with the page’s origin and a variable for the token', () => {
    expect(markdown).toContain("--request 'OPTIONS'");
    expect(markdown).toMatch(/--request 'PUT' \\\n {2}--header 'Origin: https:\/\/app\.example'/);
    expect(markdown).toContain(`'authorization: Bearer '"$TOKEN"`);
    expect(markdown).toContain('Set `$TOKEN` to the credentials of authorization');
  });

  it('tells of the token what it says, not what it is worth', () => {
    expect(markdown).toContain('| exp | 2026-11-21 20:10:00.000 UTC, 5 minutes before the request |');
    expect(markdown).toContain('| aud | `orders-api` |');
  });

  it('says how often the cause occurred, and what was masked', () => {
    expect(markdown).toContain('The same cause refused 2 more requests');
    expect(markdown).toMatch(/values are masked in this report \(.*jwt 1/);
  });
});

describe('a report of several causes', () => {
  const [first] = report.denials;
  const second = { ...structuredClone(first), id: 'd2' };
  if (second.diagnoses?.[0] !== undefined) second.diagnoses[0].sentence = 'Your token lacks the scope `orders:write`.';
  const group = { ...report.groups[0], id: 'g2', denials: ['d2'], count: 1 };
  const both = toMarkdown(
    forExport(v.parse(ReportSchema, { ...report, denials: [first, second], groups: [...report.groups, group] })),
  );

  it('begins with a table of them', () => {
    expect(both.split('\n')[0]).toBe('# 4 requests denied, for 2 causes');
    expect(both).toContain(
      '| 1 | The preflight was asked for credentials | `PUT https://api.example/v2/orders/18` | 3 | Server |',
    );
    expect(both).toContain('\n## 2. Your token lacks the scope `orders:write`.\n');
  });
});

describe('a report of none', () => {
  it('says so', () => {
    const none = toMarkdown(forExport({ ...report, denials: [], groups: [] }));
    expect(none.split('\n')[0]).toBe('# None of 120 requests was denied');
  });

  it('says what could not be read, and that credentials were left out', () => {
    const source = { ...report.source, sanitised: true, skipped: [{ entry: 17, reason: 'request.url is missing' }] };
    const none = toMarkdown(forExport({ ...report, source, denials: [], groups: [] }));
    expect(none).toContain('1 entry could not be read: number 17 (request.url is missing)');
    expect(none).toContain('That one is absent here proves nothing.');
  });
});
