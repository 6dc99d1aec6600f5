import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captureOf, faulty, truthOf } from '../../testing/faulty.ts';
import { correlate } from '../correlate.ts';
import { judge } from './judge.ts';
import { RULE_OF_REASON } from './reason.ts';

// The requests know their credentials mode; a capture shows it only where a cookie was sent. Whatever is `proven` must hold
// all the same, and a verdict may be missing only where the two modes differ.
test('nothing is proven that is not so, and nothing is wrong but where the credentials mode was a guess', {
  timeout: 60_000,
}, () => {
  fc.assert(
    fc.property(faulty, (request) => {
      const [chain] = correlate(captureOf([request]));
      const verdict = chain && judge(chain, request.browser);
      if (verdict == null) throw new Error('no verdict on a cross-origin request in CORS mode');
      const { stop, name } = truthOf(request);
      const other = truthOf({ ...request, credentials: request.credentials === 'include' ? 'omit' : 'include' });
      if (verdict.certainty === 'proven') {
        expect(verdict.blocked).toBe(stop !== null);
        expect(verdict[request.browser]).toBe(name);
      }
      if (verdict.blocked === null) {
        expect(verdict.certainty).toBe('unknown');
        expect(other.stop === null).not.toBe(stop === null);
      } else expect(verdict.blocked).toBe(stop !== null);
      // What Chromium shows of the course leaves nothing open about whether it was blocked.
      if (request.browser === 'chromium') expect(verdict.blocked).not.toBeNull();
      if (name !== other.name) return;
      expect(verdict).toMatchObject({ blocked: stop !== null, certainty: 'proven', [request.browser]: name });
    }),
    { numRuns: 200 },
  );
});

test('the first violation is the reason, and every one is of the step where it stands', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(faulty, (request) => {
      const [chain] = correlate(captureOf([request]));
      const verdict = chain && judge(chain, request.browser);
      if (verdict?.blocked !== true) return;
      const [first] = verdict.failures;
      expect(first?.reason).toBe(verdict.reason);
      expect(first && { hop: first.hop, on: first.on }).toEqual(verdict.at);
      for (const { on, reason } of verdict.failures) {
        if (on === 'actual') expect(RULE_OF_REASON[reason]).toMatch(/^cors-/);
      }
      // The ledger shows where: a step that failed, on the exchange that the browser stopped at, and none before it.
      const { hop, on } = verdict.at ?? { hop: 0, on: 'actual' };
      const failed = verdict.steps.filter(({ outcome }) => outcome === 'fail');
      if (verdict.certainty === 'proven') expect(failed[0]).toMatchObject({ hop, on });
      const places = verdict.failures.map((failure) => (failure.on === 'preflight' ? 0 : 1));
      expect(places).toEqual([...places].sort());
    }),
    { numRuns: 150 },
  );
});
