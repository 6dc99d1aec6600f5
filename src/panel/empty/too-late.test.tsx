import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Earlier } from '../../extension/earlier.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

afterEach(cleanup);

const SINCE = Date.parse('2026-11-21T12:28:03Z');

async function banner(earlier: Earlier | null) {
  const panel = await openPanel([], { since: SINCE }, undefined, { earlier: async () => earlier });
  const shown = document.querySelector('[data-part=too-late]')?.textContent ?? null;
  panel.unmount();
  return shown;
}

describe('a page that was there before DevTools', () => {
  it('is said to have been, with what it was refused by then, and a reload is offered', async () => {
    const began = SINCE - 5_000;
    const requests = [
      { at: SINCE - 4_000, status: 403 },
      { at: SINCE - 3_000, status: 200 },
      { at: SINCE - 2_000, status: 401 },
      { at: SINCE + 1, status: 403 },
    ];
    expect(await banner({ began, requests })).toMatch(/this page had 2 requests refused.*Reload the page/);
    expect(await banner({ began, requests: [] })).toMatch(/This page was loaded before DevTools was open/);
  });

  it('is not spoken of where it was loaded afterwards, and asked after where it does not tell', async () => {
    expect(await banner({ began: SINCE + 1, requests: [] })).toBeNull();
    expect(await banner(null)).toMatch(/Did it fail before DevTools was open\?/);
  });
});
