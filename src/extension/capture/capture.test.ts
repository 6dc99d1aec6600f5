import { describe, expect, it } from 'vitest';
import { none, startCapture as start } from '../fixture/capture.ts';
import { ALLOWED, API, APP, chromiumEntry, chromiumNeverSent, chromiumPreflight, DAY } from '../fixture/entries.ts';
import { later } from '../fixture/later.ts';
import type { Content } from './entry-copy.ts';

describe('requests that pass', () => {
  it('are forwarded never, and their bodies are not read', async () => {
    const { capture, wait, batches } = start();
    for (let n = 0; n < 100; n += 1) {
      capture.finished(chromiumEntry({ at: n }), () => {
        throw new Error('read');
      });
    }
    capture.finished(chromiumPreflight({ responseHeaders: ALLOWED }), none);
    await wait(10_000);
    expect(batches()).toEqual([]);
  });

  it('are sent beside a denial: the likest before it, a few after it, and the one that clears it', async () => {
    const { capture, wait, sent } = start();
    capture.finished(chromiumEntry({ url: `${API}/orders/1`, at: 1 }), none);
    capture.finished(chromiumEntry({ url: 'https://else.example/orders', at: 2 }), none);
    capture.finished(chromiumEntry({ url: `${API}/orders/2`, method: 'PUT', status: 403, at: 3 }), none);
    await wait(100);
    expect(sent()).toEqual(['actual PUT /orders/2 403', 'actual GET /orders/1 200']);
    for (let n = 0; n < 50; n += 1) capture.finished(chromiumEntry({ url: `${API}/x${n}`, at: 10 + n }), none);
    await wait(500);
    expect(sent().length).toBeLessThan(10);
    const before = sent().length;
    capture.finished(chromiumEntry({ url: `${API}/orders/2`, method: 'PUT', status: 200, at: 100 }), none);
    capture.finished(chromiumEntry({ url: `${API}/orders/2`, method: 'PUT', status: 200, at: 200 }), none);
    await wait(100);
    expect(sent().slice(before)).toEqual(['actual PUT /orders/2 200']);
  });
});

describe('what reads denials', () => {
  it('is loaded with the first one: what comes meanwhile waits, in order, and a repeat follows what it repeats', async () => {
    const loaded = later<void>();
    const { capture, wait, sent, batches } = start('chromium', loaded.promise);
    for (let n = 0; n < 8; n += 1) capture.finished(chromiumEntry({ status: 403, method: 'PUT', at: n }), none);
    await wait(1_000);
    expect(batches()).toEqual([]);
    loaded.give();
    await wait(1_000);
    expect(sent().length).toBeGreaterThan(0);
    const counted = batches().flatMap(({ repeats }) => repeats.map(({ count }) => count));
    expect(sent().length + counted.reduce((sum, count) => sum + count, 0)).toBe(8);
    const known = new Set<string>();
    for (const { exchanges, repeats } of batches()) {
      for (const { id } of exchanges) known.add(id);
      for (const { of } of repeats) expect(known).toContain(of);
    }
    capture.finished(chromiumEntry({ status: 401, url: `${API}/late`, at: 20 }), none);
    await wait(1_000);
    expect(sent()).toContain('actual GET /late 401');
  });

  it('may be gone with the extension that was updated: said of each, and nothing waits for it', async () => {
    const { capture, wait, batches } = start('chromium', Promise.reject(new Error('Failed to fetch')));
    capture.finished(chromiumEntry({ status: 403 }), none);
    await wait(1_000);
    expect(batches()).toMatchObject([{ exchanges: [], skipped: [{ reason: expect.stringContaining('updated') }] }]);
  });
});

describe('a request that was denied', () => {
  it('is told when it passes with other values in its query, once', async () => {
    const { capture, wait, sent } = start();
    capture.finished(chromiumEntry({ url: `${API}/orders?page=1`, status: 403, at: 3 }), none);
    await wait(100);
    // Neighbours use up what is kept of them as evidence.
    for (let n = 0; n < 50; n += 1) capture.finished(chromiumEntry({ url: `${API}/x${n}`, at: 10 + n }), none);
    await wait(500);
    const before = sent().length;
    for (const page of [2, 3]) capture.finished(chromiumEntry({ url: `${API}/orders?page=${page}`, at: 100 }), none);
    await wait(100);
    expect(sent().slice(before)).toEqual(['actual GET /orders?page=2 200']);
  });
});

