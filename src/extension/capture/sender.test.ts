import { expect, it } from 'vitest';
import { none, startCapture } from '../fixture/capture.ts';
import { API, chromiumEntry } from '../fixture/entries.ts';

it('tells how many requests passed once a second, and not where what was denied has just told it', async () => {
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

it('tells at once what is new, and what is like several before it once a second', async () => {
  const { capture, wait, batches } = startCapture();
  const ids = () => batches().map(({ exchanges }) => exchanges.map(({ id }) => id));
  const denied = async (n: number, status = 403) => {
    capture.finished(chromiumEntry({ url: `${API}/orders/${n}`, status, at: 100 * n }), none);
    await wait(100);
  };
  for (let n = 0; n < 9; n += 1) await denied(n);
  expect(ids()).toEqual([['c1-0'], ['c1-1'], ['c1-2'], ['c1-3'], ['c1-4']]);
  // Of another kind.
  await denied(9, 401);
  expect(ids().slice(5)).toEqual([['c1-5', 'c1-6', 'c1-7', 'c1-8', 'c1-9']]);
  await denied(10);
  expect(ids().slice(6)).toEqual([]);
  await wait(1_000);
  expect(ids().slice(6)).toEqual([['c1-10']]);
  // After a quiet second.
  await wait(1_000);
  await denied(11);
  expect(ids().slice(7)).toEqual([['c1-11']]);
});
