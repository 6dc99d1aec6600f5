import { expect } from '@playwright/test';
import { type CaptureBench, paths, reportWhen, send, test } from './capture-bench.ts';

const PUT: RequestInit = { method: 'PUT', headers: { 'x-a': '1' } };

/** Fifteen requests, a third of them refused at their preflight, a third allowed. */
function burst({ servers: { app, api } }: CaptureBench, round: number) {
  return [1, 2, 3, 4, 5].flatMap((n) => [
    { url: `${app}/deny/${round}-${n}` },
    { url: `${api}/preflight-403/${round}-${n}`, init: PUT },
    { url: `${app}/ok/${round}-${n}` },
  ]);
}

const expected = (rounds: readonly number[]) =>
  rounds
    .flatMap((round) => [1, 2, 3, 4, 5].flatMap((n) => [`/deny/${round}-${n}`, `/preflight-403/${round}-${n}`]))
    .sort();

test('a background that is killed in the middle of bursts loses no denial and tells none twice', async ({ bench }) => {
  const rounds = Array.from({ length: 20 }, (_, n) => n + 1);
  for (const round of rounds) {
    const requests = burst(bench, round);
    // Each time so far into the burst: before its first request, between any two, after its last.
    const begun = (round * 7) % (requests.length + 1);
    await send(bench, requests.slice(0, begun));
    await Promise.all([send(bench, requests.slice(begun)), bench.session.killBackground()]);
  }
  const all = expected(rounds);
  const report = await reportWhen(
    bench,
    'every denial once, each request beside its preflight',
    ({ denials }) =>
      denials.length >= all.length &&
      denials.every(({ request, exchanges }) => exchanges.length === (request.method === 'PUT' ? 2 : 1)),
  );
  expect(paths(report)).toEqual(all);
});

test('a panel whose background was killed goes on where it was', async ({ bench }) => {
  const rows = () => [...document.querySelectorAll('[role=option]')].map((row) => row.getAttribute('data-rule'));
  await send(bench, [{ url: `${bench.servers.app}/deny/first` }]);
  await bench.panel.waitFor(() => document.querySelectorAll('[role=option]').length === 1);
  await bench.session.killBackground();
  expect(await bench.panel.evaluate(rows)).toHaveLength(1);

  await send(bench, [{ url: `${bench.servers.api}/preflight-403/second`, init: PUT }]);
  await bench.panel.waitFor(() => document.querySelectorAll('[role=option]').length === 2);
  const report = await reportWhen(bench, 'both denials', ({ denials }) => denials.length === 2);
  expect(paths(report)).toEqual(['/deny/first', '/preflight-403/second']);
});

test('what was cleared is there again after the death of the background, and undo brings it back', async ({
  bench,
}) => {
  await send(bench, [{ url: `${bench.servers.app}/deny/1` }]);
  await bench.panel.waitFor(() => document.querySelector('[role=option]') !== null);
  await bench.panel.click('[data-action=clear]');
  await bench.panel.waitFor(() => document.querySelector('[role=option]') === null);
  await bench.session.killBackground();
  await bench.panel.click('[data-action=undo-clear]');
  await bench.panel.waitFor(() => document.querySelector('[role=option]') !== null);
});