describe('a denial in Chromium', () => {
  it('goes with its preflight, whichever of them comes first', async () => {
    const preflight = chromiumPreflight({ status: 200, at: 5 });
    const actual = chromiumNeverSent({ at: 4 });
    for (const order of [
      [preflight, actual],
      [actual, preflight],
    ]) {
      const { capture, wait, sent } = start();
      for (const entry of order) capture.finished(entry, none);
      await wait(100);
      expect([...sent()].sort()).toEqual(['actual PUT /orders 0', 'preflight OPTIONS /orders 200']);
    }
  });

  it('takes a preflight along that looked harmless, before and after it', async () => {
    const allowed = chromiumPreflight({ responseHeaders: ALLOWED, at: 5 });
    const refused = chromiumEntry({ method: 'PUT', status: 403, error: 'net::ERR_FAILED', at: 4 });
    for (const order of [
      [allowed, refused],
      [refused, allowed],
    ]) {
      const { capture, wait, sent } = start();
      for (const entry of order) capture.finished(entry, none);
      await wait(100);
      expect([...sent()].sort()).toEqual(['actual PUT /orders 403', 'preflight OPTIONS /orders 200']);
    }
  });

  it('is read for its body inside the handler, and sent with it', async () => {
    const { capture, wait, exchanges } = start();
    let isRead = false;
    capture.finished(chromiumEntry({ status: 403 }), async () => {
      isRead = true;
      return { text: '{"error":"insufficient_scope"}', base64: false };
    });
    expect(isRead).toBe(true);
    await wait(5);
    expect(exchanges().map(({ response }) => response?.body?.text)).toEqual(['{"error":"insufficient_scope"}']);
  });

  it('is sent when a panel begins to look on', async () => {
    const { capture, watched, wait, sent } = start();
    watched(false);
    capture.finished(chromiumEntry({ status: 403, at: 1 }), none);
    await wait(10);
    capture.finished(chromiumEntry({ status: 401, at: 2 }), () => new Promise(() => undefined));
    await wait(10);
    expect(sent()).toEqual([]);
    watched(true);
    await wait(10);
    expect(sent()).toEqual(['actual GET /orders 403', 'actual GET /orders 401']);
  });

  it('is never lost to how many there are, while no panel looks on', async () => {
    const { capture, watched, wait, exchanges } = start();
    watched(false);
    for (let n = 0; n < 3_000; n += 1) {
      capture.finished(chromiumEntry({ url: `${API}/orders/${n}`, status: 403, at: n }), none);
      if (n % 500 === 0) await wait(1);
    }
    await wait(2_000);
    expect(new Set(exchanges().map(({ id }) => id)).size).toBe(3_000);
  });

  it('survives a body that never comes, or cannot be read', async () => {
    const { capture, wait, sent } = start();
    capture.finished(chromiumEntry({ status: 403 }), () => new Promise(() => undefined));
    capture.finished(chromiumEntry({ status: 401 }), () => Promise.reject(new Error('gone')));
    await wait(100);
    expect([...sent()].sort()).toEqual(['actual GET /orders 401', 'actual GET /orders 403']);
  });

  it('keeps at most 4 KB of a body and no secret of it', async () => {
    const { capture, wait, exchanges } = start();
    const token = `eyJhbGciOiJIUzI1NiJ9.${'A'.repeat(400)}.${'b'.repeat(43)}`;
    const text = `{"token":"${token}","page":"${'lorem ipsum '.repeat(5_000)}"}`;
    capture.finished(chromiumEntry({ status: 403, postData: text }), async () => ({ text, base64: false }));
    await wait(100);
    const [exchange] = exchanges();
    expect(exchange?.response?.body?.truncated).toBe(true);
    expect(exchange?.response?.body?.text?.length).toBeLessThan(4_200);
    expect(JSON.stringify(exchange)).not.toContain('A'.repeat(40));
  });
});

