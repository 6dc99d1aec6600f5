import fs from 'node:fs';
import { expect } from '@playwright/test';
import { clear, press, testAlone as test } from './sessions.ts';

/** The line of the lab's own script that sends, from 1. */
const CALL = fs
  .readFileSync('e2e/lab/page/lab.js', 'utf8')
  .split('\n')
  .findIndex((line) => line.includes('await fetch('));

test('leads to the line that made the request and to the request itself, where the browser opens its panels', async ({
  bench,
}) => {
  const { session, panel } = bench;
  await clear(bench);
  await press(bench, 'insufficient-scope');
  await panel.waitFor(() => document.querySelector('[data-part=happened]') !== null);
  const offered = () => panel.evaluate(() => document.querySelector('[data-action=open-source]')?.textContent ?? null);
  if (session.browser === 'firefox') {
    expect(await offered()).toBeNull();
    await panel.click('[data-action=more]');
    await panel.waitFor(() => document.querySelector('[data-action=filter-host]') !== null);
    expect(await panel.evaluate(() => document.querySelector('[data-action=reveal]'))).toBeNull();
    await panel.press('Escape');
    return;
  }
  expect(await offered()).toBe(`lab.js:${CALL + 1}`);
  await panel.press('s');
  await session.ownPanelShows(`Line ${CALL + 1}, column 1`);
  await session.showPanel();
  await panel.press('r');
  await session.ownPanelShows('1 / ');
  await session.showPanel();
});
