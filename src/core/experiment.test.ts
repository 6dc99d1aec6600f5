import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { changesState, conclusionOf, probeVariants, recheckVariants } from './experiment.ts';
import { experimentCall } from './experiment-call.ts';
import example from './export/example.json' with { type: 'json' };
import { exchangeFromEntry } from './har/exchange-from-entry.ts';
import { ReportSchema } from './report-schema.ts';

function exchange(headers: Readonly<Record<string, string>>, postData?: string, method = 'PUT') {
  const made = exchangeFromEntry(
    {
      startedDateTime: '2026-11-21T12:00:00.000Z',
      time: 1,
      request: {
        method,
        url: 'https://api.example/orders#top',
        httpVersion: '',
        headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
        cookies: [],
        ...(postData === undefined ? {} : { postData: { mimeType: 'application/json', text: postData } }),
      },
      response: { status: 0, statusText: '', headers: [], content: {}, _error: 'net::ERR_FAILED' },
    },
    { id: 'e', sequence: 0, entry: 0, browser: 'chromium', page: null, sanitised: false },
  );
  if ('skipped' in made) throw new Error(made.skipped);
  return made;
}

const [EXAMPLE] = v.parse(ReportSchema, example).denials;
if (EXAMPLE === undefined) throw new Error('no denial');
const denialWith = (credentials: 'omit' | 'unknown') => ({
  ...EXAMPLE,
  cors: EXAMPLE.cors && { ...EXAMPLE.cors, credentials },
});

const [AS_IT_WAS] = recheckVariants(denialWith('omit'));
if (AS_IT_WAS === undefined) throw new Error('no variant');

describe('a request that is sent again', () => {
  const headers = {
    authorization: 'Bearer secret',
    Cookie: 'a=b',
    Origin: 'https://app.example',
    'User-Agent': 'x',
    'content-type': 'application/json',
    'x-tenant': 'north',
    'sec-fetch-mode': 'cors',
  };

  it('has the headers that the page set, its body, and nothing that only the browser sets', () => {
    expect(experimentCall(exchange(headers, '{"a":1}'), AS_IT_WAS)).toEqual({
      url: 'https://api.example/orders',
      method: 'PUT',
      headers: [
        ['authorization', 'Bearer secret'],
        ['content-type', 'application/json'],
        ['x-tenant', 'north'],
      ],
      body: '{"a":1}',
      credentials: 'omit',
      limits: [],
    });
  });

  it('says so where its body was not captured', () => {
    const call = experimentCall(exchange(headers), AS_IT_WAS);
    expect(call?.body).toBeNull();
    expect(call?.limits).toEqual(['Its body was not captured, so it was sent without.']);
  });

  it('lacks what a variant leaves out and has what it sets', () => {
    const variant = {
      ...AS_IT_WAS,
      withoutHeaders: ['authorization'],
      setHeaders: [{ name: 'X-Tenant', value: 'south' }],
    };
    expect(experimentCall(exchange(headers, '{}'), variant)?.headers).toEqual([
      ['content-type', 'application/json'],
      ['X-Tenant', 'south'],
    ]);
  });
});

describe('the variants', () => {
  it('of a probe leave out one thing each, after the request as it was', () => {
    const labels = probeVariants(denialWith('omit')).map(({ label }) => label);
    expect(labels[0]).toBe('unchanged');
    expect(labels).toContain('with cookies');
    expect(labels).toContain('without authorization');
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('of a re-check are two where nothing tells whether credentials were sent', () => {
    expect(recheckVariants(denialWith('unknown')).map(({ credentials }) => credentials)).toEqual(['include', 'omit']);
    expect(recheckVariants(denialWith('omit'))).toHaveLength(1);
  });

  it('ask first where the method changes something', () => {
    expect(['GET', 'HEAD', 'OPTIONS'].some(changesState)).toBe(false);
    expect(['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'].every(changesState)).toBe(true);
  });
});

describe('the conclusion', () => {
  const trial = (label: string, passed: boolean) => ({ label, passed, status: passed ? 200 : null });

  it('names what makes the difference', () => {
    expect(conclusionOf([trial('unchanged', false), trial('with cookies', false), trial('without x-a', true)])).toBe(
      'It passes without x-a: that is what is refused.',
    );
  });

  it('blames nothing where nothing that was varied makes one', () => {
    expect(conclusionOf([trial('unchanged', false), trial('without x-a', false)])).toMatch(/nothing that was varied/);
    expect(conclusionOf([trial('unchanged', true), trial('without x-a', true)])).toMatch(/passes now as it was/);
    expect(conclusionOf([trial('unchanged', true), trial('without authorization', false)])).toMatch(
      /does not pass without authorization/,
    );
  });
});