describe('ten thousand equal denials', () => {
  it('are a few sent whole, pairs and all, and a count', async () => {
    const { capture, wait, batches, exchanges } = start();
    for (let n = 0; n < 10_000; n += 1) {
      capture.finished(chromiumPreflight({ status: 403, at: 20 * n + 1, requestId: `1.${n}` }), none);
      capture.finished(chromiumNeverSent({ at: 20 * n }), none);
    }
    await wait(2_000);
    const actuals = exchanges().filter(({ role }) => role === 'actual');
    const preflights = exchanges().filter(({ role }) => role === 'preflight');
    const counted = batches()
      .flatMap(({ repeats }) => repeats)
      .reduce((sum, { count }) => sum + count, 0);
    expect(actuals.length + counted).toBe(10_000);
    expect(actuals.length).toBeLessThan(100);
    expect(preflights.map(({ startedDateTime }) => (startedDateTime ?? 0) - 1)).toEqual(
      actuals.map(({ startedDateTime }) => startedDateTime),
    );
    const known = new Set(exchanges().map(({ id }) => id));
    expect(
      batches()
        .flatMap(({ repeats }) => repeats)
        .every(({ of }) => known.has(of)),
    ).toBe(true);
  }, 60_000);
});

describe('what was finished before the listener was there', () => {
  it('is taken from the HAR once, and what is pending is left to its event', async () => {
    const { capture, wait, sent, exchanges } = start();
    const early = chromiumEntry({ url: `${API}/early`, status: 403, at: 1 });
    const both = chromiumEntry({ url: `${API}/both`, status: 403, at: 2 });
    const pending = chromiumEntry({ url: `${API}/slow`, status: 0, at: 3 });
    capture.finished(both, none);
    capture.listed([early, both, both, pending], async () => ({ text: 'why', base64: false }));
    capture.finished(both, none);
    capture.finished(chromiumEntry({ url: `${API}/slow`, status: 403, at: 3 }), none);
    await wait(100);
    expect([...sent()].sort()).toEqual([
      'actual GET /both 403',
      'actual GET /both 403',
      'actual GET /early 403',
      'actual GET /slow 403',
    ]);
    expect(exchanges().find(({ request }) => request.url.endsWith('/early'))?.response?.body?.text).toBe('why');
  });
});

describe('the page of an exchange', () => {
  it('is the one that was shown when it began', async () => {
    const { capture, wait, exchanges } = start();
    capture.navigated(`${APP}/a`, DAY);
    capture.navigated(`${APP}/b`, DAY + 100);
    capture.finished(chromiumEntry({ status: 403, at: 99 }), none);
    capture.finished(chromiumEntry({ status: 401, at: 101 }), none);
    await wait(100);
    expect(exchanges().map(({ page }) => page)).toEqual([`${APP}/a`, `${APP}/b`]);
  });
});

describe('a flood of denials with bodies', () => {
  it('is counted exactly, however late each body comes', async () => {
    const { capture, wait, batches, exchanges } = start();
    for (let n = 0; n < 400; n += 1) {
      const { promise, give } = later<Content>();
      capture.finished(chromiumEntry({ status: 403, at: n }), () => promise);
      if (n % 7 === 0) await wait(25);
      give({ text: '{"error":"no"}', base64: false });
      if (n % 5 === 0) await wait(1);
    }
    await wait(2_000);
    const whole = new Set(exchanges().map(({ id }) => id)).size;
    const counted = batches()
      .flatMap(({ repeats }) => repeats)
      .reduce((sum, { count }) => sum + count, 0);
    expect(whole + counted).toBe(400);
  });
});

describe('an entry that cannot be read', () => {
  it('is counted with its reason and stops nothing', async () => {
    const { capture, wait, batches, sent } = start();
    capture.finished({ ...chromiumEntry({ status: 403 }), request: { method: 'GET', url: '//', headers: 7 } }, none);
    for (const entry of [null, 1, {}, { request: {}, response: {} }]) capture.finished(entry, none);
    capture.finished(chromiumEntry({ status: 403 }), none);
    await wait(100);
    expect(sent()).toEqual(['actual GET /orders 403']);
    expect(batches().flatMap(({ skipped }) => skipped)).toEqual([
      { entry: 0, reason: 'request.url is not an absolute URL' },
    ]);
  });
});
