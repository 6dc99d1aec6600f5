import { expect } from '@playwright/test';
import { besides, type FixBench, hostsHeld, leftIn, send, test, untilNothingIsLeft } from './fix-bench.ts';
import { readReport } from './read-report.ts';
import type { Fault } from './repairable-server.ts';

async function refuse(bench: FixBench, fault: Fault): Promise<void> {
  bench.server.fault = fault;
  expect(await send(bench)).toBeNull();
  await bench.panel.waitFor(() => document.querySelector('[data-action=try-fix]') !== null);
}

/** As a user does it: read what it does, turn it on, and allow it where the browser asks. */
async function turnOn({ session, panel }: FixBench): Promise<void> {
  await panel.click('[data-action=try-fix]');
  await panel.click('[data-action=fix-on]');
  if (session.browser === 'firefox') await session.grantHosts();
  await panel.waitFor(() => document.querySelector('[data-part=fix][data-state=on]') !== null);
}

test('a fix that is tried lets the request pass, is said to be one, and leaves nothing behind when it is off', async ({
  bench,
}) => {
  const { panel } = bench;
  await refuse(bench, 'no-cors');
  const options = await besides(bench);
  expect(await leftIn(options)).toEqual({ rules: 0, hosts: hostsHeld(bench) });
  await turnOn(bench);
  expect((await leftIn(options)).rules).toBe(2);

  expect(await send(bench)).toBe(200);
  await panel.waitFor(() => document.querySelector('[data-part=tried][data-passed=true]') !== null);
  expect(await panel.evaluate(() => document.querySelectorAll('[role=option]').length)).toBe(1);
  expect(await panel.evaluate(() => document.querySelector('[data-outcome=cleared]'))).toBeNull();
  const { denials } = await readReport(panel);
  expect(denials.map(({ outcome, tried }) => [outcome, tried?.passed])).toEqual([['refused', true]]);

  await panel.click('[data-action=recheck]');
  await panel.click('[data-action=send-anyway]');
  await panel.waitFor(() => document.querySelector('[data-part=recheck][data-passed=true]') !== null);
  await panel.waitFor(() => document.querySelector('[data-part=try-progress]') === null);
  const checked = await readReport(panel);
  expect(checked.denials.map(({ outcome, recheck }) => [outcome, recheck?.fixTried])).toEqual([['refused', true]]);

  await panel.click('[data-action=fix-off]');
  await panel.waitFor(() => document.querySelector('[data-part=fix]') === null);
  expect(await leftIn(options)).toEqual({ rules: 0, hosts: hostsHeld(bench) });
  expect(await send(bench)).toBeNull();
});

test('a fix that is on outlives the background, and ends with DevTools', async ({ bench }) => {
  const { panel, session } = bench;
  await refuse(bench, 'no-cors');
  const options = await besides(bench);
  await turnOn(bench);
  await session.killBackground();
  expect(await send(bench)).toBe(200);
  await panel.waitFor(() => document.querySelector('[data-part=tried][data-passed=true]') !== null);
  expect((await leftIn(options)).rules).toBe(2);
  await session.closeDevTools();
  await untilNothingIsLeft(options, bench);
  expect(await send(bench)).toBeNull();
});

test('a fix that is on ends with its tab', async ({ bench }) => {
  const { session } = bench;
  await refuse(bench, 'no-cors');
  const options = await besides(bench);
  await turnOn(bench);
  await session.closeTab();
  await untilNothingIsLeft(options, bench);
});

for (const [fault, said] of [
  ['auth-before-cors', '401'],
  ['preflight-redirect', 'redirected'],
] as const) {
  test(`what no browser can repair is said before anything is tried: ${fault}`, async ({ bench }) => {
    const { panel } = bench;
    await refuse(bench, fault);
    await panel.click('[data-action=try-fix]');
    const why = await panel.waitFor(() => document.querySelector('[data-part=fix-impossible]')?.textContent ?? null);
    expect(why).toContain(said);
    expect(await panel.evaluate(() => document.querySelector('[data-action=fix-on]'))).toBeNull();
  });
}
