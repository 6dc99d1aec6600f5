import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captureOf, faulty } from '../testing/faulty.ts';
import { wantedPolicy } from './cors-policy.ts';
import { getHeader, getHeaderLines } from './exchange.ts';
import { denialsOf } from './pipeline.ts';
import { actualHeaders, preflightHeaders } from './policy-headers.ts';

/** https://fetch.spec.whatwg.org/#http-access-control-max-age: Chromium caps it at two hours, WebKit at ten minutes. */
const SHORTEST_CAP = 600;

test('whatever is captured, the headers to set are safe for every origin of the policy', { timeout: 60_000 }, () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.array(faulty, { minLength: 1, maxLength: 6 }), (requests) => {
      const policy = wantedPolicy(denialsOf(captureOf(requests)))?.policy;
      if (policy === undefined) return;
      for (const origin of policy.allowOrigins) {
        seen += 1;
        for (const headers of [preflightHeaders(policy, origin), actualHeaders(policy, origin)]) {
          // One origin, exact: the one who asks. A wildcard with credentials lets nobody in, and without them everybody.
          expect(getHeaderLines(headers, 'Access-Control-Allow-Origin')).toEqual([origin]);
          expect(headers.some(({ value }) => value.includes('*'))).toBe(false);
          expect(getHeader(headers, 'Access-Control-Allow-Credentials')).toBe(policy.allowCredentials ? 'true' : null);
          // The answer depends on the origin, so that no cache may give it to another.
          expect(getHeaderLines(headers, 'Vary')).toEqual(['Origin']);
        }
        const maxAge = Number(getHeader(preflightHeaders(policy, origin), 'Access-Control-Max-Age'));
        expect(maxAge > 0 && maxAge <= SHORTEST_CAP).toBe(true);
        // An answer is asked for no method and no header: only a preflight is.
        const names = actualHeaders(policy, origin).map(({ name }) => name);
        expect(names).not.toContain('Access-Control-Allow-Methods');
        expect(names).not.toContain('Access-Control-Allow-Headers');
      }
    }),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(30);
});
