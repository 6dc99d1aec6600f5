import { describe, expect, it } from 'vitest';
import type { ReportDenial } from '../../core/report-schema.ts';
import { exchange, preflightDenial, scopeDenial } from '../fixtures/denials.ts';
import { flowOf, flowSummary } from './flow.ts';

const way = (denial: ReportDenial) =>
  flowOf(denial).map(({ mark, title, status, note }) =>
    [mark, title, status, note].filter((part) => part !== null).join(' '),
  );

const [preflight] = preflightDenial().exchanges;
const goodPreflight = exchange({ role: 'preflight', time: 18, response: answer(204) });

function answer(status: number, headers: { name: string; value: string }[] = []) {
  return { status, statusText: '', httpVersion: 'h2', headers, cookies: [], body: null };
}

describe('the way of a request', () => {
  it('ends at a preflight that failed: the request itself was never sent', () => {
    expect(way(preflightDenial())).toEqual([
      'start Page app.example',
      'stop Preflight 401 24 ms',
      'unsent PUT never sent',
    ]);
    expect(flowSummary(preflightDenial())).toBe('Stopped at the preflight, 24 ms');
  });

  it('says so too where the actual request was not captured', () => {
    const denial = preflightDenial({ exchanges: preflight ? [preflight] : [] });
    expect(way(denial).at(-1)).toBe('unsent PUT never sent');
  });

  it('ends at the request that the server refused', () => {
    const denial = scopeDenial({ comparison: [], exchanges: [goodPreflight, exchange({ time: 61 })] });
    expect(way(denial)).toEqual(['start Page app.example', 'pass Preflight 204 18 ms', 'stop PUT 403 61 ms']);
    expect(flowSummary(denial)).toBe('No CORS involved; refused with 403');
  });

  it('tells an answer that was received from what the script got of it', () => {
    const denial = preflightDenial({
      comparison: [],
      cors: null,
      exchanges: [exchange({ response: answer(200), error: 'net::ERR_FAILED' })],
    });
    expect(way(denial).at(-1)).toBe('stop PUT 200 hidden from the script');
    expect(flowSummary(denial)).toBe('Answered with 200, hidden from the script');
  });

  it('goes through redirects', () => {
    const hop = exchange({ role: 'hop', response: answer(308, [{ name: 'Location', value: '/api/search/' }]) });
    const denial = scopeDenial({ exchanges: [hop, exchange()] });
    expect(way(denial)[1]).toBe('redirect Redirect 308 to /api/search/');
  });

  it('goes through a service worker: seen to pass the request on, or known to have given the answer', () => {
    const handed = exchange({ role: 'hop', fetchedViaServiceWorker: true });
    expect(way(scopeDenial({ exchanges: [handed, exchange({ time: 9 })] }))).toEqual([
      'start Page app.example',
      'pass Service worker passed it on',
      'stop PUT 403 9 ms',
    ]);
    const answered = exchange({ fetchedViaServiceWorker: true, time: 9 });
    expect(way(scopeDenial({ exchanges: [answered] }))).toEqual([
      'start Page app.example',
      'pass Service worker gave the answer',
      'stop PUT 403 9 ms',
    ]);
  });

  it('shows a preflight that was due and not captured, and judges nothing by it', () => {
    const denial = scopeDenial({ preflightNote: 'Answered from the preflight cache, or not captured.' });
    expect(way(denial)[1]).toBe('unseen Preflight not captured');
  });

  it('names the network error where nothing answered', () => {
    const down = exchange({ response: null, error: 'net::ERR_CONNECTION_REFUSED' });
    const denial = scopeDenial({ blockedBy: 'network', exchanges: [down] });
    expect(way(denial).at(-1)).toBe('stop PUT net::ERR_CONNECTION_REFUSED');
    expect(flowSummary(denial)).toBe('No connection for the POST');
  });

  it('begins at an opaque origin where that asked', () => {
    const denial = scopeDenial({ request: { method: 'GET', url: 'https://api.example/', origin: 'null' } });
    expect(way(denial)[0]).toBe('start Page an opaque origin');
  });
});
