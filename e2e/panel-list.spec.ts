import fs from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Surface } from './drivers/session.ts';
import { until } from './drivers/until.ts';
import { type Bench, clear, press, test } from './sessions.ts';

test.use({ series: 'panel-list' });

const rules = (panel: Surface): Promise<readonly string[]> =>
  panel.evaluate(() =>
    [...document.querySelectorAll('[role=option][data-rule]')].map((row) => row.getAttribute('data-rule') ?? ''),
  );
const rulesAre = ({ panel }: Bench, ...wanted: string[]) =>
  panel.waitFor(
    (all) =>
      [...document.querySelectorAll('[role=option][data-rule]')].map((row) => row.getAttribute('data-rule')).join() ===
      all,
    wanted.join(),
  );
const selected = (panel: Surface) =>
  panel.evaluate(() => document.querySelector('[role=option][aria-selected=true]')?.getAttribute('data-rule'));

/** Presses these scenarios in turn, and waits for each one's row. */
async function fill(bench: Bench, ...ids: string[]): Promise<void> {
  await clear(bench);
  for (const [index, id] of ids.entries()) {
    await press(bench, id);
    await rulesAre(bench, ...ids.slice(0, index + 1));
  }
}

test('equal failures are one row, which opens into its occurrences', async ({ bench }) => {
  const { panel } = bench;
  await fill(bench, 'insufficient-scope');
  for (const count of [2, 3]) {
    await press(bench, 'insufficient-scope');
    await panel.waitFor((wanted) => document.querySelector(`[role=option][data-count="${wanted}"]`) !== null, count);
  }
  expect(await rules(panel)).toEqual(['insufficient-scope']);
  await panel.click('[data-action=occurrences]');
  await panel.waitFor(() => document.querySelectorAll('[data-occurrence]').length === 3);
  const ids = await panel.evaluate(() =>
    [...document.querySelectorAll('[data-occurrence]')].map((one) => one.getAttribute('data-occurrence') ?? ''),
  );
  const shown = (id: string) =>
    panel.waitFor(
      (wanted) => document.querySelector('[data-denial-id]')?.getAttribute('data-denial-id') === wanted,
      id,
    );
  await panel.click(`[data-occurrence="${ids[2]}"]`);
  await shown(ids[2] ?? '');
  // The newest stands first; arrows go through them.
  await panel.evaluate(() => document.querySelector<HTMLElement>('.occurrences [role=listbox]')?.focus());
  await panel.press('ArrowUp');
  await shown(ids[1] ?? '');
  // What is read stays while others come.
  await press(bench, 'insufficient-scope');
  await panel.waitFor(() => document.querySelectorAll('[data-occurrence]').length === 4);
  await shown(ids[1] ?? '');
});

test('the filter asks by field, completes what was seen, and is turned round by a minus', async ({ bench }) => {
  const { panel } = bench;
  await fill(bench, 'preflight-needs-auth', 'insufficient-scope', 'rate-limited');
  const ask = async (text: string, ...wanted: string[]) => {
    await panel.press('/');
    await panel.press('Control+a');
    await panel.type('[data-part=filter] input', text);
    await rulesAre(bench, ...wanted);
    await panel.click('[data-action=clear-filter]');
    await rulesAre(bench, 'preflight-needs-auth', 'insufficient-scope', 'rate-limited');
  };
  await ask('method:PUT', 'preflight-needs-auth');
  await ask('status:4xx', 'preflight-needs-auth', 'insufficient-scope', 'rate-limited');
  await ask('status:429', 'rate-limited');
  await ask('cause:preflight', 'preflight-needs-auth');
  await ask('-cause:preflight host:api', 'insufficient-scope', 'rate-limited');
  await ask('orders -status:403', 'preflight-needs-auth');

  const offered = (label: string) =>
    panel.waitFor(
      (wanted) =>
        [...document.querySelectorAll('.filter-offers [role=option]')].some((one) => one.textContent === wanted),
      label,
    );
  await panel.press('/');
  for (const letter of 'stat') await panel.press(letter);
  await offered('status:');
  await panel.press('ArrowDown');
  await panel.press('Tab');
  await offered('status:CORS');
  for (const letter of '42') await panel.press(letter);
  await offered('status:429');
  await panel.click('.filter-offers [role=option]');
  await rulesAre(bench, 'rate-limited');
  // Nothing is left of it: that is said, and leads back.
  await panel.type('[data-part=filter] input', 'nowhere');
  await panel.click('[data-action=show-all]');
  await rulesAre(bench, 'preflight-needs-auth', 'insufficient-scope', 'rate-limited');

  // One host, from the denial that is shown.
  await panel.click('[role=option][data-rule=rate-limited]');
  await panel.click('[data-action=more]');
  await panel.click('[data-action=filter-host]');
  await panel.waitFor(() =>
    document.querySelector<HTMLInputElement>('[data-part=filter] input')?.value.startsWith('host:api.localhost'),
  );
  await panel.click('[data-action=clear-filter]');
});

