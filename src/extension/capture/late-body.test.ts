import { describe, expect, it } from 'vitest';
import { none, startCapture as start } from '../fixture/capture.ts';
import { API, chromiumEntry } from '../fixture/entries.ts';
import { later } from '../fixture/later.ts';
import type { Content } from './entry-copy.ts';

describe('a denial in Chromium whose body comes late', () => {
  it('is not kept waiting by a slow body, which follows with the next one or a moment later', async () => {
    const { capture, wait, batches } = start();
    const [first, second] = [later<Content>(), later<Content>()];
    capture.finished(chromiumEntry({ status: 403 }), () => first.promise);
    await wait(50);
    first.give({ text: 'no', base64: false });
    await wait(20);
    capture.finished(chromiumEntry({ status: 401 }), () => second.promise);
    await wait(50);
    second.give({ text: 'nor', base64: false });
    await wait(100);
    const told = batches().map(({ exchanges }) => exchanges.map(({ id, response }) => `${id} ${response?.body?.text}`));
    expect(told).toEqual([['c1-0 null'], ['c1-0 no', 'c1-1 null'], ['c1-1 nor']]);
  });

  it('is sent once, with its body, while no panel looks on, and with what is denied meanwhile', async () => {
    const { capture, watched, wait, batches, exchanges } = start();
    watched(false);
    const { promise, give } = later<Content>();
    capture.finished(chromiumEntry({ status: 403 }), () => promise);
    await wait(200);
    give({ text: 'no', base64: false });
    capture.finished(chromiumEntry({ status: 401 }), none);
    await wait(2_000);
    expect(exchanges().map(({ response }) => response?.body?.text)).toEqual(['no', null]);
    expect(batches()).toHaveLength(1);
  });

  it('is sent once, with its body, where several before it were like it', async () => {
    const { capture, wait, exchanges } = start();
    for (const path of ['a', 'b', 'c', 'd', 'e'])
      capture.finished(chromiumEntry({ url: `${API}/${path}`, status: 403 }), none);
    await wait(2_000);
    const slow = later<Content>();
    capture.finished(chromiumEntry({ url: `${API}/f`, status: 403 }), () => slow.promise);
    await wait(200);
    slow.give({ text: 'no', base64: false });
    await wait(2_000);
    expect(
      exchanges()
        .slice(5)
        .map(({ id, response }) => `${id} ${response?.body?.text}`),
    ).toEqual(['c1-5 no']);
  });

  it('is followed by its body with the next one, on a busy page', async () => {
    const { capture, wait, batches } = start();
    const slow = later<Content>();
    for (const path of ['a', 'b', 'c']) {
      capture.finished(chromiumEntry({ url: `${API}/${path}`, status: 403 }), none);
      await wait(100);
    }
    capture.finished(chromiumEntry({ url: `${API}/d`, status: 403 }), () => slow.promise);
    await wait(50);
    slow.give({ text: 'no', base64: false });
    await wait(200);
    capture.finished(chromiumEntry({ url: `${API}/e`, status: 403 }), none);
    await wait(30);
    const told = batches().map(({ exchanges }) => exchanges.map(({ id, response }) => `${id} ${response?.body?.text}`));
    expect(told).toEqual([['c1-0 null'], ['c1-1 null'], ['c1-2 null'], ['c1-3 null'], ['c1-3 no', 'c1-4 null']]);
  });
});
