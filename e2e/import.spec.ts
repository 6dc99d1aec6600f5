import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Surface } from './drivers/session.ts';
import { type Bench, clear, press, test } from './sessions.ts';

const SAMPLE = path.resolve('src/panel/empty/sample.har');
const FOLDER = path.resolve('out/import');
const PICTURES = path.resolve('out/screenshots');

/** A file whose import takes long enough to be seen and cancelled. */
function largeFile(): string {
  const file = path.join(FOLDER, 'large.har');
  const { log } = JSON.parse(fs.readFileSync(SAMPLE, 'utf8')) as { log: { entries: unknown[] } };
  const { entries, ...rest } = log;
  const handle = fs.openSync(file, 'w');
  const entry = JSON.stringify(entries);
  fs.writeSync(handle, `{"log":${JSON.stringify(rest).slice(0, -1)},"entries":[${entry.slice(1, -1)}`);
  const piece = `,${entry.slice(1, -1)}`.repeat(200);
  for (let written = 0; written < 120_000_000; written += piece.length) fs.writeSync(handle, piece);
  fs.writeSync(handle, ']}}');
  fs.closeSync(handle);
  return file;
}

interface Header {
  readonly name: string;
  readonly value: string;
}
interface Entry {
  request: { method: string; headers: Header[] };
  response: { status: number; _error?: string | null; headers: Header[] };
}

/** The sample as it is when every server allows everything. */
function passingFile(): string {
  const file = path.join(FOLDER, 'after.har');
  const har = JSON.parse(fs.readFileSync(SAMPLE, 'utf8')) as { log: { entries: Entry[] } };
  for (const { request, response } of har.log.entries) {
    const origin = request.headers.find(({ name }) => name.toLowerCase() === 'origin')?.value;
    response.status = request.method === 'OPTIONS' ? 204 : 200;
    response._error = null;
    response.headers = response.headers.filter(({ name }) => !/^access-control-/i.test(name));
    if (origin === undefined) continue;
    response.headers.push(
      { name: 'Access-Control-Allow-Origin', value: origin },
      { name: 'Access-Control-Allow-Credentials', value: 'true' },
      { name: 'Access-Control-Allow-Methods', value: 'GET, PUT, POST, DELETE' },
      { name: 'Access-Control-Allow-Headers', value: 'authorization, content-type' },
    );
  }
  fs.writeFileSync(file, JSON.stringify(har));
  return file;
}

test.beforeAll(() => {
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.mkdirSync(PICTURES, { recursive: true });
});

const opened = async (surface: Surface): Promise<string> =>
  (await surface.waitFor(() => document.querySelector('[data-part=imported]')?.textContent)) ?? '';
const rows = (surface: Surface) => surface.evaluate(() => document.querySelectorAll('[role=option]').length);
const close = async (surface: Surface) => {
  await surface.click('[data-action=close-file]');
  await surface.waitFor(() => document.querySelector('[data-part=imported]') === null);
};

/** Drops a file on the document, as a browser hands it to a page. */
async function drop(surface: Surface, file: string): Promise<void> {
  await surface.waitFor(() => document.querySelector('[data-part=empty], [data-part=start], [role=option]') !== null);
  await surface.evaluate(
    (name, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], name));
      for (const type of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    path.basename(file),
    fs.readFileSync(file, 'utf8'),
  );
}

test('a file chosen in the panel is shown in place of the live session, which goes on', async ({ bench }) => {
  const { panel } = bench;
  await clear(bench);
  await press(bench, 'insufficient-scope');
  await panel.waitFor(() => document.querySelectorAll('[role=option]').length === 1);
  await panel.setFiles('[data-field=import]', [SAMPLE]);
  expect(await opened(panel)).toContain('sample.har');
  expect(await rows(panel)).toBeGreaterThan(1);
  await press(bench, 'preflight-needs-auth');
  expect(await opened(panel)).toContain('sample.har');
  await close(panel);
  await panel.waitFor(() => document.querySelectorAll('[role=option]').length === 2);
});

test('a file is opened where it is dropped', async ({ bench: { panel } }) => {
  await drop(panel, SAMPLE);
  expect(await opened(panel)).toContain('sample.har');
  await close(panel);
});

