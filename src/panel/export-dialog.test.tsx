import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { openPanel } from './fixtures/open-panel.tsx';

await Promise.all([
  import('../core/recipes/index.ts'),
  import('../core/export/gate.ts'),
  import('../core/export/markdown.ts'),
  import('../core/export/json.ts'),
  import('../core/export/bundle.ts'),
]);

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

const withHeader = (value: string) => {
  const denial = scopeDenial();
  return {
    ...denial,
    exchanges: denial.exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, headers: [...exchange.request.headers, { name: 'X-Tenant', value }] },
    })),
  };
};

/** The dialog, once it shows a text in which this stands. */
async function leaving(words: string): Promise<HTMLElement> {
  const dialog = screen.getByRole('dialog', { name: 'What leaves this computer' });
  await waitFor(() => expect(dialog.querySelector('.scrolling-text')?.textContent).toContain(words));
  return dialog;
}

describe('the export', () => {
  it('shows what leaves, with what QA knows, and remembers that', async () => {
    const panel = await openPanel([scopeDenial()]);
    await panel.press('export-menu');
    await panel.user.click(screen.getByRole('menuitem', { name: 'Export as Markdown…' }));
    const dialog = await leaving('# ');
    await panel.user.type(within(dialog).getByLabelText('Expected role'), 'editor');
    await leaving('| Expected role | editor |');
    await panel.press('close');
    cleanup();
    const again = await openPanel([scopeDenial()]);
    await again.press('export-menu');
    await again.user.click(screen.getByRole('menuitem', { name: 'Export as Markdown…' }));
    await leaving('| Expected role | editor |');
  });

  it('lets one value through by hand, and says so', async () => {
    const panel = await openPanel([withHeader('acme north')]);
    await panel.press('export-menu');
    await panel.user.click(screen.getByRole('menuitem', { name: 'Export as JSON…' }));
    const dialog = await leaving('[header:10]');
    expect(dialog.querySelector('.scrolling-text')?.textContent).not.toContain('acme north');
    await panel.user.click(within(dialog).getByRole('checkbox', { name: /header x-tenant/ }));
    await leaving('acme north');
    expect(dialog.querySelector('[data-part=held] summary')?.textContent).toMatch(/unmasked by you: 1$/);
  });

  it('holds the steps that were ticked off', async () => {
    const panel = await openPanel([scopeDenial()]);
    await panel.user.keyboard('x');
    await panel.press('export-menu');
    await panel.user.click(screen.getByRole('menuitem', { name: 'Export as Markdown…' }));
    await leaving('- [x] ');
  });

  it('of a bundle, each file can be looked at', async () => {
    const panel = await openPanel([scopeDenial()]);
    await panel.press('export-menu');
    await panel.user.click(screen.getByRole('menuitem', { name: 'Export as Bundle…' }));
    const dialog = await leaving('<!doctype html>');
    await panel.user.click(within(dialog).getByRole('radio', { name: 'redactions.json' }));
    await leaving('clearance-redactions');
    expect(within(dialog).queryByRole('button', { name: 'Copy' })).toBeNull();
  });
});

describe('several causes', () => {
  it('are selected with Ctrl, with Shift and by keyboard, and exported together', async () => {
    const panel = await openPanel([scopeDenial(), preflightDenial()]);
    const selected = () => panel.rows().map((row) => row.getAttribute('aria-selected'));
    expect(selected()).toEqual(['false', 'true']);
    panel.list().focus();
    await panel.user.keyboard('{Shift>}{ArrowUp}{/Shift}');
    expect(selected()).toEqual(['true', 'true']);
    await panel.user.keyboard('{Escape}');
    expect(selected()).toEqual(['true', 'false']);
    const second = panel.rows()[1];
    await panel.user.keyboard('{Control>}');
    if (second) await panel.user.click(second);
    await panel.user.keyboard('{/Control}');
    expect(selected()).toEqual(['true', 'true']);
    await panel.press('export-selected');
    const dialog = await leaving('2 requests denied, for 2 causes');
    expect(within(dialog).getByRole('radio', { name: 'Selected (2 causes)' })).toHaveProperty('checked', true);
    await panel.user.click(within(dialog).getByRole('radio', { name: 'This denial' }));
    await waitFor(() =>
      expect(dialog.querySelector('.scrolling-text')?.textContent).not.toContain('2 requests denied'),
    );
  });

  it('are all of them with Ctrl A, and one again after a press', async () => {
    const panel = await openPanel([scopeDenial(), preflightDenial()]);
    panel.list().focus();
    await panel.user.keyboard('{Control>}a{/Control}');
    expect(document.querySelector('[data-part=selected] b')?.textContent).toBe('2 causes selected');
    const [first] = panel.rows();
    if (first) await panel.user.click(first);
    expect(document.querySelector('[data-part=selected]')).toBeNull();
  });
});
