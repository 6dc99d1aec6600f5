import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openPanel } from '../fixtures/open-panel.tsx';

afterEach(cleanup);

async function open(engine: 'chromium' | 'firefox') {
  const panel = await openPanel([], {}, undefined, { engine });
  await panel.press('missing');
  const part = await waitFor(
    () => document.querySelector('[data-dialog=help] [data-part=missing]') ?? Promise.reject(new Error('no such part')),
  );
  return { panel, text: part.textContent ?? '' };
}

describe('whoever misses a denial', () => {
  it('finds beside the empty list what browsers do not tell, and the setting that brings it back', async () => {
    const { text } = await open('chromium');
    expect(text).toMatch(/to a login page say.*Turn on Preserve log in the browser’s own Network panel/);
    expect(document.querySelector('[data-action=look]')).toBeNull();
  });

  it('can have it taken from the browser’s own list in Firefox, which tells an extension nothing by itself', async () => {
    const { panel, text } = await open('firefox');
    expect(text).toMatch(/Turn on Persist Logs.*service workers/);
    await panel.press('look');
    expect(panel.commands).toEqual([{ type: 'look' }]);
    expect(document.querySelector('[data-dialog=help]')).toBeNull();
  });
});
