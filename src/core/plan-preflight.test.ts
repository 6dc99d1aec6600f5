import { describe, expect, test } from 'vitest';
import { APP, captured, chromium } from '../testing/entries.ts';
import type { Exchange } from './exchange.ts';
import { denialsOf, reportOf } from './pipeline.ts';
import { namesOf, planPreflight, preflightRequest } from './plan-preflight.ts';
import { preflightRule } from './preflight-rule.ts';
import type { Redacted } from './redact.ts';
import type { ReportDenial } from './report-schema.ts';

const API = 'https://api.example';
const NOWHERE = { browser: null, os: null, extension: null, zone: null };
function reported(exchanges: readonly Redacted<Exchange>[]): ReportDenial {
  const source = {
    kind: 'session' as const,
    creator: null,
    browser: 'chromium' as const,
    entries: 0,
    skipped: [],
    sanitised: false,
  };
  const [denial] = reportOf(denialsOf(exchanges), source, NOWHERE).denials;
  if (denial === undefined) throw new Error('no denial');
  return denial;
}
const refused = reported(
  captured(chromium, [
    chromium.preflight({ names: ['authorization', 'x-a'], status: 401 }),
    chromium.neverSent({ headers: { 'x-a': '1', authorization: 'Bearer t' } }),
  ]),
);

describe('the plan of a preflight that is tested alone', () => {
  test('asks for what the browser asked for', () => {
    const plan = planPreflight(refused, 'chromium');
    expect(plan).toMatchObject({ isPossible: true, target: API, origin: APP, headers: ['authorization', 'x-a'] });
    const { headers } = preflightRequest(refused.request, { method: 'PUT', headers: ['authorization', 'x-a'] });
    expect(headers).toEqual([
      { name: 'Origin', value: APP },
      { name: 'Access-Control-Request-Method', value: 'PUT' },
      { name: 'Access-Control-Request-Headers', value: 'authorization,x-a' },
    ]);
  });

  test('is none within an origin, and says why it is not possible for a page of none', () => {
    const { request } = refused;
    expect(planPreflight({ ...refused, request: { ...request, origin: API } }, 'chromium')).toBeNull();
    for (const origin of ['null', null])
      expect(planPreflight({ ...refused, request: { ...request, origin } }, 'chromium')).toMatchObject({
        isPossible: false,
      });
    expect(planPreflight(refused, 'other')).toMatchObject({ isPossible: false });
  });

  test('takes names as people write them', () => {
    expect(namesOf(' X-A, x-b  x-a,')).toEqual(['x-a', 'x-b']);
  });
});

describe('its rule', () => {
  const mark = 'clearance-00000000-0000-4000-8000-000000000000';

  test('reaches one marked request of one tab, whose answer allows nobody', () => {
    const { condition, action } = preflightRule(API, { mark, method: 'PUT', headers: ['x-a'] }, 7);
    expect(condition).toMatchObject({ urlFilter: `|${API}/*#${mark}|`, tabIds: [7], requestMethods: ['options'] });
    expect(action.responseHeaders).toEqual([{ header: 'Access-Control-Allow-Origin', operation: 'remove' }]);
  });

  test('asks for no header where none is wanted', () => {
    const { action } = preflightRule(API, { mark, method: 'DELETE', headers: [] }, 7);
    expect(action.requestHeaders).toContainEqual({ header: 'Access-Control-Request-Headers', operation: 'remove' });
  });
});
