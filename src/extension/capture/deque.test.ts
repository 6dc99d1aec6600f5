import v8 from 'node:v8';
import vm from 'node:vm';
import { expect, it } from 'vitest';
import { createDeque } from './deque.ts';

it('is a list, in order, however much was taken from its start', () => {
  const deque = createDeque<{ readonly n: number }>();
  for (let n = 0; n < 100; n += 1) deque.push({ n });
  for (let n = 0; n < 90; n += 1) expect(deque.shift()).toEqual({ n });
  expect(deque.size()).toBe(10);
  expect(deque.latest(3)).toEqual([{ n: 99 }, { n: 98 }, { n: 97 }]);
  expect(deque.latest(1_000)).toHaveLength(10);
  for (let n = 0; n < 10; n += 1) deque.shift();
  expect(deque.shift()).toBeUndefined();
  expect(deque.latest(5)).toEqual([]);
});

it('holds nothing that was taken from it, though it be one of thousands of short lists', async () => {
  v8.setFlagsFromString('--expose-gc');
  const deque = createDeque<object>();
  const taken = (() => {
    const first = { large: 'x'.repeat(1_000) };
    deque.push(first);
    deque.push({});
    deque.shift();
    return new WeakRef(first);
  })();
  // What a WeakRef was made of lives until the job ends that made it.
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  vm.runInNewContext('gc()');
  expect(taken.deref()).toBeUndefined();
});
