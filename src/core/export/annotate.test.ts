import { expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { annotate, NO_NOTES } from './annotate.ts';
import { forExport } from './gate.ts';
import { toHtml } from './html.ts';
import { toMarkdown } from './markdown.ts';

const NOTES = {
  expectedRole: 'orders editor',
  account: 'qa-7@example.com',
  network: 'office VPN',
  address: '203.0.113.7',
  reproduce: '1. Sign in\n2) Open order 18\n\n- Press *Save*',
  remarks: 'Worked yesterday.\nToken was ghp_9x2QfLr7Zp0VbKd3Tn8WcYs5Gh1Jm4Re',
};

/** The same request refused twice, two minutes apart. */
function twice(): Report {
  const file: { log: { entries: object[] } } = JSON.parse(har({}));
  const [first] = file.log.entries;
  file.log.entries.push({ ...first, startedDateTime: '2026-11-21T20:17:00.000Z' });
  return analyzeHar(JSON.stringify(file));
}

const report = forExport(annotate(twice(), { notes: NOTES, done: ({ id }) => (id === 'd1' ? [0] : []) }));

it('what QA knows stands in the report, without the token that was pasted into it', () => {
  expect(report.notes).toEqual({ ...NOTES, remarks: 'Worked yesterday.\nToken was [opaque-token:36]' });
  const text = toMarkdown(report);
  for (const words of [
    '| Expected role | orders editor |',
    '| Account | `qa-7@example.com` |',
    '| Network or VPN | office VPN |',
    '| Public address | 203.0.113.7 |',
    '1. Sign in\n2. Open order 18\n3. Press \\*Save\\*',
    'Worked yesterday.',
  ])
    expect(text).toContain(words);
  expect(toHtml(report)).toContain('<li>Open order 18</li>');
});

it('a step that was ticked off is ticked, and the retry is told', () => {
  expect(report.denials[0]?.checklist[0]?.done).toBe(true);
  const text = toMarkdown(report);
  expect(text).toContain('- [x] ');
  expect(text).toContain('| Sent again | 2026-11-21 20:17:00.000 UTC, still refused, with step 1 done |');
  expect(toHtml(report)).toMatch(/<input type="checkbox" id="step-d1-0" checked>/);
});

it('the last one was not sent again', () => {
  expect(report.denials[1]?.retriedAt).toBeNull();
});

it('without notes there are none', () => {
  const plain = forExport(annotate(twice(), { notes: NO_NOTES, done: () => [] }));
  expect('notes' in plain).toBe(false);
  expect(toMarkdown(plain)).not.toMatch(/Expected role|Steps to reproduce|\[x\]/);
});

it('a cause that is not known has no one who must change', () => {
  const unknown = forExport(
    analyzeHar(har({ answered: { Server: '' }, content: { text: '', mimeType: 'text/plain' } })),
  );
  expect(unknown.denials[0]?.diagnoses[0]?.rule).toBe('unknown');
  for (const text of [toMarkdown(unknown), toHtml(unknown)]) expect(text).toContain('Not known yet who must change.');
});
