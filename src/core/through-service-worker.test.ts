import { describe, expect, test } from 'vitest';
import { told } from '../testing/chains.ts';
import { APP, captured, chromium, type Plan } from '../testing/entries.ts';
import { correlate } from './correlate.ts';
import { denialOf } from './denial.ts';

const FAILED = 'net::ERR_FAILED';

/** Chromium's mark of a worker: the parent of its stack belongs to another debugger. */
const byWorker = <T extends object>(entry: T) => ({
  ...entry,
  _initiator: {
    type: 'script',
    stack: { callFrames: [{ url: `${APP}/sw.js` }], parentId: { id: '5', debuggerId: '6' } },
  },
  pageref: null,
});

/** The page's entry of a request that its service worker answered. */
function answeredByWorker(plan: Plan) {
  const entry = chromium.neverSent({ method: 'GET', time: 30, ...plan });
  return {
    ...entry,
    request: { ...entry.request, httpVersion: 'http/1.1' },
    response: { ...entry.response, status: plan.status ?? 200, _error: null, _fetchedViaServiceWorker: true },
  };
}

const chains = (...entries: readonly object[]) => correlate(captured(chromium, entries));
const denied = (...entries: readonly object[]) => chains(...entries).flatMap((chain) => denialOf(chain, 'd') ?? []);

describe('the page’s request and what its service worker fetched are one denial', () => {
  test('the worker’s fetch failed its CORS check', () => {
    const entries = [
      byWorker(chromium.sent({ start: 1, time: 9, error: FAILED })),
      chromium.neverSent({ method: 'GET', time: 12 }),
    ];
    expect(told(chains(...entries))).toEqual(['e-1>e1 e-1>e0']);
    expect(denied(...entries)).toMatchObject([
      {
        page: `${APP}/orders`,
        blockedBy: 'browser',
        cors: { blocked: true, certainty: 'proven', chromium: 'MissingAllowOriginHeader' },
      },
    ]);
  });

  test('its preflight failed', () => {
    const entries = [
      chromium.preflight({ start: 7, status: 200, answer: { 'Access-Control-Allow-Origin': APP } }),
      byWorker(chromium.neverSent({ start: 2, time: 17 })),
      chromium.neverSent({ time: 23 }),
    ];
    expect(told(chains(...entries))).toEqual(['e-1>e2 e0>e1']);
    expect(denied(...entries)).toMatchObject([
      { blockedBy: 'browser', cors: { chromium: 'MethodDisallowedByPreflightResponse' } },
    ]);
  });

  test('it handed on a 403', () => {
    const answer = { 'Access-Control-Allow-Origin': APP };
    const entries = [byWorker(chromium.sent({ start: 2, status: 403, answer })), answeredByWorker({ status: 403 })];
    expect(denied(...entries)).toHaveLength(1);
  });

  test('two at once', () => {
    const entries = [
      chromium.neverSent({ method: 'GET', start: 0, time: 40 }),
      chromium.neverSent({ method: 'GET', start: 3, time: 40 }),
      byWorker(chromium.sent({ start: 5, error: FAILED })),
      byWorker(chromium.sent({ start: 8, error: FAILED })),
    ];
    expect(told(chains(...entries))).toEqual(['e-1>e0 e-1>e2', 'e-1>e1 e-1>e3']);
  });

  test('two at once with a preflight each, the second asked for before the first preflight began', () => {
    const answer = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Methods': 'PUT' };
    const entries = [
      chromium.neverSent({ start: 0, time: 40 }),
      byWorker(chromium.sent({ method: 'PUT', start: 2, time: 30, error: FAILED })),
      chromium.neverSent({ start: 6, time: 40 }),
      byWorker(chromium.sent({ method: 'PUT', start: 9, time: 30, error: FAILED })),
      chromium.preflight({ start: 7, answer }),
      chromium.preflight({ start: 10, answer }),
    ];
    expect(told(chains(...entries))).toEqual(['e-1>e0 e4>e1', 'e-1>e2 e5>e3']);
  });
});

describe('two requests stay two', () => {
  test('the worker got its answer, and gave the page something else', () => {
    const entries = [
      byWorker(chromium.sent({ start: 1, mode: 'no-cors', origin: null })),
      chromium.neverSent({ method: 'GET', time: 80 }),
    ];
    expect(chains(...entries)).toHaveLength(2);
    expect(denied(...entries)).toMatchObject([{ blockedBy: 'unknown', cors: { blocked: null, certainty: 'unknown' } }]);
  });

  test('the worker’s came after the page’s was over', () => {
    expect(
      chains(chromium.neverSent({ method: 'GET', time: 10 }), byWorker(chromium.sent({ start: 60, error: FAILED }))),
    ).toHaveLength(2);
  });

  test('the page’s own went to the network', () => {
    expect(
      chains(chromium.sent({ status: 403, time: 30 }), byWorker(chromium.sent({ start: 2, error: FAILED }))),
    ).toHaveLength(2);
  });

  test('another method, another address', () => {
    const fetched = byWorker(chromium.sent({ start: 2, error: FAILED }));
    expect(chains(chromium.neverSent({ time: 30 }), fetched)).toHaveLength(2);
    expect(chains(chromium.neverSent({ method: 'GET', url: `${APP}/x`, time: 30 }), fetched)).toHaveLength(2);
  });
});
