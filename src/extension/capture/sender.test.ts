import { expect, it } from 'vitest';
import { startCapture } from '../fixture/capture.ts';
import { chromiumEntry } from '../fixture/entries.ts';

it('tells how many requests passed once a second, and not where what was denied has just told it', async () => {
  const { capture, wait, messages } = startCapture();
  const counts = () => messages().flatMap((message) => (message.type === 'counted' ? message.requests : []));
  for (let n = 0; n < 20; n += 1) {
    capture.finished(chromiumEntry({ status: n % 2 === 0 ? 403 : 200, at: 100 * n }), async () => null);
    await wait(100);
  }
  expect(counts()).toEqual([]);
  await wait(2_000);
  expect(counts()).toEqual([20]);
});
