import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP, captured, chromium, firefox } from '../testing/entries.ts';
import { captureOf, faulty } from '../testing/faulty.ts';
import type { Denial } from './denial.ts';
import { diagnose } from './diagnose.ts';
import { RULE_OF_REASON } from './fetch/reason.ts';
import { denialsOf } from './pipeline.ts';

const told = (browser: typeof chromium | typeof firefox, ...entries: readonly object[]) => {
  const [denial] = denialsOf(captured(browser, entries));
  if (denial === undefined) throw new Error('nothing was denied');
  return diagnose(denial).map(({ rule, evidence }) => `${rule.id} ${evidence.certainty}`);
};

const GRANTED = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Methods': 'PUT' };
const preflight = (status: number, answer = {}) => firefox.preflight({ status, answer, start: 4 });

describe('the root cause first, then the protocol’s faults as the engine meets them', () => {
  test('a sign-in check stands before what it made of the preflight', () => {
    expect(told(firefox, preflight(401, { 'WWW-Authenticate': 'Bearer' }))).toEqual([
      'preflight-needs-auth proven',
      'cors-allow-origin-missing proven',
      'preflight-status proven',
      'preflight-method-not-allowed proven',
    ]);
  });

  test('a missing route, a server that failed', () => {
    expect(told(firefox, preflight(405, { Allow: 'GET, PUT' }))[0]).toBe('preflight-route-missing proven');
    expect(told(firefox, preflight(405))[0]).toBe('preflight-route-missing likely');
    expect(told(firefox, preflight(503))[0]).toBe('preflight-server-error proven');
  });

  test('a bare 403 only hints at what refused: behind the browser’s reason, before what else the refusal lacks', () => {
    expect(told(firefox, preflight(403))).toEqual([
      'cors-allow-origin-missing proven',
      'preflight-needs-auth possible',
      'cors-policy possible',
      'preflight-status proven',
      'preflight-method-not-allowed proven',
    ]);
  });

  test('a limit on preflights stands before what it made of one', () => {
    expect(told(firefox, preflight(429, { 'Retry-After': '30' }))[0]).toBe('rate-limited likely');
  });

  test('an error without the headers of its siblings stands before the missing header', () => {
    const entries = [preflight(204, GRANTED), firefox.sent({ method: 'PUT', status: 500 })];
    expect(told(firefox, ...entries)).toEqual([
      'error-without-cors-headers proven',
      'cors-allow-origin-missing proven',
    ]);
  });

  test('the engine’s order, not the standard’s: Chromium comes to the redirect first, Firefox to the origin', () => {
    const answer = { Location: '/login' };
    const inChromium = told(chromium, chromium.preflight({ status: 302, answer, start: 1 }), chromium.neverSent({}));
    expect(inChromium.slice(0, 2)).toEqual(['preflight-redirect proven', 'cors-allow-origin-missing proven']);
  });

  test('a redirect that made the origin null stands before the mismatch', () => {
    const url = 'https://cdn.example/x';
    const answer = { 'Access-Control-Allow-Origin': APP };
    expect(
      told(
        chromium,
        chromium.sent({ status: 302, time: 9, answer: { ...answer, Location: url } }),
        chromium.sent({ url, origin: 'null', start: 9, error: 'net::ERR_FAILED', answer }),
      ),
    ).toEqual(['redirect-origin-null proven', 'cors-allow-origin-mismatch proven']);
  });

  test('of two causes the one that explains the other', () => {
    const entry = firefox.neverSent({ method: 'GET', url: 'http://api.example/x', origin: APP });
    expect(told(firefox, entry)).toEqual(['mixed-content likely', 'network-error likely']);
  });

  test('what was sent was not stopped as mixed content', () => {
    const url = 'http://api.example/x';
    const error = 'net::ERR_CONNECTION_REFUSED';
    expect(
      told(
        chromium,
        chromium.preflight({ url, status: 0, error, start: 1, mode: null }),
        chromium.neverSent({ url, error }),
      ),
    ).toEqual(['preflight-network-error proven', 'network-error proven']);
  });

  test('a content blocker is no network error', () => {
    const error = 'net::ERR_BLOCKED_BY_CLIENT';
    expect(told(chromium, chromium.preflight({ status: 0, error, start: 1 }), chromium.neverSent({ error }))).toEqual([
      'blocked-by-client proven',
    ]);
  });
});

test('where nothing tells, it says so', () => {
  expect(told(firefox, firefox.sent({ url: `${APP}/x`, site: 'same-origin', status: 403 }))).toEqual([
    'unknown possible',
  ]);
});

describe('whatever the answers', () => {
  const ofEach = (check: (denial: Denial) => void) =>
    fc.assert(
      fc.property(fc.array(faulty, { minLength: 1, maxLength: 3 }), (requests) => {
        for (const denial of denialsOf(captureOf(requests))) check(denial);
      }),
      { numRuns: 40 },
    );

  test('never empty, each rule once, possibilities behind what they do not explain, an explanation before what it explains', {
    timeout: 60_000,
  }, () => {
    ofEach((denial) => {
      const diagnoses = diagnose(denial);
      const ids = diagnoses.map(({ rule }) => rule.id);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
      const isPossible = diagnoses.map(({ evidence }) => evidence.certainty === 'possible');
      const mayExplain = new Set(
        diagnoses.flatMap(({ rule }, index) => (isPossible[index] ? (rule.explains ?? []) : [])),
      );
      const plain = isPossible.filter((_, index) => !mayExplain.has(ids[index] ?? 'unknown'));
      expect(plain).toEqual([...plain].sort());
      if (ids.length > 1 && !ids.includes('unknown')) expect(isPossible[0]).toBe(isPossible.every(Boolean));
      for (const [index, { rule, evidence }] of diagnoses.entries()) {
        if (evidence.certainty === 'possible') continue;
        for (const explained of rule.explains ?? []) {
          const place = ids.indexOf(explained);
          if (place !== -1) expect(place).toBeGreaterThan(index);
        }
      }
    });
  });

  test('each violation has its diagnosis, and none is surer than the verdict', { timeout: 60_000 }, () => {
    ofEach((denial) => {
      const diagnoses = new Map(diagnose(denial).map(({ rule, evidence }) => [rule.id, evidence.certainty]));
      for (const { reason } of denial.cors?.failures ?? []) {
        const certainty = diagnoses.get(RULE_OF_REASON[reason]);
        expect(certainty).toBeDefined();
        if (denial.cors?.certainty !== 'proven') expect(certainty).not.toBe('proven');
      }
    });
  });

  test('what is less than proven says what is not visible', { timeout: 60_000 }, () => {
    ofEach((denial) => {
      for (const { evidence } of diagnose(denial)) expect(evidence.because).toMatch(/^[A-Z].*\.$/s);
    });
  });
});
