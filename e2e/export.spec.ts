import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { RedactionsSchema } from '../src/core/report-schema.ts';
import { leakOf } from '../src/testing/canary.ts';
import { until } from './drivers/until.ts';
import { type Bench, clear, press, test } from './sessions.ts';

const SHOTS = path.resolve('out/screenshots');
const FORMATS = {
  markdown: 'clearance.md',
  jira: 'clearance.jira.md',
  html: 'clearance.html',
  json: 'clearance.json',
  har: 'clearance.har',
  curl: 'clearance.sh',
  fetch: 'clearance.mjs',
  bundle: 'clearance.zip',
} as const;

/** A downloaded file, once the browser has written it whole. */
async function downloadedFile({ downloads }: Bench, name: string): Promise<Buffer> {
  const file = path.join(downloads, name);
  const bytes = await until(`the download of ${name}`, () => {
    const isThere = fs.existsSync(file) && !fs.readdirSync(downloads).some((one) => /\.(?:part|crdownload)$/.test(one));
    const content = isThere ? fs.readFileSync(file) : null;
    return content !== null && content.length > 0 ? content : null;
  });
  fs.rmSync(file);
  return bytes;
}

/** The texts of a downloaded file. */
async function downloaded(bench: Bench, name: string): Promise<readonly string[]> {
  const bytes = await downloadedFile(bench, name);
  if (!name.endsWith('.zip')) return [bytes.toString('utf8')];
  return Object.values(unzipSync(new Uint8Array(bytes))).map((content) => strFromU8(content));
}

const previewed = ({ panel }: Bench): Promise<string> =>
  panel.evaluate(() => document.querySelector('[data-dialog=preview] .scrolling-text')?.textContent ?? '');

async function openPreview(bench: Bench, format: keyof typeof FORMATS): Promise<void> {
  const { panel } = bench;
  await panel.click('[data-action=export-menu]');
  await panel.click(`[data-action=export-markdown]`);
  await panel.waitFor(() => document.querySelector('[data-dialog=preview] [data-action=preview-download]') !== null);
  await choose(bench, 'format', format);
}

async function choose({ panel }: Bench, field: string, value: string): Promise<void> {
  await panel.click(`[data-dialog=preview] [data-field=${field}] label:has(input[value="${value}"])`);
  await panel.waitFor(
    (name, wanted) =>
      document.querySelector<HTMLInputElement>(`[data-field=${name}] input[value="${wanted}"]`)?.checked === true &&
      document.querySelector('.export-text')?.getAttribute('aria-busy') === 'false',
    field,
    value,
  );
}

async function close({ panel }: Bench): Promise<void> {
  await panel.click('[data-dialog=preview] [data-action=close]');
  await panel.waitFor(() => document.querySelector('[data-dialog]') === null);
}

async function deny(bench: Bench, ...ids: readonly string[]): Promise<void> {
  await clear(bench);
  for (const id of ids) await press(bench, id);
  await bench.panel.waitFor((count) => document.querySelectorAll('[role=option]').length === count, ids.length);
}

test('every format that is downloaded holds the denials and not one piece of the token', async ({ bench }) => {
  await deny(bench, 'insufficient-scope', 'preflight-needs-auth');
  const tokens = bench.lab.issuedTokens();
  expect(tokens.length).toBeGreaterThan(0);
  await openPreview(bench, 'markdown');
  for (const [format, name] of Object.entries(FORMATS)) {
    await choose(bench, 'format', format);
    await bench.panel.waitFor(
      (file) => document.querySelector('[data-action=preview-download]')?.textContent?.includes(file),
      name,
    );
    await bench.panel.click('[data-action=preview-download]');
    const texts = await downloaded(bench, name);
    expect(texts.join('\n'), format).toContain('/insufficient-scope/orders');
    for (const token of tokens) {
      const [, claims = '', signature = ''] = token.split('.');
      for (const secret of [signature, claims]) expect(leakOf(secret, texts), format).toBeNull();
    }
  }
  await close(bench);
});

test('the root cause, and what passed beside the request, are found again in the exported files', async ({ bench }) => {
  const { panel, downloads } = bench;
  await deny(bench, 'error-without-cors-headers');
  const verdict = async () => {
    const row = '[role=option][data-rule=error-without-cors-headers]';
    await panel.waitFor((css) => document.querySelector(css) !== null, row);
    await panel.click(row);
    return panel.waitFor(() => {
      const beside = document.querySelector('[data-part=siblings] > summary')?.textContent;
      const sentence = document.querySelector('[data-part=verdict] h2')?.textContent;
      return sentence && beside?.includes('GET passed') ? `${sentence} ${beside}` : null;
    });
  };
  const live = await verdict();
  for (const format of ['json', 'har', 'bundle'] as const) {
    await openPreview(bench, format);
    await panel.click('[data-action=preview-download]');
    const name = FORMATS[format];
    const file = path.join(fs.mkdtempSync(path.join(downloads, 'again-')), name);
    fs.writeFileSync(file, await downloadedFile(bench, name));
    await close(bench);
    await panel.setFiles('[data-field=import]', [file]);
    await panel.waitFor((shown) => document.querySelector('[data-part=imported]')?.textContent?.includes(shown), name);
    expect(await verdict(), format).toBe(live);
    await panel.click('[data-action=close-file]');
    await panel.waitFor(() => document.querySelector('[data-part=imported]') === null);
  }
});

