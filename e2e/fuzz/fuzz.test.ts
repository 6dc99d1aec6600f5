import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SAYING_LENGTH } from '../../src/core/sayings.ts';
import { random } from '../conformance/random.ts';
import { adversaries, expressionsIn, sentences } from './expressions.ts';
import { hostileEntry, hostileHar, hostileMessage, MARKUP } from './hostile.ts';
import { pollution, throughCapture, throughFile, throughMessages } from './stages.ts';

const SEEDS = Array.from({ length: 40 }, (_, n) => 7_000_000 + n);

describe('whatever a page, a server or a file says', () => {
  test('is read, diagnosed and exported without a throw, without markup, and adds nothing to any prototype', () => {
    let denials = 0;
    let canaries = 0;
    for (const seed of SEEDS) {
      throughCapture(hostileEntry(random(seed)));
      const report = throughFile(hostileHar(random(seed), 3));
      denials += report?.denials.length ?? 0;
      canaries += JSON.stringify(report).includes(MARKUP) ? 1 : 0;
      throughMessages(hostileMessage(random(seed)));
      expect(pollution(), `seed ${seed}`).toBeNull();
    }
    // Else the inputs would be so broken that they come nowhere.
    expect(denials).toBeGreaterThan(SEEDS.length / 2);
    expect(canaries).toBeGreaterThan(0);
  });
});

describe('the regular expressions of the product', () => {
  const all = expressionsIn(path.resolve('src'));

  test('are found', () => {
    expect(all.length).toBeGreaterThan(500);
  });

  test('come to an end on whatever is made to keep them busy', () => {
    for (const expression of all) {
      const pattern = new RegExp(expression.source, expression.flags);
      for (const text of adversaries(expression, 1_024)) pattern.test(text);
    }
  });

  test('those that are put together come to an end, too', () => {
    const composed = sentences();
    expect(composed.length).toBeGreaterThan(50);
    for (const expression of composed) {
      const pattern = new RegExp(expression.source, expression.flags);
      for (const text of adversaries(expression, SAYING_LENGTH)) pattern.test(text);
    }
  });
});
