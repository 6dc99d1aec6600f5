// @vitest-environment jsdom
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { har } from '../../testing/har-canary.ts';
import { analyzeHar } from '../pipeline.ts';
import type { Report } from '../report-schema.ts';
import { annotate, NO_NOTES } from './annotate.ts';
import { forExport } from './gate.ts';
import { toHtml } from './html.ts';

const notes = { ...NO_NOTES, expectedRole: 'editor', reproduce: 'Sign in\nSave', remarks: 'Worked yesterday.' };
const one = analyzeHar(har({ sent: { Authorization: 'Bearer abcdefgh12345678' } }));
const file: { log: { entries: object[] } } = JSON.parse(har({}));
const other: typeof file = JSON.parse(har({ url: 'https://other.example/x', response: { status: 429 } }));
file.log.entries.push(...other.log.entries);
const several = analyzeHar(JSON.stringify(file));

/** What axe reports of the page. Colours need a layout: a browser judges those. */
async function violations(report: Report): Promise<readonly string[]> {
  const exported = forExport(annotate(report, { notes, done: () => [0] }));
  const page = new DOMParser().parseFromString(toHtml(exported), 'text/html');
  document.documentElement.replaceWith(document.importNode(page.documentElement, true));
  for (const details of document.querySelectorAll('details')) details.open = true;
  const result = await axe.run(document, { rules: { 'color-contrast': { enabled: false } } });
  return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

it.each([
  ['one finding', one],
  ['several findings', several],
  ['none', { ...one, denials: [], groups: [] }],
])('axe reports nothing of a page of %s', async (_, report) => {
  expect(await violations(report)).toEqual([]);
});
