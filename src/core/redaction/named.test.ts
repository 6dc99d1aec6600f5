import { describe, expect, it } from 'vitest';
import { exchangeFromEntry } from '../har/exchange-from-entry.ts';
import { redact } from '../redact.ts';
import { maskOwn } from './named.ts';
import { readOwnRules } from './own-rules.ts';

function masked(
  names: string,
  changes: { url?: string; headers?: Record<string, string>; body?: string; answer?: string },
  patterns: readonly string[] = [],
) {
  const read = exchangeFromEntry(
    {
      startedDateTime: '2026-11-21T12:00:00.000Z',
      request: {
        method: 'POST',
        url: changes.url ?? 'https://api.example/a',
        headers: Object.entries(changes.headers ?? {}).map(([name, value]) => ({ name, value })),
        postData: { mimeType: 'application/json', text: changes.body ?? '' },
      },
      response: { status: 403, headers: [], content: { mimeType: 'application/json', text: changes.answer ?? '' } },
    },
    { id: 'e0', sequence: 0, entry: 0, browser: 'chromium', page: null, sanitised: false },
  );
  if ('skipped' in read) throw new Error(read.skipped);
  return redact(maskOwn(readOwnRules(names.split(' '), patterns).rules)(read));
}

describe('names that the user wants masked', () => {
  it('never take from the verdict what it is made of', () => {
    const { request } = masked('origin host', { headers: { Origin: 'https://app.example', Host: 'api.example' } });
    expect(request.headers.map(({ value }) => value)).toEqual(['https://app.example', 'api.example']);
  });

  it('are masked in headers', () => {
    const { request } = masked('x-tenant', { headers: { 'X-Tenant': 'acme', 'X-Other': 'acme' } });
    expect(request.headers).toEqual([
      { name: 'X-Tenant', value: '[own:4]' },
      { name: 'X-Other', value: 'acme' },
    ]);
  });

  it('are masked in URLs, wherever these stand, and nothing that only ends alike', () => {
    const { request } = masked('customer', {
      url: 'https://api.example/a?customer=acme&mycustomer=b#x',
      headers: { Referer: 'https://app.example/?customer=acme' },
    });
    expect(request.url).toContain('customer=[own:4]&mycustomer=b');
    expect(request.headers[0]?.value).toBe('https://app.example/?customer=[own:4]');
  });

  it('are masked in JSON, texts, numbers and truth values alike, with whatever is escaped in them', () => {
    const { request, response } = masked('iban amount paid', {
      body: String.raw`{"iban":"DE89 \" x","amount": 12.5e3, "paid":true,"note":"iban"}`,
      answer: '{"error":{"IBAN" : "DE89"}}',
    });
    expect(JSON.parse(request.body?.text ?? '')).toEqual({
      iban: '[own:9]',
      amount: '[own:6]',
      paid: '[own:4]',
      note: 'iban',
    });
    expect(response?.body?.text).toBe('{"error":{"IBAN" : "[own:4]"}}');
  });

  it('are compared without regard to case and spelling', () => {
    const { request } = masked('tenantId', { url: 'https://api.example/?Tenant-Id=1&tenant_id=2&tenants=3' });
    expect(request.url).toBe('https://api.example/?Tenant-Id=[own:1]&tenant_id=[own:1]&tenants=3');
  });
});

describe('patterns that the user wants masked when captured', () => {
  const patterns = ['cust_[0-9a-f]{8}', '\\w+\\.example'];

  it('go from paths, queries, headers and bodies, and from nothing that CORS is judged by', () => {
    const { request, response } = masked(
      '',
      {
        url: 'https://api.example/cust_0a1b2c3d/orders?of=cust_0a1b2c3d',
        headers: { Origin: 'https://app.example', 'X-Note': 'for cust_0a1b2c3d' },
        body: '{"owner":"cust_0a1b2c3d"}',
        answer: '{"message":"cust_0a1b2c3d may not"}',
      },
      patterns,
    );
    expect(request.url).toBe('https://api.example/[own:13]/orders?of=[own:13]');
    expect(request.headers.map(({ value }) => value)).toEqual(['https://app.example', 'for [own:13]']);
    expect(request.body?.text).toBe('{"owner":"[own:13]"}');
    expect(response?.body?.text).toBe('{"message":"[own:13] may not"}');
  });

  it('go from the claims of a token', () => {
    const read = exchangeFromEntry(
      { request: { method: 'GET', url: 'https://api.example/' } },
      { id: 'e0', sequence: 0, entry: 0, browser: 'chromium', page: null, sanitised: false },
    );
    if ('skipped' in read) throw new Error(read.skipped);
    const claims = { sub: 'cust_0a1b2c3d', act: { sub: ['cust_0a1b2c3d'] }, exp: 1 };
    const credential = { kind: 'jwt', where: 'request header authorization', scheme: 'Bearer', label: null } as const;
    const rest = { header: null, claims, length: 1, fingerprint: null, faults: [] };
    const [told] = maskOwn(readOwnRules([], patterns).rules)({
      ...read,
      credentials: [{ ...credential, ...rest }],
    }).credentials;
    expect(told?.claims).toEqual({ sub: '[own:13]', act: { sub: ['[own:13]'] }, exp: 1 });
  });
});
