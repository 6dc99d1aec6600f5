import { expect } from '@playwright/test';
import { besides, type FixBench, hostsHeld, leftIn, send, test, untilNothingIsLeft } from './fix-bench.ts';
import { readReport } from './read-report.ts';

/** Sends the preflight alone, as a user does, and allows it where the browser asks. */
async function sendAlone({ session, panel }: FixBench): Promise<void> {
  await panel.click('[data-action=preflight-send]');
  if (session.browser === 'firefox') await session.grantHosts();
}

/** What the panel says of the preflight that was sent last, once it says that it passed, or that it did not. */
const judged = ({ panel }: FixBench, passed: boolean) =>
  panel.waitFor(
    (wanted) => document.querySelector(`[data-part=preflight-test][data-passed=${wanted}]`)?.textContent ?? null,
    String(passed),
  );

test('a preflight is sent alone, judged, sent again and stopped, and leaves nothing behind', async ({ bench }) => {
  const { panel, server, session } = bench;
  server.fault = 'no-cors';
  expect(await send(bench)).toBeNull();
  await panel.click('[data-action=test-preflight]');
  const options = await besides(bench);
  const [asked] = server.asked;
  const before = server.received.length;

  if (session.browser === 'firefox') {
    await panel.click('[data-action=preflight-send]');
    const asking = await session.refuseHosts();
    await asking.waitFor(() => /nothing was changed/.test(document.querySelector('[role=status]')?.textContent ?? ''));
    expect(await leftIn(options)).toEqual({ rules: 0, hosts: [] });
    expect(server.received.slice(before)).toEqual([]);
    await session.grantHosts();
  } else await sendAlone(bench);
  expect(await judged(bench, false)).toMatch(
    /first fails at CORS check, step 2: There is no Access-Control-Allow-Origin/,
  );
  await untilNothingIsLeft(options, bench);
  await panel.waitFor(() => document.querySelector('[data-part=fix]') === null);

  server.fault = 'none';
  await sendAlone(bench);
  expect(await judged(bench, true)).toContain('This preflight would pass.');
  await untilNothingIsLeft(options, bench);
  // What the browser itself asked before the request, and nothing after it.
  expect(server.asked.slice(1)).toEqual([asked, asked]);
  expect(server.received.slice(before)).toEqual(['OPTIONS /orders', 'OPTIONS /orders']);
  const { denials } = await readReport(panel);
  expect(denials.map(({ outcome, tried }) => [outcome, tried ?? null])).toEqual([['refused', null]]);
  expect(denials[0]?.preflightTest?.verdicts.map(({ passed }) => passed)).not.toContain(false);
  expect(denials[0]?.preflightTest?.exchanges[0]?.request.url).toBe(`${server.api}/orders`);

  // It is remembered by no browser: the page's own request asks anew, though the server allows it for ten minutes.
  expect(await send(bench)).toBe(200);
  expect(server.received.slice(before + 2)).toEqual(['OPTIONS /orders', 'PUT /orders']);
  await panel.waitFor(() => document.querySelector('[data-outcome=cleared]') !== null);
  expect(await judged(bench, true)).toContain('This preflight would pass.');

  server.fault = 'no-answer';
  await panel.waitFor(() => document.querySelector('[data-part=fix]') === null);
  await sendAlone(bench);
  await panel.waitFor(() => document.querySelector('[data-part=fix][data-state=on]') !== null);
  await panel.click('[data-action=fix-off]');
  await panel.waitFor(() => document.querySelector('[data-part=fix]') === null);
  await untilNothingIsLeft(options, bench);
  expect(await leftIn(options)).toEqual({ rules: 0, hosts: hostsHeld(bench) });
});
