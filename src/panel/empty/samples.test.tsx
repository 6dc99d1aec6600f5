import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { openPanel } from '../fixtures/open-panel.tsx';

// Loaded beforehand: the panel loads the line when it is first asked for, which takes a loaded machine its time.
await import('../../core/pipeline.ts');

afterEach(cleanup);

describe('the sample findings', () => {
  it.each([
    ['/v2/orders/18', 'preflight-needs-auth'],
    ['/v2/orders', 'insufficient-scope'],
    ['/api/search', 'waf-blocked'],
    ['/api/invoices/9', 'unknown'],
  ])('open without any traffic, through the line that every capture takes: %s', async (path, rule) => {
    const panel = await openPanel([]);
    await panel.user.click(document.querySelector(`[data-sample="${path}"]`) ?? document.body);
    await waitFor(() => expect(document.querySelector('[data-part=verdict]')?.getAttribute('data-rule')).toBe(rule));
    expect(panel.rows()).toHaveLength(4);
    expect(screen.getByText('Sample findings, not from this page.')).toBeTruthy();
  });

  it('give way to the page again, and clear nothing of it', async () => {
    const panel = await openPanel([]);
    await panel.press('open-sample');
    await waitFor(() => expect(panel.rows()).toHaveLength(4));
    await panel.press('clear');
    expect(screen.getByText('Nothing was denied so far.')).toBeTruthy();
    expect(panel.commands).toEqual([]);
  });
});
