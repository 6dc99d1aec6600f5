import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { APP, captured, chromium, firefox } from '../testing/entries.ts';
import { captureOf, faulty } from '../testing/faulty.ts';
import { denialsOf, reportOf } from './pipeline.ts';
import type { Comparison, ReportDenial, Source } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

const SOURCE: Source = { kind: 'har', creator: null, browser: 'other', entries: 0, skipped: [], sanitised: false };
const NOWHERE = { browser: null, os: null, extension: null, zone: null };
const reported = (exchanges: ReturnType<typeof captured>) => reportOf(denialsOf(exchanges), SOURCE, NOWHERE).denials;
const only = (browser: typeof chromium | typeof firefox, ...entries: readonly object[]): ReportDenial => {
  const [denial] = reported(captured(browser, entries));
  if (denial === undefined) throw new Error('nothing was denied');
  return denial;
};

/** The check that shows each fault of the CORS protocol. */
const CHECK: Partial<Record<RuleId, Comparison['check']>> = {
  'cors-allow-origin-missing': 'origin',
  'cors-allow-origin-mismatch': 'origin',
  'cors-allow-origin-multiple': 'origin',
  'cors-allow-origin-invalid': 'origin',
  'cors-wildcard-with-credentials': 'origin',
  'cors-allow-credentials-missing': 'credentials',
  'preflight-status': 'status',
  'preflight-redirect': 'status',
  'local-network-access': 'status',
  'preflight-method-not-allowed': 'method',
  'preflight-allow-methods-invalid': 'method',
  'preflight-header-not-allowed': 'headers',
  'preflight-allow-headers-invalid': 'headers',
  'redirect-with-userinfo': 'redirect',
  'scheme-not-http': 'redirect',
};

function expectShown({ cors, comparison, diagnoses }: ReportDenial): void {
  for (const { rule, on } of cors?.violations ?? []) {
    const row = comparison.find((one) => one.on === on && one.check === CHECK[rule]);
    expect(row).toMatchObject({ outcome: 'fail' });
    expect(diagnoses.map((diagnosis) => diagnosis.rule)).toContain(rule);
    const fault = diagnoses[(row?.fault ?? 0) - 1]?.rule;
    expect(CHECK[fault ?? 'unknown']).toBe(row?.check);
  }
  for (const { outcome, fault } of comparison) expect(fault !== null).toBe(outcome === 'fail');
}

describe('every violation has a row that fails, with the number of its fault', () => {
  test('whatever the answers', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(faulty, { minLength: 1, maxLength: 3 }), (requests) => {
        for (const denial of reported(captureOf(requests))) expectShown(denial);
      }),
      { numRuns: 40 },
    );
  });

  const CDN = 'https://cdn.example/x';
  test.each<[string, readonly object[]]>([
    [
      'a hidden redirect',
      [chromium.preflight({ status: 0, error: 'net::ERR_INVALID_REDIRECT', start: 1 }), chromium.neverSent({})],
    ],
    [
      'the local network check',
      [
        chromium.preflight({ status: 0, error: 'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS', start: 1 }),
        chromium.neverSent({}),
      ],
    ],
    [
      'a user name in a redirect',
      [
        chromium.sent({
          status: 302,
          error: 'net::ERR_FAILED',
          answer: { 'Access-Control-Allow-Origin': APP, Location: 'https://a:b@cdn.example/' },
        }),
      ],
    ],
    [
      'a redirect without the header',
      [chromium.sent({ status: 302, error: 'net::ERR_FAILED', answer: { Location: CDN } })],
    ],
    [
      'the second hop',
      [
        chromium.sent({ status: 302, time: 9, answer: { 'Access-Control-Allow-Origin': APP, Location: CDN } }),
        chromium.sent({ url: CDN, origin: 'null', start: 9, error: 'net::ERR_FAILED' }),
      ],
    ],
    [
      'the second hop’s preflight',
      [
        chromium.preflight({
          start: 1,
          answer: { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Methods': 'PUT' },
        }),
        chromium.sent({
          method: 'PUT',
          status: 307,
          time: 9,
          answer: { 'Access-Control-Allow-Origin': APP, Location: CDN },
        }),
        chromium.preflight({ url: CDN, origin: 'null', status: 403, start: 11 }),
        chromium.neverSent({ url: CDN, start: 10 }),
      ],
    ],
  ])('%s', (_, entries) => {
    const denial = only(chromium, ...entries);
    expect(denial.cors?.violations.length).toBeGreaterThan(0);
    expectShown(denial);
  });
});

const rows = ({ comparison }: ReportDenial) =>
  comparison.map(({ check, on, asked, answered, needed, outcome }) => [on, check, asked, answered, needed, outcome]);

test('asked, answered, needed: a preflight of 401 that lists one header of two', () => {
  const denial = only(
    firefox,
    firefox.preflight({
      names: ['authorization', 'x-a'],
      status: 401,
      start: 4,
      answer: { 'Access-Control-Allow-Origin': `${APP}/`, 'Access-Control-Allow-Headers': 'x-a' },
    }),
  );
  expect(rows(denial)).toEqual([
    ['preflight', 'origin', APP, `${APP}/`, APP, 'fail'],
    ['preflight', 'credentials', null, null, 'true', 'unknown'],
    ['preflight', 'status', null, '401', '204', 'fail'],
    ['preflight', 'method', 'PUT', null, 'PUT', 'fail'],
    ['preflight', 'headers', 'authorization, x-a', 'x-a', 'authorization, x-a', 'fail'],
  ]);
});

describe('a row passes only where it passes in either credentials mode', () => {
  test('the wildcard is undecided where the mode is', () => {
    const denial = only(firefox, firefox.sent({ status: 403, answer: { 'Access-Control-Allow-Origin': '*' } }));
    expect(rows(denial)).toEqual([
      ['actual', 'origin', APP, '*', APP, 'unknown'],
      ['actual', 'credentials', null, null, null, 'unknown'],
    ]);
  });

  test('without credentials none need be allowed', () => {
    const wire = { 'User-Agent': 'Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36' };
    const denial = only(chromium, chromium.sent({ status: 403, wire, answer: { 'Access-Control-Allow-Origin': APP } }));
    expect(denial.comparison.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['origin', 'pass'],
      ['credentials', 'pass'],
    ]);
  });

  test('headers that fail where the browser let the answer through are not called good', () => {
    const denial = only(chromium, chromium.sent({ status: 403 }));
    expect(denial.comparison.find(({ check }) => check === 'origin')).toMatchObject({
      outcome: 'unknown',
      fault: null,
    });
  });
});

test('null is not called needed', () => {
  const denial = only(firefox, firefox.sent({ origin: 'null' }));
  expect(denial.comparison.map(({ needed }) => needed)).not.toContain('null');
});

test('nothing to compare without CORS', () => {
  expect(only(firefox, firefox.sent({ url: `${APP}/x`, site: 'same-origin', status: 403 })).comparison).toEqual([]);
});
