import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Exchange } from './exchange.ts';
import { exchangeFromEntry } from './har/exchange-from-entry.ts';
import { parseHar } from './har.ts';

const read = (name: string) => readFileSync(new URL(`./har/${name}.har`, import.meta.url), 'utf8');
const load = (name: string) => parseHar(read(name));

const named = (exchanges: readonly Exchange[], url: string): Exchange => {
  const found = exchanges.find((exchange) => exchange.request.url === url);
  if (found === undefined) throw new Error(`no ${url}`);
  return found;
};

describe('a file of Chromium', () => {
  const { exchanges, source } = load('chromium');
  const [preflight, neverSent, blocked, cached, application, socket, pending] = exchanges;

  it('says who wrote it', () => {
    expect(source).toEqual({
      kind: 'har',
      creator: 'WebInspector 537.36',
      browser: 'chromium',
      entries: 7,
      skipped: [],
      sanitised: false,
    });
  });

  it('marks the preflight by its initiator, and an OPTIONS of the application not', () => {
    expect(preflight).toMatchObject({ role: 'preflight', initiator: { type: 'preflight', requestId: '26459.6' } });
    expect(preflight).toMatchObject({
      error: null,
      reportsErrors: true,
      provisional: false,
      response: { status: 403 },
    });
    expect(application).toMatchObject({ role: 'actual', request: { method: 'OPTIONS' } });
  });

  it('tells a request that was never sent from one that was refused after its answer', () => {
    expect(neverSent).toMatchObject({ response: null, error: 'net::ERR_FAILED', provisional: true });
    expect(neverSent?.request.body).toEqual({
      mimeType: 'application/json',
      size: 7,
      text: '{"q":1}',
      truncated: false,
    });
    expect(blocked).toMatchObject({ response: { status: 403 }, error: 'net::ERR_FAILED', provisional: false });
  });

  it('knows where the call stands', () => {
    expect(neverSent?.initiator).toMatchObject({ url: 'https://app.example/app.js', lineNumber: 41 });
    expect(blocked?.initiator).toMatchObject({ url: 'https://app.example/app.js', lineNumber: 12 });
  });

  it('drops pseudo headers and the fragment, and takes joined lines apart', () => {
    expect(blocked?.request.url).toBe('https://api.example/me');
    expect(blocked?.request.headers.map(({ name }) => name)).toEqual(['cookie', 'origin', 'sec-fetch-storage-access']);
    expect(blocked?.response?.headers.filter(({ name }) => name === 'set-cookie')).toEqual([
      { name: 'set-cookie', value: 'sid=; Max-Age=0' },
      { name: 'set-cookie', value: 'csrf=abc; Path=/; SameSite=Lax' },
    ]);
    expect(blocked?.request.cookies).toEqual(['sid', 'theme']);
    expect(blocked?.response?.cookies).toEqual(['sid', 'csrf']);
  });

  it('takes the headers of a cached answer for provisional', () => {
    expect(cached).toMatchObject({ provisional: true, response: { status: 200 } });
  });

  it('reads the refusal of a WebSocket from its message, and nothing from a pending request', () => {
    expect(socket?.error).toBe('Error during WebSocket handshake: Unexpected response code: 403');
    expect(socket?.response).toMatchObject({ status: 403, headers: [], body: null });
    expect(pending).toMatchObject({ response: null, error: null, reportsErrors: true });
  });

  it('takes the page from the page list', () => {
    expect(new Set(exchanges.map(({ page }) => page))).toEqual(new Set(['https://app.example/orders?tab=open']));
  });

  it('marks a file without any credential as sanitised, and falls back on the Referer for the page', () => {
    const sanitised = load('chromium-sanitised');
    expect(sanitised.source.sanitised).toBe(true);
    expect(sanitised.exchanges[0]).toMatchObject({ sanitised: true, page: 'https://app.example/account' });
  });
});

describe('a file of Firefox', () => {
  const { exchanges, source } = load('firefox');
  const [document, preflight, neverSent, login] = exchanges;

  it('marks the preflight by its headers and the never sent row by its size', () => {
    expect(source.browser).toBe('firefox');
    expect(preflight).toMatchObject({ role: 'preflight', provisional: false, reportsErrors: false });
    expect(neverSent).toMatchObject({ role: 'actual', provisional: true, response: null, error: null });
    expect(neverSent?.request.body).toBeNull();
  });

  it('takes the page from the request of its document, since titles are no URLs', () => {
    expect(exchanges.map(({ page }) => page)).toEqual(exchanges.map(() => 'https://app.example/orders'));
  });

  it('reads times of any zone, bodies in any character set, forms without text', () => {
    expect(document?.startedDateTime).toBe(Date.UTC(2026, 10, 21, 21, 10, 48, 100));
    expect(login?.response?.body?.text).toBe('{"a":é}');
    expect(login?.request.body?.text).toBe('user=ann&note=a%20%26%20b');
    expect(login?.response?.cookies).toEqual(['x', 'y']);
  });
});

