import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openPanel } from '../fixtures/open-panel.tsx';

afterEach(cleanup);

async function missing(engine: 'chromium' | 'firefox'): Promise<string> {
  const panel = await openPanel([], {}, undefined, { engine });
  await panel.press('missing');
  const part = await waitFor(
    () => document.querySelector('[data-dialog=help] [data-part=missing]') ?? Promise.reject(),
  );
  return part.textContent ?? '';
}

describe('whoever misses a denial', () => {
  it('finds beside the empty list what browsers do not tell, and the setting that brings it back', async () => {
    expect(await missing('chromium')).toMatch(
      /a login page say.*Turn on Preserve log in the browser’s own Network panel/,
    );
  });

  it('is told in Firefox that it is in the browser’s own list alone, and can be opened from there', async () => {
    expect(await missing('firefox')).toMatch(
      /Persist Logs.*save all as HAR there, and import the file here.*service workers/,
    );
  });
});
