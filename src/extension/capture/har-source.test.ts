import { expect, test } from 'vitest';
import { createHarSource } from './har-source.ts';

/** A Firefox whose HAR of so many entries takes so many milliseconds. */
function slow(entries: number, milliseconds: number) {
  let now = 0;
  const getHar = () => {
    now += milliseconds;
    return Promise.resolve(Array.from({ length: entries }, () => ({})));
  };
  return { source: createHarSource(getHar, () => now, 'firefox'), at: () => now };
}

test('a HAR that took too long is not asked for again before a new document, and then is', async () => {
  const { source, at } = slow(100, 5_000);
  for (let count = 0; count < 100; count++) source.event();
  expect(source.quietAt()).not.toBeNull();
  await source.ask();
  expect(source.quietAt()).toBeNull();
  source.document();
  for (let count = 0; count < 10; count++) source.event();
  expect(source.quietAt()).toBe(at() + 1_000);
});