describe('files of other exporters', () => {
  it('Charles: no status, number as header value, form without text, time null', () => {
    const { exchanges, source } = load('charles');
    expect(source).toMatchObject({ browser: 'other', creator: 'Charles Proxy 4.6.2', sanitised: false });
    expect(exchanges[0]).toMatchObject({ response: null, time: null, page: null, provisional: false });
    expect(exchanges[0]?.startedDateTime).toBe(Date.UTC(2026, 0, 20, 8, 0, 0, 123));
    expect(exchanges[0]?.request.headers).toContainEqual({ name: 'Content-Length', value: '21' });
    expect(exchanges[0]?.request.body?.text).toBe('grant_type=password&q=%41+b');
  });

  it('WebPagetest: initiator as text, cookies and headers as objects, content as list, error as object', () => {
    const { exchanges, source } = load('webpagetest');
    expect(source.browser).toBe('chromium');
    const first = named(exchanges, 'https://api.example/a');
    expect(first).toMatchObject({ initiator: null, page: null, response: null, reportsErrors: false });
    expect(first.request.cookies).toEqual(['sid']);
    const second = named(exchanges, 'https://api.example/b');
    expect(second).toMatchObject({ error: 'net::ERR_ABORTED', response: { status: 403, body: null } });
    expect(second.response?.headers).toEqual([
      { name: 'Content-Type', value: 'text/html' },
      { name: 'X-Ids', value: '1' },
      { name: 'X-Ids', value: '2' },
    ]);
  });

  it('Safari: the redirect stands in the Location header alone', () => {
    const { exchanges, source } = load('safari');
    expect(source.browser).toBe('safari');
    expect(exchanges[0]).toMatchObject({
      page: 'https://app.example/',
      response: { status: 302, redirectUrl: '/login' },
    });
  });

  it('Playwright: names its browser, and failures in a field of its own', () => {
    const { exchanges, source } = load('playwright');
    expect(source.browser).toBe('firefox');
    expect(exchanges[0]).toMatchObject({ response: null, error: 'NS_ERROR_NET_RESET', time: null });
  });
});

describe('a careless file', () => {
  const { exchanges, source } = load('careless');

  it('keeps the good entries and counts the others with their reason', () => {
    expect(source).toMatchObject({ entries: 11, creator: null, browser: 'other' });
    expect(source.skipped).toEqual([
      { entry: 1, reason: 'request.url is missing' },
      { entry: 2, reason: 'request.method is missing' },
      { entry: 3, reason: 'request is missing' },
      { entry: 4, reason: 'the entry is not an object' },
      { entry: 5, reason: 'the entry is not an object' },
      { entry: 6, reason: 'request.url is not an absolute URL' },
      { entry: 7, reason: 'request.method is missing' },
    ]);
    expect(exchanges.map(({ id, entry, sequence }) => [id, entry, sequence])).toEqual([
      ['e0', 0, 0],
      ['e8', 8, 8],
      ['e9', 9, 9],
      ['e10', 10, 10],
    ]);
  });

  it('takes what is no status for no response, and what is no date for no date', () => {
    expect(exchanges.map(({ response }) => response)).toEqual([null, null, null, null]);
    expect(exchanges.map(({ startedDateTime }) => startedDateTime)).toEqual([null, null, null, null]);
  });

  it('reads what is left of odd headers', () => {
    expect(named(exchanges, 'https://api.example/odd').request).toMatchObject({
      httpVersion: '',
      body: null,
      headers: [
        { name: 'X-Empty', value: '' },
        { name: 'X-Padded', value: 'a b' },
      ],
    });
  });
});

describe('an entry of a session', () => {
  const context = {
    id: 's1',
    sequence: 4,
    entry: null,
    browser: 'chromium',
    page: 'https://app.example/',
    sanitised: false,
  } as const;
  const entry = {
    request: { method: 'GET', url: 'https://api.example/', headers: [] },
    response: { status: 0, headers: [], _error: null },
  };

  it('is none while it is pending', () => {
    expect(exchangeFromEntry(entry, context)).toEqual({ skipped: 'pending' });
    expect(exchangeFromEntry({ ...entry, _resourceType: 'websocket' }, context)).toMatchObject({
      id: 's1',
      entry: null,
    });
    expect(exchangeFromEntry(entry, { ...context, browser: 'firefox' })).toMatchObject({ id: 's1' });
  });

  it('may be a proxy', () => {
    const failed = { ...entry, response: { ...entry.response, _error: 'net::ERR_FAILED' } };
    const proxy = new Proxy(failed, { get: (target, name) => Reflect.get(target, name) });
    expect(exchangeFromEntry(proxy, context)).toMatchObject({ error: 'net::ERR_FAILED', page: 'https://app.example/' });
  });

  it('keeps the empty error of a request that the browser refused to start', () => {
    const refused = { ...entry, response: { ...entry.response, _error: '' } };
    expect(exchangeFromEntry(refused, context)).toMatchObject({ error: '' });
  });
});

describe('the status of an answer', () => {
  const of = (status: number) => {
    const entry = { request: { method: 'GET', url: 'https://a.example/' }, response: { status } };
    const text = JSON.stringify({ log: { creator: { name: 'WebInspector' }, entries: [entry] } });
    return parseHar(text).exchanges.map(({ response }) => response?.status ?? null);
  };

  it('is any of three digits: browsers take what RFC 9110 leaves undefined, and some servers send it', () => {
    expect([100, 299, 599, 680, 999].flatMap(of)).toEqual([100, 299, 599, 680, 999]);
  });

  it('is none where exporters write that there was no answer', () => {
    expect([0, -1, -2, 99, 1000].flatMap(of)).toEqual([null, null, null, null, null]);
  });
});

describe('silence about errors', () => {
  const answered = { request: { method: 'GET', url: 'https://a.example/' }, response: { status: 200 } };
  const failed = { request: answered.request, response: { status: 0, _error: 'net::ERR_FAILED' } };
  const file = (creator: string) =>
    JSON.stringify({ log: { creator: { name: creator }, entries: [answered, failed] } });

  it('means success in a file of Chromium that reports errors elsewhere, and nothing in other files', () => {
    expect(parseHar(file('WebInspector')).exchanges.map(({ reportsErrors }) => reportsErrors)).toEqual([true, true]);
    expect(parseHar(file('Fiddler')).exchanges.map(({ reportsErrors }) => reportsErrors)).toEqual([false, true]);
  });
});