test('chips show a kind or an owner, columns sort, and the order comes back', async ({ bench }) => {
  const { panel } = bench;
  await panel.resize(1400, 900);
  await fill(bench, 'rate-limited', 'preflight-needs-auth', 'insufficient-scope');
  await panel.click('[data-chip=cors]');
  await rulesAre(bench, 'preflight-needs-auth');
  await panel.click('[data-chip=all]');
  await panel.click('[data-chip=server]');
  await panel.waitFor(() => document.querySelector('[role=option][data-rule=preflight-needs-auth]') !== null);
  expect(await rules(panel)).not.toContain('insufficient-scope');
  await panel.click('[data-chip=all]');
  await rulesAre(bench, 'rate-limited', 'preflight-needs-auth', 'insufficient-scope');
  await panel.click('[data-action=sort-status]');
  await rulesAre(bench, 'insufficient-scope', 'rate-limited', 'preflight-needs-auth');
  await panel.click('[data-action=sort-status]');
  await rulesAre(bench, 'preflight-needs-auth', 'rate-limited', 'insufficient-scope');
  await panel.click('[data-action=sort-status]');
  await rulesAre(bench, 'rate-limited', 'preflight-needs-auth', 'insufficient-scope');
});

test('nothing moves under the pointer, and what is selected stays so', async ({ bench }) => {
  const { panel } = bench;
  await panel.resize(1400, 900);
  await fill(bench, 'rate-limited', 'insufficient-scope');
  // Newest first: a new cause would push the others down.
  await panel.click('[data-action=sort-last]');
  await rulesAre(bench, 'insufficient-scope', 'rate-limited');
  await panel.click('[role=option][data-rule=rate-limited]');
  await press(bench, 'preflight-needs-auth');
  await panel.waitFor(() => document.querySelector('[data-action=show-newest]') !== null);
  expect(await rules(panel)).toEqual(['insufficient-scope', 'rate-limited']);
  expect(await selected(panel)).toBe('rate-limited');
  await panel.click('[data-action=show-newest]');
  await rulesAre(bench, 'preflight-needs-auth', 'insufficient-scope', 'rate-limited');
  expect(await selected(panel)).toBe('rate-limited');
  await panel.click('[data-action=sort-last]');
  await panel.click('[data-action=sort-last]');
});

test('a pause leaves out what is sent meanwhile, and a log is preserved as long as it is wanted', async ({ bench }) => {
  const { session, panel, lab } = bench;
  await panel.resize(1400, 900);
  await fill(bench, 'rate-limited');
  await panel.click('[data-action=pause]');
  await panel.waitFor(() => document.querySelector('[data-action=pause]')?.getAttribute('aria-pressed') === 'false');
  await press(bench, 'insufficient-scope');
  await panel.click('[data-action=pause]');
  await panel.waitFor(() => document.querySelector('[data-action=pause]')?.getAttribute('aria-pressed') === 'true');
  await press(bench, 'preflight-needs-auth');
  await rulesAre(bench, 'rate-limited', 'preflight-needs-auth');

  const preserve = (on: boolean) =>
    panel.waitFor(
      (wanted) => document.querySelector<HTMLInputElement>('[data-action=preserve-log]')?.checked === wanted,
      on,
    );
  await preserve(true);
  await session.page.goto(lab.pageUrl);
  await press(bench, 'insufficient-scope');
  await rulesAre(bench, 'rate-limited', 'preflight-needs-auth', 'insufficient-scope');
  await panel.click('[data-action=preserve-log]');
  await preserve(false);
  await session.page.goto(lab.pageUrl);
  await press(bench, 'csrf-token');
  await rulesAre(bench, 'csrf-token');
  await panel.click('[data-action=preserve-log]');
  await preserve(true);
});

test('an empty panel teaches: sample findings open, and what was loaded in time is not said to be missed', async ({
  bench,
}) => {
  const { panel } = bench;
  await clear(bench);
  await panel.waitFor(() => document.querySelector('[data-part=empty]') !== null);
  // This page was loaded with DevTools open.
  await panel.waitFor(() => document.querySelector('[data-part=empty] .capturing') !== null);
  expect(await panel.evaluate(() => document.querySelector('[data-part=too-late]')?.textContent ?? null)).toBeNull();
  await panel.click('[data-sample="/v2/orders"]');
  await panel.waitFor(
    () => document.querySelector('[data-part=verdict]')?.getAttribute('data-rule') === 'insufficient-scope',
  );
  expect(await rules(panel)).toHaveLength(4);
  await panel.click('[data-action=close-sample]');
  await panel.waitFor(() => document.querySelector('[data-part=empty]') !== null);
});

test('a theme of one’s own holds against DevTools’, and goes with all settings to a file and back', async ({
  bench,
}) => {
  const { session, panel, downloads } = bench;
  await session.setTheme('light');
  const isDark = (dark: boolean) =>
    panel.waitFor((wanted) => document.documentElement.classList.contains('dark') === wanted, dark);
  const choose = (field: string, value: string) =>
    panel.click(`[data-field=${field}] label:has(input[value="${value}"])`);
  await isDark(false);
  await panel.click('[data-action=settings]');
  await choose('theme', 'dark');
  await isDark(true);
  await choose('zone', 'utc');
  await panel.click('[data-action=settings-save]');
  const file = path.join(downloads, 'clearance-settings.json');
  await until('the settings file', () => fs.existsSync(file) && fs.statSync(file).size > 0);
  await choose('theme', 'auto');
  await choose('zone', 'local');
  await isDark(false);
  await panel.setFiles('[data-dialog=settings] input[type=file]', [file]);
  await isDark(true);
  await panel.waitFor(() => document.querySelector<HTMLInputElement>('[data-field=zone] input[value=utc]')?.checked);
  await choose('theme', 'auto');
  await choose('zone', 'local');
  // A press on a text takes the focus from the dialog; Escape is for the dialog all the same.
  await panel.click('[data-dialog=settings] h3');
  await panel.press('Escape');
  await panel.waitFor(() => document.querySelector('[data-dialog]') === null);
  fs.rmSync(file);
});
