import { expect, it } from 'vitest';
import { none, startCapture } from '../fixture/capture.ts';
import { chromiumEntry } from '../fixture/entries.ts';

it('tells how many requests passed once a second, and not where what was denied has just told it', async () => {
  const { capture, wait, messages } = startCapture();
  const counts = () => messages().flatMap((message) => (message.type === 'counted' ? message.requests : []));
  for (let n = 0; n < 20; n += 1) {
    const denied = { status: 403, at: 100 * n };
    const passed = { url: 'https://else.example/', at: 100 * n };
    capture.finished(chromiumEntry(n % 2 === 0 ? denied : passed), none);
    await wait(100);
  }
  expect(counts()).toEqual([0]);
  await wait(2_000);
  expect(counts()).toEqual([0, 20]);
});