test('what was copied is what was previewed, and what QA typed is in it', async ({ bench }) => {
  const { panel } = bench;
  await deny(bench, 'insufficient-scope');
  await openPreview(bench, 'markdown');
  expect(await previewed(bench)).toMatch(/^# /);
  await panel.click('[data-part=notes] > summary');
  await panel.type('[data-note=expectedRole]', 'orders editor');
  await panel.waitFor(() =>
    document.querySelector('.export-text .scrolling-text')?.textContent?.includes('orders editor'),
  );
  await panel.waitFor(() => document.querySelector('.export-text')?.getAttribute('aria-busy') === 'false');
  await panel.click('[data-action=preview-copy]');
  await panel.waitFor(() => document.querySelector('[data-action=preview-copy]')?.textContent === 'Copied');
  // Pasted where a user could paste it: what is on the clipboard is the whole text, of which the preview shows the beginning.
  await panel.click('[data-note=remarks]');
  await panel.press('Control+v');
  const pasted = await panel.waitFor(
    () => document.querySelector<HTMLTextAreaElement>('[data-note=remarks]')?.value ?? '',
  );
  expect(pasted).toContain('| Expected role | orders editor |');
  expect(pasted).toContain('- [ ] ');
  const typed = await panel.evaluate(
    () => document.querySelector<HTMLTextAreaElement>('[data-note=remarks]')?.value.length,
  );
  expect(typed).toBe(pasted.length);
  await close(bench);
});

test('one value leaves unmasked where it was ticked, and the report says so', async ({ bench }) => {
  const { panel } = bench;
  await deny(bench, 'insufficient-scope');
  await openPreview(bench, 'json');
  await panel.click('[data-part=held] > summary');
  const where = await panel.waitFor(
    () => document.querySelector('[data-held^="body field"]')?.getAttribute('data-held') ?? null,
  );
  await panel.click(`[data-held="${where}"]`);
  await panel.waitFor(() =>
    document.querySelector('[data-part=held] summary')?.textContent?.includes('unmasked by you'),
  );
  await panel.waitFor(() => document.querySelector('.export-text')?.getAttribute('aria-busy') === 'false');
  await panel.click('[data-action=preview-download]');
  const [text = ''] = await downloaded(bench, FORMATS.json);
  const { redactions } = v.parse(v.object({ redactions: RedactionsSchema }), JSON.parse(text));
  expect(redactions.unmasked).toEqual([expect.objectContaining({ where })]);
  await close(bench);
});

test('several causes are selected with the keyboard and leave together', async ({ bench }) => {
  const { panel } = bench;
  await deny(bench, 'insufficient-scope', 'preflight-needs-auth', 'rate-limited');
  await panel.click('[role=option][data-rule=rate-limited]');
  await panel.waitFor(() => document.activeElement?.getAttribute('role') === 'listbox');
  await panel.press('Shift+ArrowUp');
  await panel.waitFor(() => document.querySelectorAll('[role=option][aria-selected=true]').length === 2);
  await panel.click('[data-action=export-selected]');
  await panel.waitFor(() => document.querySelector('[data-action=preview-download]') !== null);
  expect(await previewed(bench)).toMatch(/^# 2 requests denied, for 2 causes/);
  await choose(bench, 'scope', 'all');
  expect(await previewed(bench)).toMatch(/^# 3 requests denied, for 3 causes/);
  await close(bench);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the dialog fits any width in the ${theme} theme, and pictures are taken`, async ({ bench }) => {
    const { session, panel } = bench;
    fs.mkdirSync(SHOTS, { recursive: true });
    await deny(bench, 'insufficient-scope', 'cors-allow-origin-mismatch');
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    await openPreview(bench, 'markdown');
    await panel.click('[data-part=notes] > summary');
    await panel.click('[data-part=held] > summary');
    for (const width of [320, 554, 1400]) {
      await panel.resize(width, 900);
      await panel.screenshot(path.join(SHOTS, `${session.browser}-export-${theme}-${width}.png`));
      expect(
        await panel.evaluate(() => {
          const dialog = document.querySelector('[data-dialog=preview]');
          return dialog ? dialog.scrollWidth - dialog.clientWidth : 1;
        }),
      ).toBeLessThanOrEqual(0);
    }
    await close(bench);
  });
}
