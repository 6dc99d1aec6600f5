import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrival, shuffled, told, truly } from '../testing/chains.ts';
import { API, APP, captured, chromium, firefox } from '../testing/entries.ts';
import { correlate } from './correlate.ts';

const CORS = { 'Access-Control-Allow-Origin': APP };
const GRANTED = { ...CORS, 'Access-Control-Allow-Methods': 'PUT' };

describe('redirects', () => {
  const B = 'https://api.example/orders/1/';
  const C = 'https://cdn.example/orders/1';

  test('a chain of hops, each with its preflight', () => {
    const entries = [
      chromium.preflight({ start: 1, status: 204, answer: GRANTED, requestId: '26459.6' }),
      chromium.sent({ method: 'PUT', start: 0, time: 9, status: 307, answer: { ...CORS, Location: B } }),
      chromium.preflight({ url: B, start: 11, status: 204, answer: GRANTED, requestId: '26459.6' }),
      chromium.sent({ url: B, method: 'PUT', start: 10, time: 9, status: 308, answer: { ...CORS, Location: C } }),
      chromium.preflight({ url: C, origin: 'null', start: 21, status: 403, requestId: '26459.6' }),
      chromium.neverSent({ url: C, start: 20 }),
    ];
    fc.assert(
      fc.property(arrival, (order) => {
        const chains = correlate(shuffled(captured(chromium, entries), order));
        expect(told(chains)).toEqual(['e0>e1 e2>e3 e4>e5']);
      }),
    );
  });

  test('a hop is listed once its redirect was handled: on a busy machine after the preflight that it had by then', () => {
    const entries = [
      chromium.preflight({ start: 8, status: 204, answer: GRANTED, requestId: '26459.6' }),
      chromium.sent({ method: 'PUT', start: 0, time: 230, status: 308, answer: { ...CORS, Location: B } }),
      chromium.preflight({ url: B, start: 131, status: 403, requestId: '26459.6' }),
      chromium.neverSent({ url: B, start: 240 }),
    ];
    expect(told(correlate(captured(chromium, entries)))).toEqual(['e0>e1 e2>e3']);
  });

  test.each([
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [307, 'POST', 'POST'],
    [308, 'PUT', 'PUT'],
    [302, 'PUT', 'PUT'],
    [303, 'HEAD', 'HEAD'],
  ])('%i: %s goes on as %s', (status, method, next) => {
    const entries = [
      firefox.sent({ method, status, answer: { ...CORS, Location: B } }),
      firefox.sent({ url: B, method: next, start: 4 }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e0 e-1>e1']);
  });

  test.each([
    [307, 'POST', 'GET'],
    [302, 'PUT', 'GET'],
    [301, 'GET', 'POST'],
  ])('%i never makes a %s a %s', (status, method, next) => {
    const entries = [
      firefox.sent({ method, status, answer: { ...CORS, Location: B } }),
      firefox.sent({ url: B, method: next, start: 4 }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e0', 'e-1>e1']);
  });

  test('parallel requests through the same redirect go on in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }), arrival, (gaps, order) => {
        let start = 0;
        const entries = gaps.flatMap((gap) => {
          start += gap;
          return [
            firefox.sent({ start, time: 30, status: 302, answer: { ...CORS, Location: B } }),
            firefox.sent({ url: B, start: start + 30, time: 5, answer: CORS }),
          ];
        });
        const chains = correlate(shuffled(captured(firefox, entries), order));
        expect(told(chains)).toEqual(
          truly(
            gaps.map((_, index) => [
              [-1, 2 * index],
              [-1, 2 * index + 1],
            ]),
          ),
        );
      }),
    );
  });

  test('there and back again is one chain, not a circle', () => {
    const entries = [
      firefox.sent({ start: 0, time: 5, status: 302, answer: { ...CORS, Location: B } }),
      firefox.sent({ url: B, start: 5, time: 5, status: 302, answer: { ...CORS, Location: API } }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e0 e-1>e1']);
    const timeless = entries.map((entry) => ({ ...entry, startedDateTime: null }));
    expect(correlate(captured(firefox, timeless)).flatMap(({ hops }) => hops)).toHaveLength(2);
  });

  test('Firefox’s row for the target of a redirect that it refused, told before the redirect itself', () => {
    const row = firefox.neverSent({ method: 'GET', url: C, start: 10, bodySize: -1 });
    const entries = [row, firefox.sent({ start: 0, time: 1, status: 302, answer: { Location: C } })];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e1 e-1>e0']);
  });

  test('a request to the target that came much later is another one', () => {
    const entries = [
      firefox.sent({ start: 0, time: 5, status: 302, answer: { ...CORS, Location: B } }),
      firefox.sent({ url: B, start: 60_000 }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e0', 'e-1>e1']);
  });

  test('a fragment is no part of the target, and a relative target is resolved', () => {
    const entries = [
      firefox.sent({ start: 0, status: 302, answer: { ...CORS, Location: './1/#top' } }),
      firefox.sent({ url: B, start: 5 }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e0 e-1>e1']);
  });

  test('a redirect to the same URL is followed by the request after it', () => {
    const entries = [
      firefox.sent({ start: 0, status: 302, answer: { ...CORS, Location: API } }),
      firefox.sent({ start: 5, status: 302, answer: { ...CORS, Location: API } }),
      firefox.sent({ start: 10, answer: CORS }),
    ];
    expect(told(correlate(captured(firefox, entries)))).toEqual(['e-1>e0 e-1>e1 e-1>e2']);
  });
});
