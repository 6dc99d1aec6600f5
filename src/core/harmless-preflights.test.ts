import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHar, parseRelevant } from './har.ts';
import { harmlessPreflights } from './harmless-preflights.ts';
import { reportOfExchanges } from './pipeline.ts';

const API = 'https://api.example';
const APP = 'https://app.example';
const EPOCH = Date.UTC(2026, 0, 20, 10);

const list = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const ALLOW = { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Credentials': 'true' };
const GOOD = { ...ALLOW, 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-a' };

interface One {
  readonly path: number;
  /** Seconds. */
  readonly at: number;
  readonly what: 'good' | 'wildcard' | 'bad' | 'passed' | 'denied' | 'never-sent';
}

function entryOf({ path, at, what }: One) {
  const isPreflight = what === 'good' || what === 'wildcard' || what === 'bad';
  const answer =
    what === 'good'
      ? GOOD
      : what === 'wildcard'
        ? { ...GOOD, 'Access-Control-Allow-Origin': '*' }
        : isPreflight
          ? {}
          : ALLOW;
  const asked = { 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-a' };
  return {
    startedDateTime: new Date(EPOCH + at * 1_000 + (isPreflight ? 2 : 0)).toISOString(),
    time: 10,
    _initiator: isPreflight ? { type: 'preflight' } : { type: 'script' },
    _resourceType: isPreflight ? 'preflight' : 'fetch',
    request: {
      method: isPreflight ? 'OPTIONS' : 'PUT',
      url: `${API}/${path}`,
      headers: list({ Origin: APP, 'Sec-Fetch-Mode': 'cors', ...(isPreflight ? asked : { 'x-a': '1' }) }),
    },
    response: {
      status: what === 'never-sent' ? 0 : what === 'denied' ? 403 : isPreflight ? 204 : 200,
      headers: what === 'never-sent' ? [] : list(answer),
      content: {},
      _error: what === 'never-sent' ? 'net::ERR_FAILED' : null,
    },
  };
}

const harOf = (all: readonly One[]): string =>
  JSON.stringify({
    log: { version: '1.2', creator: { name: 'WebInspector', version: '537.36' }, entries: all.map(entryOf) },
  });

const capture = (all: readonly One[]) =>
  harmlessPreflights(
    parseHar(harOf(all)).exchanges.filter(({ response, role }) => role === 'preflight' || response?.status !== 200),
  );

describe('preflights that can be no part of a denial', () => {
  it('are those that let their request through, where nothing of the kind was denied', () => {
    const alone: readonly One[] = [
      { path: 1, at: 0, what: 'passed' },
      { path: 1, at: 0, what: 'good' },
    ];
    expect(capture(alone)).toHaveLength(1);
    expect(capture([...alone, { path: 1, at: 20, what: 'denied' }])).toHaveLength(0);
    expect(capture([...alone, { path: 1, at: 20, what: 'bad' }])).toHaveLength(0);
    expect(capture([...alone, { path: 2, at: 20, what: 'denied' }])).toHaveLength(1);
    expect(capture([...alone, { path: 1, at: 600, what: 'denied' }])).toHaveLength(1);
    // Whether `*` lets it through depends on the credentials mode, which only its request may show.
    expect(capture([{ path: 1, at: 0, what: 'wildcard' }])).toHaveLength(0);
  });

  it('change no denial by being left out, nor what belongs to one', () => {
    const one = fc.record<One>({
      path: fc.integer({ min: 1, max: 2 }),
      at: fc.integer({ min: 0, max: 400 }),
      what: fc.constantFrom('good', 'good', 'wildcard', 'bad', 'passed', 'passed', 'denied', 'never-sent'),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 24 }), (all) => {
        const text = harOf(all.toSorted((a, b) => a.at - b.at));
        const told = ({ exchanges, source, environment }: ReturnType<typeof parseHar>) =>
          reportOfExchanges(exchanges, source, environment).denials.map(({ entries, cors, status }) => [
            entries,
            cors?.blocked,
            status,
          ]);
        expect(told(parseRelevant(text))).toEqual(told(parseHar(text)));
      }),
      { numRuns: 200 },
    );
  });
});
