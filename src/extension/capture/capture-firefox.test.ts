import { describe, expect, it } from 'vitest';
import { none, startCapture as start } from '../fixture/capture.ts';
import { ALLOWED, API, APP, DAY, firefoxEntry, firefoxNeverSent, firefoxPreflight } from '../fixture/entries.ts';

describe('a failed preflight in Firefox', () => {
  it('is sent at once, and its request when the HAR has told it', async () => {
    const { capture, wait, sent, setHar, asked } = start('firefox');
    setHar([firefoxPreflight({ status: 403, at: 5 }), firefoxNeverSent({ at: 4 })]);
    capture.finished(firefoxPreflight({ status: 403, at: 5 }), none);
    await wait(0);
    expect(sent()).toEqual(['preflight OPTIONS /orders 403']);
    expect(asked()).toBe(0);
    await wait(2_000);
    expect(sent()).toEqual(['preflight OPTIONS /orders 403', 'actual PUT /orders 0']);
    await wait(60_000);
    expect(asked()).toBe(1);
    expect(sent()).toHaveLength(2);
  });

  it('asks for the HAR once for many, and never without one', async () => {
    const { capture, wait, sent, setHar, asked } = start('firefox');
    capture.finished(firefoxEntry({ status: 403 }), none);
    capture.finished(firefoxPreflight({ responseHeaders: ALLOWED, at: 5 }), none);
    capture.finished(
      firefoxEntry({ method: 'PUT', requestHeaders: { Origin: APP }, responseHeaders: ALLOWED, at: 4 }),
      none,
    );
    await wait(60_000);
    expect(asked()).toBe(0);
    const urls = Array.from({ length: 10 }, (_, n) => `${API}/p${n}`);
    setHar(urls.map((url) => firefoxNeverSent({ url, at: 4 })));
    for (const url of urls) capture.finished(firefoxPreflight({ url, status: 403, at: 5 }), none);
    await wait(60_000);
    expect(asked()).toBe(1);
    expect(sent().filter((line) => line.startsWith('actual PUT') && line.endsWith(' 0'))).toHaveLength(10);
  });

  it('is also one that only credentials make fail: told by a request that never comes', async () => {
    const wildcard = { ...ALLOWED, 'Access-Control-Allow-Origin': '*' };
    const { capture, wait, sent, setHar, asked } = start('firefox');
    capture.finished(firefoxPreflight({ responseHeaders: wildcard, at: 5 }), none);
    capture.finished(firefoxEntry({ method: 'PUT', responseHeaders: wildcard, at: 4 }), none);
    await wait(60_000);
    expect([sent(), asked()]).toEqual([[], 0]);
    setHar([firefoxNeverSent({ at: 104 })]);
    capture.finished(firefoxPreflight({ responseHeaders: wildcard, at: 105 }), none);
    await wait(60_000);
    expect(sent()).toContain('preflight OPTIONS /orders 200');
    expect(sent().filter((line) => line === 'actual PUT /orders 0')).toHaveLength(1);
    expect(asked()).toBe(1);
  });

  it('is asked for at once, whatever else is waited for', async () => {
    const { capture, wait, sent, setHar } = start('firefox');
    setHar([firefoxNeverSent({ url: `${API}/b`, at: 4 })]);
    const wildcard = { ...ALLOWED, 'Access-Control-Allow-Origin': '*' };
    capture.finished(firefoxPreflight({ responseHeaders: wildcard, at: 5 }), none);
    capture.finished(firefoxPreflight({ url: `${API}/b`, status: 403, at: 5 }), none);
    await wait(2_000);
    expect(sent()).toContain('actual PUT /b 0');
  });

  it('waits for the page to be quiet, for Firefox sees nothing else while it answers', async () => {
    const { capture, wait, setHar, asked } = start('firefox');
    setHar([firefoxNeverSent({ at: 4 })]);
    capture.finished(firefoxPreflight({ status: 403, at: 5 }), none);
    for (let n = 0; n < 30; n += 1) {
      await wait(500);
      capture.finished(firefoxEntry({ at: 500 * n }), none);
      expect(asked()).toBe(0);
    }
    await wait(2_000);
    expect(asked()).toBe(1);
  });

  it('is looked up the later the longer the HAR will take to come: Firefox sees nothing meanwhile', async () => {
    const { capture, wait, setHar, asked } = start('firefox');
    setHar([firefoxNeverSent({ at: 4 })]);
    for (let n = 0; n < 350; n += 1) capture.finished(firefoxEntry({ at: n }), none);
    capture.finished(firefoxPreflight({ status: 403, at: 5 }), none);
    await wait(1_500);
    expect(asked()).toBe(0);
    await wait(500);
    expect(asked()).toBe(1);
  });

  it('is not looked up in a HAR that would take long to come, until the next document', async () => {
    const { capture, wait, setHar, asked } = start('firefox');
    for (let n = 0; n < 1_000; n += 1) capture.finished(firefoxEntry({ at: n }), none);
    capture.finished(firefoxPreflight({ status: 403, at: 5 }), none);
    await wait(30_000);
    expect(asked()).toBe(0);
    setHar([firefoxNeverSent({ at: 4 }), firefoxNeverSent({ url: `${API}/b`, at: 4 })]);
    capture.navigated(`${APP}/`, DAY);
    capture.finished(firefoxPreflight({ url: `${API}/b`, status: 403, at: 5 }), none);
    await wait(60_000);
    expect(asked()).toBe(1);
  });

  it('is counted by its preflight where it repeats without end, and the HAR is left alone', async () => {
    const { capture, wait, batches, exchanges, asked } = start('firefox');
    for (let n = 0; n < 1_000; n += 1) capture.finished(firefoxPreflight({ status: 403, at: 20 * n }), none);
    await wait(60_000);
    const counted = batches()
      .flatMap(({ repeats }) => repeats)
      .reduce((sum, { count }) => sum + count, 0);
    expect(exchanges().length + counted).toBe(1_000);
    expect(exchanges().length).toBeLessThan(100);
    expect(asked()).toBeLessThan(20);
  });
});
