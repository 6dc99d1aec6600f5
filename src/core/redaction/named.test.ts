import { describe, expect, it } from 'vitest';
import { exchangeFromEntry } from '../har/exchange-from-entry.ts';
import { redact } from '../redact.ts';
import { maskNamed } from './named.ts';
import { readOwnRules } from './own-rules.ts';

function masked(
  names: string,
  changes: { url?: string; headers?: Record<string, string>; body?: string; answer?: string },
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
  return redact(maskNamed(readOwnRules(names.split(' '), []).rules.names)(read));
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
