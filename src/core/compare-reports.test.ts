import { describe, expect, it } from 'vitest';
import { compareReports, type Pair } from './compare-reports.ts';
import { forExport } from './export/gate.ts';
import { toJson } from './export/json.ts';
import { fileReader } from './import/file-reader.ts';
import type { Report } from './report-schema.ts';

function read(text: string): Report {
  const reader = fileReader();
  reader.push(new TextEncoder().encode(text));
  return reader.end();
}

const base64url = (value: object) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const token = (claims: object) =>
  `${base64url({ alg: 'RS256' })}.${base64url({ iss: 'https://id.example', ...claims })}.c2ln`;
const headers = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

interface Call {
  readonly url?: string;
  readonly claims?: object;
  readonly status: number;
  readonly asked?: Readonly<Record<string, string>>;
  readonly answered?: Readonly<Record<string, string>>;
}
const har = (...calls: readonly Call[]) =>
  read(
    JSON.stringify({
      log: {
        creator: { name: 'Charles', version: '4' },
        entries: calls.map(({ url = 'https://api.example/orders/17', claims, status, asked = {}, answered = {} }) => ({
          request: {
            method: 'GET',
            url,
            headers: headers({ ...(claims ? { Authorization: `Bearer ${token(claims)}` } : {}), ...asked }),
          },
          response: { status, statusText: '', headers: headers(answered) },
        })),
      },
    }),
  );

const told = (pairs: readonly Pair[]) =>
  pairs.map(({ outcome, differences }) => [
    outcome,
    differences.map(({ part, name, before, after }) => `${part} ${name}: ${before} → ${after}`),
  ]);

describe('two reports compared', () => {
  it('one account against another: the claim that makes the difference, none that changes with every sign-in', () => {
    const before = har({ claims: { scope: 'orders:read', iat: 1 }, status: 403, asked: { Date: 'x' } });
    const after = har({ claims: { scope: 'orders:read orders:write', iat: 2 }, status: 200 });
    const [pair] = compareReports(before, after);
    expect(pair?.outcome).toBe('cleared');
    const differences = pair?.differences.map(({ name }) => name);
    expect(differences).toContain('claim scope');
    expect(differences).toContain('status');
    expect(differences).not.toContain('claim iat');
    expect(pair?.differences.find(({ name }) => name === 'claim scope')).toMatchObject({
      part: 'claims',
      before: 'orders:read',
      after: 'orders:read orders:write',
    });
  });

  it('another program against the browser: what only the browser sends', () => {
    const browser = har({ status: 403, asked: { Origin: 'https://app.example', Accept: '*/*' } });
    const postman = read(
      "curl -i https://api.example/orders/17 -H 'Accept: */*' -H 'X-Api-Key: k'\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n{}",
    );
    const [pair] = compareReports(browser, postman);
    expect(told(pair ? [pair] : [])).toEqual([
      [
        'cleared',
        expect.arrayContaining([
          'request header origin: https://app.example → null',
          expect.stringMatching(/^request header x-api-key: null → \[api-key:1\]$/),
          'verdict verdict: refused by the browser → passed',
        ]),
      ],
    ]);
  });

  it('by method and URL shape: ids and values may differ', () => {
    const before = har({ url: 'https://api.example/orders/17?page=1', status: 403 });
    const after = har({ url: 'https://api.example/orders/99?page=2', status: 403 });
    const pairs = compareReports(before, after);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]?.shape).toBe('https://api.example/orders/:id?page');
    expect(pairs[0]?.outcome).toBe('both-refused');
  });

  it('tells what is refused now and passed before, and what one of them lacks', () => {
    const before = har({ status: 200 }, { url: 'https://api.example/old', status: 403 });
    const after = har({ status: 403 }, { url: 'https://api.example/new', status: 401 });
    expect(compareReports(before, after).map(({ outcome, shape }) => [outcome, shape])).toEqual([
      ['refused-now', 'https://api.example/orders/:id'],
      ['only-before', 'https://api.example/old'],
      ['only-after', 'https://api.example/new'],
    ]);
  });

  it('CORS headers stand apart from other headers, and what differs every time is left out', () => {
    const origin = { Origin: 'https://app.example' };
    const before = har({ status: 403, asked: origin, answered: { Date: 'a', 'X-Request-Id': '1', Server: 'nginx' } });
    const allowed = { 'Access-Control-Allow-Origin': 'https://app.example', Date: 'b', Server: 'envoy' };
    const after = har({ status: 403, asked: origin, answered: allowed });
    const [pair] = compareReports(before, after);
    expect(pair?.differences.filter(({ part }) => part === 'cors' || part === 'answer')).toEqual([
      { part: 'cors', name: 'header access-control-allow-origin', before: null, after: 'https://app.example' },
      { part: 'answer', name: 'header server', before: 'nginx', after: 'envoy' },
    ]);
  });

  it('compares the answers to the preflights, where both were captured', () => {
    const call = (status: number, allowed: Readonly<Record<string, string>>) => {
      const origin = { name: 'Origin', value: 'https://app.example' };
      const asked = { name: 'Access-Control-Request-Method', value: 'PUT' };
      const url = 'https://api.example/orders/17';
      return read(
        JSON.stringify({
          log: {
            creator: { name: 'Charles', version: '4' },
            entries: [
              {
                request: { method: 'OPTIONS', url, headers: [origin, asked] },
                response: { status, headers: headers(allowed) },
              },
              {
                request: { method: 'PUT', url, headers: [origin] },
                response: { status: status === 401 ? 0 : 200, headers: headers(allowed) },
              },
            ],
          },
        }),
      );
    };
    const allowed = { 'Access-Control-Allow-Origin': 'https://app.example', 'Access-Control-Allow-Methods': 'PUT' };
    const [pair] = compareReports(call(401, {}), call(204, allowed));
    expect(pair?.outcome).toBe('cleared');
    expect(pair?.differences.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['preflight status', 'preflight header access-control-allow-origin']),
    );
  });

  it('of exports as well, for their evidence holds what passed beside the denials', () => {
    const before = har({ status: 403, claims: { scope: 'a' } });
    const after = har({ status: 200, claims: { scope: 'b' } }, { url: 'https://api.example/other', status: 401 });
    const again = (report: Report) => read(toJson(forExport(report)));
    expect(compareReports(again(before), again(after)).map(({ outcome }) => outcome)).toEqual([
      'cleared',
      'only-after',
    ]);
  });
});
