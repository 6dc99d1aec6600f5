import { describe, expect, it } from 'vitest';
import { none, startCapture as start } from '../fixture/capture.ts';
import { ALLOWED, chromiumEntry, chromiumNeverSent, chromiumPreflight, firefoxEntry } from '../fixture/entries.ts';

describe('an event that told only a part', () => {
  it('is completed from the HAR: Chromium may tell a refused answer late', async () => {
    const { capture, wait, sent, setHar, asked } = start('chromium');
    capture.finished(chromiumPreflight({ responseHeaders: ALLOWED, at: 5 }), none);
    capture.finished(chromiumNeverSent({ at: 4 }), none);
    setHar([chromiumEntry({ method: 'PUT', status: 403, at: 4, error: 'net::ERR_FAILED' })]);
    await wait(5_000);
    expect(asked()).toBe(1);
    expect(sent()).toContain('actual PUT /orders 0');
    expect(sent()).toContain('actual PUT /orders 403');
  });

  it('is not looked for where a failed preflight says why there is no answer', async () => {
    const { capture, wait, asked } = start('chromium');
    capture.finished(chromiumNeverSent({ at: 4 }), none);
    capture.finished(chromiumPreflight({ status: 403, at: 5 }), none);
    await wait(5_000);
    expect(asked()).toBe(0);
  });

  it('is no denial until its status is known: Firefox may tell headers first', async () => {
    const { capture, wait, sent, setHar } = start('firefox');
    capture.finished(firefoxEntry({ status: 0, responseHeaders: ALLOWED }), none);
    await wait(0);
    expect(sent()).toEqual([]);
    setHar([firefoxEntry({ status: 403, responseHeaders: ALLOWED })]);
    await wait(5_000);
    expect(sent()).toEqual(['actual GET /orders 403']);
  });
});
