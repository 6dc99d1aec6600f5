import { expect, test } from 'vitest';
import { parseHar, parseRelevant } from '../../src/core/har.ts';
import { reportOfExchanges } from '../../src/core/pipeline.ts';
import { largeHar } from './large-har.ts';

test('of a large file hardly anything is read, and the report is the same', () => {
  const text = [...largeHar({ entries: 1_500, deniedPercent: 2, seed: 3 })].join('');
  const all = parseHar(text);
  const few = parseRelevant(text);
  expect(all.exchanges).toHaveLength(1_500);
  expect(few.exchanges.length).toBeLessThan(300);
  const report = (read: typeof all) => reportOfExchanges(read.exchanges, read.source, read.environment);
  expect(report(few).denials.length).toBeGreaterThan(15);
  expect(report(few)).toEqual(report(all));
});
