import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { API, APP, captured, chromium, firefox, harOf } from '../testing/entries.ts';
import { captureOf, faulty } from '../testing/faulty.ts';
import { analyzeHar, denialsOf, reportOf } from './pipeline.ts';
import { ReportSchema, type Source } from './report-schema.ts';

const SOURCE: Source = { kind: 'har', creator: null, browser: 'other', entries: 0, skipped: [], sanitised: false };
const NOWHERE = { browser: null, os: null, extension: null, zone: null };
const reported = (exchanges: ReturnType<typeof captured>) => reportOf(denialsOf(exchanges), SOURCE, NOWHERE);
const GRANTED = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' };

describe('whatever is captured', () => {
  const capture = fc.array(faulty, { minLength: 1, maxLength: 5 });

  test('the report is of its schema, and survives JSON', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(capture, (requests) => {
        const report = reported(captureOf(requests));
        expect(v.parse(ReportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report);
      }),
      { numRuns: 40 },
    );
  });

  test('every denial is in exactly one group, which has its rule, its target and its parameters', {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(capture, (requests) => {
        const { denials, groups } = reported(captureOf(requests));
        expect(groups.flatMap((group) => group.denials).sort()).toEqual(denials.map(({ id }) => id).sort());
        for (const group of groups) {
          expect(group.count).toBe(group.denials.length);
          for (const id of group.denials) {
            const first = denials.find((denial) => denial.id === id)?.diagnoses[0];
            expect(first?.rule).toBe(group.rule);
            expect([...(first?.parameters ?? [])].sort()).toEqual(group.parameters);
          }
        }
        const keys = groups.map(({ rule, target, parameters }) => JSON.stringify([rule, target, parameters]));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('groups', () => {
  test('the same fault at the same host is one group; other missing headers, another host are others', () => {
    const at = (start: number, names: readonly string[], url = API) =>
      firefox.preflight({
        url,
        names,
        status: 204,
        start,
        answer: { ...GRANTED, 'Access-Control-Allow-Methods': 'PUT' },
      });
    const { groups } = reported(
      captured(firefox, [
        at(0, ['x-a']),
        at(100, ['x-a'], `${API}?page=2`),
        at(200, ['x-b']),
        at(300, ['x-a'], 'https://cdn.example/x'),
      ]),
    );
    expect(groups.map(({ id, target, parameters, denials }) => [id, target, parameters, denials])).toEqual([
      ['g1', 'https://api.example', ['x-a'], ['d1', 'd2']],
      ['g2', 'https://api.example', ['x-b'], ['d3']],
      ['g3', 'https://cdn.example', ['x-a'], ['d4']],
    ]);
  });
});

describe('a denial as the contract has it', () => {
  test('a pair of the field: indexes, statuses, names of both browsers, violations', () => {
    const names = ['authorization', 'content-type', 'x-custom'];
    const headers = { 'x-custom': '1', authorization: 'Bearer AAA.BBB.CCC', 'content-type': 'application/json' };
    const { denials, source } = analyzeHar(
      harOf(chromium, [
        chromium.neverSent({ headers, start: 123 }),
        chromium.preflight({ names, status: 403, start: 124 }),
      ]),
    );
    expect(source).toMatchObject({
      kind: 'har',
      creator: 'WebInspector 537.36',
      browser: 'chromium',
      entries: 2,
      skipped: [],
    });
    expect(denials).toHaveLength(1);
    expect(denials[0]).toMatchObject({
      id: 'd1',
      entries: { preflight: 1, actual: 0, redirects: [] },
      startedDateTime: '2026-11-21T21:12:00.123Z',
      page: `${APP}/orders`,
      request: { method: 'PUT', url: API, origin: APP },
      status: 0,
      preflightStatus: 403,
      blockedBy: 'browser',
      outcome: 'refused',
      preflightNote: null,
      cors: {
        blocked: true,
        certainty: 'proven',
        chromium: 'PreflightMissingAllowOriginHeader',
        firefox: 'CORSMissingAllowOrigin2',
      },
    });
    expect(denials[0]?.cors?.violations).toEqual([
      { rule: 'cors-allow-origin-missing', on: 'preflight', parameter: null },
      { rule: 'preflight-status', on: 'preflight', parameter: '403' },
      { rule: 'preflight-method-not-allowed', on: 'preflight', parameter: 'PUT' },
      { rule: 'preflight-header-not-allowed', on: 'preflight', parameter: 'authorization' },
      { rule: 'preflight-header-not-allowed', on: 'preflight', parameter: 'content-type' },
      { rule: 'preflight-header-not-allowed', on: 'preflight', parameter: 'x-custom' },
    ]);
    expect(denials[0]?.exchanges.map(({ role, entry }) => [role, entry])).toEqual([
      ['preflight', 1],
      ['actual', 0],
    ]);
  });

  test('redirects: the last hop’s entries, the earlier ones in order, the request as the script asked for it', () => {
    const [B, C] = [`${API}/`, 'https://cdn.example/x'];
    const { denials } = reported(
      captured(firefox, [
        firefox.sent({ status: 302, time: 4, answer: { ...GRANTED, Location: B } }),
        firefox.sent({ url: B, start: 5, status: 307, time: 4, answer: { ...GRANTED, Location: C } }),
        firefox.sent({ url: C, origin: 'null', start: 10 }),
      ]),
    );
    expect(denials).toHaveLength(1);
    expect(denials[0]).toMatchObject({
      entries: { preflight: null, actual: 2, redirects: [0, 1] },
      request: { url: API, origin: APP },
      status: 200,
      preflightStatus: null,
    });
    expect(denials[0]?.exchanges.map(({ role }) => role)).toEqual(['hop', 'hop', 'actual']);
    expect(denials[0]?.cors?.steps.map(({ on }) => on)).toContain('hop');
  });

  test('a redirect whose address has a user name is one denial, and the name is nowhere', () => {
    const url = 'https://scott:tiger@cdn.example/x';
    const text = JSON.stringify(
      analyzeHar(
        harOf(firefox, [
          firefox.sent({ status: 302, answer: { ...GRANTED, Location: url } }),
          firefox.neverSent({ method: 'GET', url, start: 9, bodySize: -1 }),
        ]),
      ),
    );
    expect(JSON.parse(text).denials).toHaveLength(1);
    expect(JSON.parse(text).denials[0]).toMatchObject({
      blockedBy: 'browser',
      cors: { blocked: true, firefox: 'CORSDidNotSucceed2' },
    });
    expect(text).not.toMatch(/scott|tiger/);
  });

  test('a failed preflight alone has no actual', () => {
    const { denials } = reported(captured(firefox, [firefox.preflight({ method: 'DELETE', status: 404 })]));
    expect(denials[0]).toMatchObject({
      entries: { preflight: 0, actual: null },
      request: { method: 'DELETE', origin: APP },
      status: 0,
      preflightStatus: 404,
    });
  });

  test('a preflight that was due and is not there is accounted for', () => {
    const note = (plan: Parameters<typeof chromium.sent>[0]) =>
      reported(captured(chromium, [chromium.sent({ ...plan, status: 403, answer: GRANTED })])).denials[0]
        ?.preflightNote;
    expect(note({ method: 'PUT' })).toMatch(/preflight cache, or not captured/);
    expect(note({ headers: { authorization: 'Bearer t' } })).toMatch(/preflight cache, or not captured/);
    expect(note({})).toBeNull();
    expect(note({ url: `${APP}/x`, site: 'same-origin', method: 'PUT' })).toBeNull();
  });

  test('who blocked it', () => {
    const by = (...entries: readonly object[]) => reported(captured(chromium, entries)).denials[0]?.blockedBy;
    expect(by(chromium.sent({ error: 'net::ERR_FAILED' }))).toBe('browser');
    expect(by(chromium.sent({ status: 429, answer: GRANTED }))).toBe('server');
    expect(by(chromium.sent({ status: 0, error: 'net::ERR_CONNECTION_RESET' }))).toBe('network');
    expect(by(chromium.sent({ answer: GRANTED, error: 'net::ERR_FAILED' }))).toBe('unknown');
  });
});

test.each([401, 403, 407, 419, 429, 451])('%i is a denial, of the same origin as well', (status) => {
  const { denials } = reported(captured(firefox, [firefox.sent({ url: `${APP}/x`, site: 'same-origin', status })]));
  expect(denials).toMatchObject([{ status, blockedBy: 'server', cors: null, policy: null }]);
});

test.each([200, 304, 400, 404, 500])('%i by itself is none', (status) => {
  expect(reported(captured(firefox, [firefox.sent({ url: `${APP}/x`, site: 'same-origin', status })])).denials).toEqual(
    [],
  );
});

test('no entries is a report of nothing', () => {
  expect(analyzeHar(harOf(firefox, []))).toMatchObject({ denials: [], groups: [], source: { entries: 0 } });
});
