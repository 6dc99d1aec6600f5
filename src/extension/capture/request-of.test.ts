import { expect, it } from 'vitest';
import { chromiumNeverSent, chromiumPreflight } from '../fixture/entries.ts';
import { glimpse } from './glimpse.ts';
import { requestOf } from './request-of.ts';
import { createRing } from './ring.ts';

function add(ring: ReturnType<typeof createRing>, entry: unknown) {
  const seen = glimpse(entry);
  if (seen === null) throw new Error('no entry');
  return ring.add(seen, entry, 'event');
}

it('is the record itself, unless that is a preflight', async () => {
  const ring = createRing(1_000_000);
  const actual = add(ring, chromiumNeverSent());
  const look = () => Promise.reject(new Error('not needed'));
  expect(await requestOf(actual, ring, look)).toBe(actual);
  expect(await requestOf(add(ring, chromiumPreflight()), ring, look)).toBe(actual);
});

it('is looked for where only the preflight gave an event, and is null where the browser lists none', async () => {
  const ring = createRing(1_000_000);
  const preflight = add(ring, chromiumPreflight());
  expect(await requestOf(preflight, ring, async () => undefined)).toBeNull();
  const found = await requestOf(preflight, ring, async () => void add(ring, chromiumNeverSent()));
  expect(found?.glimpse.preflight).toBe(false);
});