test('a copied text is opened where it is pasted, unless a field has the focus', async ({ bench }) => {
  const { panel, session } = bench;
  const command = "curl -i https://api.example/orders -H 'X-Api-Key: k1'\nHTTP/1.1 403 Forbidden\nServer: nginx\n\nno";
  await session.page.evaluate((text) => {
    const field = document.createElement('textarea');
    field.id = 'to-copy';
    field.value = text;
    document.body.append(field);
  }, command);
  await session.page.click('#to-copy');
  await session.page.press('Control+a');
  await session.page.press('Control+c');
  await panel.click('.panel');
  await panel.press('Control+v');
  expect(await opened(panel)).toContain('Pasted text');
  expect(await panel.evaluate(() => document.querySelector('[role=option]')?.textContent)).toContain('403');
  await close(panel);
  await panel.click('[data-part=filter] input');
  await panel.press('Control+v');
  await panel.waitFor(() =>
    document.querySelector<HTMLInputElement>('[data-part=filter] input')?.value.startsWith('curl'),
  );
  expect(await panel.evaluate(() => document.querySelector('[data-part=imported]'))).toBeNull();
  await panel.click('[data-action=clear-filter]');
});

test('a long import shows its progress, leaves the panel at hand, and can be cancelled', async ({
  bench: { panel },
}) => {
  await panel.setFiles('[data-field=import]', [largeFile()]);
  await panel.waitFor(() => (document.querySelector('progress')?.value ?? 0) > 0);
  await panel.click('[data-action=help]');
  await panel.waitFor(() => document.querySelector('[data-dialog=help]') !== null);
  await panel.press('Escape');
  await panel.click('[data-action=cancel-import]');
  await panel.waitFor(() => document.querySelector('[data-part=import-progress]') === null);
  expect(await panel.evaluate(() => document.querySelector('[data-part=imported]'))).toBeNull();
});

test('what is no capture is refused in a sentence', async ({ bench: { panel } }) => {
  const file = path.join(FOLDER, 'page.html.har');
  fs.writeFileSync(file, '<!doctype html><title>Sign in</title>');
  await panel.setFiles('[data-field=import]', [file]);
  const sentence = await panel.waitFor(() => document.querySelector('[data-part=import-failure]')?.textContent);
  expect(sentence).toContain('page.html.har was not opened: not JSON at line 1 column 1: this looks like HTML or XML.');
  await panel.click('[data-action=dismiss-failure]');
});

async function pictures({ session, panel }: Bench, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    for (const width of [320, 1400]) {
      await panel.resize(width, 900);
      await panel.waitFor((wanted) => innerWidth === wanted, width);
      await panel.screenshot(path.join(PICTURES, `${session.browser}-${name}-${theme}-${width}.png`));
      expect(await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  }
}

test('two files are compared, request by request', async ({ bench }) => {
  const { panel } = bench;
  await panel.setFiles('[data-field=import]', [SAMPLE]);
  await opened(panel);
  await pictures(bench, 'imported');
  await panel.setFiles('[data-field=compare-file]', [passingFile()]);
  await panel.waitFor(() => document.querySelector('[data-part=comparison] [data-pair=cleared]') !== null);
  await panel.waitFor(() => document.querySelector('[data-difference=cors]') !== null);
  await pictures(bench, 'compared');
  await panel.click('[data-action=end-comparison]');
  expect(await opened(panel)).toContain('sample.har');
  await close(panel);
});

test('the page of its own teaches, then shows the same panel on files', async ({ bench: { session } }) => {
  const page = await session.openOptionsPage();
  await page.waitFor(() => document.querySelector('[data-part=start]') !== null);
  await page.screenshot(path.join(PICTURES, `${session.browser}-start.png`));
  expect(await page.evaluate(() => document.querySelector('[data-action=pause]'))).toBeNull();
  await page.setFiles('[data-field=import]', [SAMPLE]);
  expect(await opened(page)).toContain('sample.har');
  expect(await rows(page)).toBeGreaterThan(1);
  await page.screenshot(path.join(PICTURES, `${session.browser}-page.png`));
  await close(page);
  await drop(page, SAMPLE);
  await opened(page);
  await close(page);
  await page.click('[data-sample="/v2/orders/18"]');
  await page.waitFor(() => document.querySelector('[data-part=verdict]') !== null);
  await page.close();
});
