import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { APP, captured, chromium, firefox } from '../testing/entries.ts';
import { captureOf, faulty } from '../testing/faulty.ts';
import { passOf } from './cleared.ts';
import { correlate } from './correlate.ts';
import { denialOf } from './denial.ts';
import { diagnose } from './diagnose.ts';
import type { Exchange } from './exchange.ts';
import { denialsOf } from './pipeline.ts';
import type { Redacted } from './redact.ts';
import { reportDenial } from './report.ts';
import { DenialSchema } from './report-schema.ts';
import { tryingOf } from './trying.ts';

/** Of answers that have not one CORS header, as the server sent them: a fix set those that were judged. */
const chainOf = (engine: typeof chromium | typeof firefox, entries: readonly object[]) => {
  const tried = captured(engine, entries).map((one): Redacted<Exchange> => ({ ...one, fixTried: true }));
  const [chain] = correlate(tried);
  if (chain === undefined) throw new Error('no request');
  return chain;
};

const BARE = [204, 200] as const;
const passing = (engine: typeof chromium | typeof firefox) =>
  chainOf(engine, [
    engine.preflight({ names: ['x-a'], status: BARE[0], start: 1 }),
    engine.sent({ method: 'PUT', headers: { 'x-a': '1' }, status: BARE[1] }),
  ]);

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
] as const)('a request on which a fix was tried, in %s', (_name, engine) => {
  test('that got its answer is no denial, although its own headers fail', () => {
    expect(denialOf(passing(engine), 'd1')).toBeNull();
    expect(tryingOf(passing(engine))).toMatchObject({ passed: true });
  });

  test('repaired nothing: the server is as it was', () => {
    expect(passOf(passing(engine))).toBeNull();
  });

  test('that the server refuses is one, by its status alone', () => {
    const chain = chainOf(engine, [
      engine.preflight({ names: ['x-a'], status: 204, start: 1 }),
      engine.sent({ method: 'PUT', headers: { 'x-a': '1' }, status: 403 }),
    ]);
    const denial = denialOf(chain, 'd1');
    expect(denial?.blockedBy).toBe('server');
    expect(denial?.cors).toMatchObject({ failures: [], steps: [], chromium: null, firefox: null });
    const said = denial === null ? [] : diagnose(denial).map(({ rule, evidence }) => [rule.id, evidence.certainty]);
    expect(said.filter(([id]) => id?.startsWith('cors-') || id === 'error-without-cors-headers')).toEqual([]);
    expect(tryingOf(chain)).toMatchObject({ passed: false });
  });

  test('whose preflight alone was told is nothing yet', () => {
    const chain = chainOf(engine, [engine.preflight({ names: ['x-a'], status: 204 })]);
    expect(denialOf(chain, 'd1')).toBeNull();
    expect(tryingOf(chain)).toBeNull();
  });
});

test('what Chromium refused all the same is denied, and no header is blamed', () => {
  const denial = denialOf(chainOf(chromium, [chromium.sent({ error: 'net::ERR_FAILED' })]), 'd1');
  expect(denial).toMatchObject({ blockedBy: 'unknown', cors: { blocked: null, certainty: 'unknown', failures: [] } });
  expect(denial?.cors?.because).toMatch(/while the fix was tried/);
});

test('Firefox does not say whether a page got an answer that needed no preflight', () => {
  expect(tryingOf(chainOf(firefox, [firefox.sent({})]))).toBeNull();
  expect(tryingOf(chainOf(chromium, [chromium.sent({})]))).toMatchObject({ passed: true });
});

test('a request that Firefox never sent is not called a network error', () => {
  const never = firefox.neverSent({ headers: { 'x-a': '1' }, origin: APP });
  const chain = chainOf(firefox, [firefox.preflight({ names: ['x-a'], status: 204, start: 1 }), never]);
  expect(denialOf(chain, 'd1')?.blockedBy).toBe('unknown');
});

test('whatever was captured meanwhile, something is said of it and no header is blamed', { timeout: 60_000 }, () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(faulty, { minLength: 1, maxLength: 4 }), (requests) => {
      const tried = captureOf(requests).map((one): Redacted<Exchange> => ({ ...one, fixTried: true }));
      for (const denial of denialsOf(tried)) {
        seen += 1;
        const told = v.parse(DenialSchema, reportDenial(denial, null));
        expect(told.diagnoses.filter(({ rule }) => rule.startsWith('cors-') || rule.startsWith('preflight-'))).toEqual(
          [],
        );
        expect(told.cors?.violations ?? []).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(20);
});
