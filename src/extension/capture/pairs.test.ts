import fc from 'fast-check';
import { expect, test } from 'vitest';
import { denialOf } from '../../core/denial.ts';
import { none, startCapture } from '../fixture/capture.ts';
import { chromiumNeverSent, chromiumPreflight } from '../fixture/entries.ts';
import { fold } from '../session/fold.ts';
import { EMPTY_SESSION, isDenied } from '../session/session.ts';

/** More than are sent whole: some of these are counted, and every one that is not must come with its preflight. */
const REQUESTS = 60;
const burst = Array.from({ length: REQUESTS }, (_, n) => [
  chromiumPreflight({ status: 403, at: 20 + n }),
  chromiumNeverSent({ at: 0 }),
]).flat();

const order = fc.shuffledSubarray([...burst.keys()], { minLength: burst.length, maxLength: burst.length });

test('of equal requests at once none is told without its preflight, in whatever order they come', async () => {
  await fc.assert(
    fc.asyncProperty(order, async (places) => {
      const { capture, wait, batches } = startCapture();
      for (const place of places) {
        capture.finished(structuredClone(burst[place]), none);
        if (place % 7 === 0) await wait(5);
      }
      await wait(1_000);
      const session = batches().reduce(
        (before, { type: _, ...batch }) => fold(before, { type: 'captured', capture: 'c1', batch, preserveLog: true }),
        EMPTY_SESSION,
      );
      const cases = [...session.cases.values()].filter(isDenied);
      expect(cases.map(({ chain }) => denialOf(chain, 'd')?.cors?.chromium)).toEqual(
        cases.map(() => 'PreflightMissingAllowOriginHeader'),
      );
      expect(cases.reduce((sum, { count }) => sum + count, 0)).toBe(REQUESTS);
    }),
    { numRuns: 30 },
  );
});
