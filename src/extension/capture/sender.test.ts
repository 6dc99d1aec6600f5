import { expect, it } from 'vitest';
import { none, startCapture } from '../fixture/capture.ts';
import { API, chromiumEntry } from '../fixture/entries.ts';
import { later } from '../fixture/later.ts';
import type { Content } from './entry-copy.ts';

it('tells how many requests passed every other second, and not where what was denied has just told it', async () => {
  const { capture, wait, messages } = startCapture();
  const counts = () => messages().flatMap((message) => (message.type === 'counted' ? message.requests : []));
  for (let n = 0; n < 20; n += 1) {
    const denied = { status: 403, at: 100 * n };
    const passed = { url: 'https://else.example/', at: 100 * n };
    capture.finished(chromiumEntry(n % 2 === 0 ? denied : passed), none);
    await wait(100);
  }
  expect(counts()).toEqual([0]);
  await wait(2_000);
  capture.finished(chromiumEntry({ url: 'https://else.example/', at: 4_000 }), none);
  await wait(2_000);
  expect(counts()).toEqual([0, 21]);
});

it('tells at once what is new; what is like several before it goes with that, or two seconds later, as no news', async () => {
  const { capture, wait, batches } = startCapture();
  const told = () => batches().map(({ exchanges, isNews }) => [isNews, ...exchanges.map(({ id }) => id)]);
  const denied = async (n: number, status = 403) => {
    capture.finished(chromiumEntry({ url: `${API}/orders/${n}`, status, at: 100 * n }), none);
    await wait(100);
  };
  for (let n = 0; n < 8; n += 1) await denied(n);
  expect(told()).toEqual([0, 1, 2, 3, 4].map((n) => [true, `c1-${n}`]));
  // Of another kind.
  await denied(8, 401);
  expect(told().slice(5)).toEqual([[true, 'c1-5', 'c1-6', 'c1-7', 'c1-8']]);
  await denied(9);
  await wait(2_000);
  expect(told().slice(6)).toEqual([[false, 'c1-9']]);
});

it('tells what waits when DevTools are closed', async () => {
  const { capture, wait, exchanges } = startCapture();
  for (let n = 0; n < 8; n += 1) capture.finished(chromiumEntry({ url: `${API}/orders/${n}`, status: 403 }), none);
  const { promise } = later<Content>();
  capture.finished(chromiumEntry({ url: `${API}/orders/8`, status: 403 }), () => promise);
  await wait(0);
  capture.leave();
  expect(exchanges().map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((n) => `c1-${n}`));
});
