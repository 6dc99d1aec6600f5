import { describe, expect, it } from 'vitest';
import { analyzeHar } from './pipeline.ts';

const ORIGIN = { name: 'Origin', value: 'https://app.example' };

function entry(seconds: number, status: number, change: { url?: string; method?: string; allow?: string } = {}) {
  const { url = 'https://api.example/orders', method = 'GET', allow = 'https://app.example' } = change;
  return {
    startedDateTime: new Date(Date.UTC(2026, 10, 21, 14, 2, seconds)).toISOString(),
    time: 5,
    request: { method, url, httpVersion: 'HTTP/1.1', headers: [ORIGIN], cookies: [], headersSize: -1, bodySize: 0 },
    response: {
      status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Access-Control-Allow-Origin', value: allow }],
      cookies: [],
      content: { size: 0, mimeType: '' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 0,
    },
  };
}

const outcomes = (...entries: readonly unknown[]) =>
  analyzeHar(JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries } })).denials.map(
    ({ outcome, clearedAt }) => (outcome === 'cleared' ? clearedAt : outcome),
  );

describe('a denial of a file', () => {
  it('is cleared by the first later request that asks for the same and passes', () => {
    expect(outcomes(entry(1, 403), entry(2, 403), entry(7, 200), entry(9, 200))).toEqual([
      '2026-11-21T14:02:07.000Z',
      '2026-11-21T14:02:07.000Z',
    ]);
  });

  it('is cleared beside any number of other requests to the same server', () => {
    const others = Array.from({ length: 60 }, (_, n) => entry(2, 200, { url: `https://api.example/other/${n}` }));
    expect(outcomes(entry(1, 403), ...others, entry(7, 200))).toEqual(['2026-11-21T14:02:07.000Z']);
  });

  it('is not cleared by what came before it, failed in its turn, or asked for something else', () => {
    expect(outcomes(entry(5, 403), entry(1, 200))).toEqual(['refused']);
    expect(outcomes(entry(5, 403), entry(6, 404))).toEqual(['refused']);
    expect(outcomes(entry(5, 403), entry(6, 200, { method: 'POST' }))).toEqual(['refused']);
    expect(outcomes(entry(5, 403), entry(6, 200, { url: 'https://api.example/orders/1' }))).toEqual(['refused']);
    expect(outcomes(entry(5, 403), entry(6, 200, { allow: 'https://else.example' }))).toEqual(['refused', 'refused']);
  });
});
