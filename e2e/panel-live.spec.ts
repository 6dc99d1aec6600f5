import { expect } from '@playwright/test';
import { type CaptureBench, testTogether as test } from './capture-bench.ts';

/** Denials of a root cause each, `every` milliseconds one; resolves when all are answered. */
const lack = ({ session: { page } }: CaptureBench, name: string, count: number, every: number): Promise<void> =>
  page.evaluate(
    async (scope, many, pause) => {
      const sent: Promise<unknown>[] = [];
      for (let n = 0; n < many; n += 1) {
        sent.push(fetch(`/lacks/${scope}-${n}`).then((answer) => answer.text()));
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      await Promise.all(sent);
    },
    name,
    count,
    every,
  );

test('fifty denials a second move nothing under the pointer, keep what is selected, and are counted', async ({
  bench,
}) => {
  const { panel } = bench;
  await panel.resize(640, 600);
  await lack(bench, 'first', 30, 0);
  await panel.waitFor(() => document.querySelector('[data-part=seen]')?.textContent?.startsWith('30 causes'));
  // Somewhere in the middle, with the pointer on the row that was pressed.
  await panel.evaluate(() => document.querySelector('.list')?.scrollTo({ top: 240 }));
  const pressed = await panel.waitFor(() => {
    const list = document.querySelector('.list')?.getBoundingClientRect();
    const inside = [...document.querySelectorAll('.list [role=option]')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return list && top > list.top + 30 && bottom < list.bottom;
    });
    return inside.length > 1 ? (inside[1]?.getAttribute('data-group-id') ?? null) : null;
  });
  const css = `[role=option][data-group-id="${pressed}"]`;
  await panel.click(css);
  const place = () =>
    panel.evaluate((at) => {
      const row = document.querySelector(at);
      return { top: row?.getBoundingClientRect().top, selected: row?.getAttribute('aria-selected') };
    }, css);
  const before = await place();
  expect(before.selected).toBe('true');

  await lack(bench, 'second', 50, 20);
  await panel.waitFor(() => document.querySelector('[data-action=show-newest]')?.textContent === '50 newer ↓');
  expect(await place()).toEqual(before);
  await panel.click('[data-action=show-newest]');
  await panel.waitFor(() =>
    [...document.querySelectorAll('.list [role=option] .row-target')].some((row) =>
      row.getAttribute('title')?.includes('/lacks/second-49'),
    ),
  );
  expect(await panel.evaluate((at) => document.querySelector(at)?.getAttribute('aria-selected') ?? 'true', css)).toBe(
    'true',
  );
});

test('what was refused before DevTools were open is said to be missed, and a reload captures it', async ({ bench }) => {
  const { session, servers } = bench;
  await bench.panel.click('[data-action=clear]');
  await bench.panel.waitFor(() => document.querySelector('[data-part=empty]') !== null);
  await session.closeDevTools();
  await session.page.goto(`${servers.app}/calls/early`);
  await session.page.waitFor(() => document.title === 'asked');
  await session.openDevTools();
  const panel = await session.showPanel();
  const said = await panel.waitFor(
    () => document.querySelector('[data-part=too-late][data-missed="1"]')?.textContent ?? null,
  );
  expect(said).toMatch(/this page had 1 request refused/);
  await panel.click('[data-action=reload]');
  const row = await panel.waitFor(() => document.querySelector('.list [role=option]')?.textContent ?? null);
  expect(row).toContain('/deny/early');
});

test('a service worker that passed the request on stands between the page and who refused', async ({ bench }) => {
  const { session, servers } = bench;
  const panel = await session.showPanel();
  await session.page.evaluate(async () => {
    const controlled = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    await navigator.serviceWorker.register('/pass-on.js');
    await controlled;
  });
  await session.page.evaluate(async (url) => void (await (await fetch(url)).text()), `${servers.app}/lacks/behind`);
  await panel.resize(1400, 900);
  await panel.waitFor(() =>
    [...document.querySelectorAll('.list [role=option]')].some((row) => row.textContent?.includes('/lacks/behind')),
  );
  await panel.press('/');
  await panel.type('[data-part=filter] input', '/lacks/behind');
  await panel.waitFor(() => document.querySelectorAll('.list [role=option]').length === 1);
  await panel.click('.list [role=option]');
  const flow = await panel.waitFor(() => {
    const stations = [...document.querySelectorAll('.flow-station')];
    return stations.some((station) => station.textContent?.includes('Service worker'))
      ? stations.map((station) => [station.getAttribute('data-mark'), station.querySelector('b')?.textContent])
      : null;
  });
  expect(flow).toEqual([
    ['start', 'Page'],
    ['pass', 'Service worker'],
    ['stop', 'GET'],
  ]);
});
