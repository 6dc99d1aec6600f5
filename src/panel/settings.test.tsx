import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../extension/settings.ts';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { openPanel } from './fixtures/open-panel.tsx';
import { settingsFile } from './settings-file.ts';

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const dialog = () => within(screen.getByRole('dialog', { name: 'Settings' }));

async function openSettings(denials = [scopeDenial(), preflightDenial()]) {
  const panel = await openPanel(denials);
  await panel.press('settings');
  return panel;
}

describe('the settings', () => {
  it('leave a kind out of the list, say so, and bring it back', async () => {
    const panel = await openSettings();
    await panel.user.click(dialog().getByRole('checkbox', { name: 'blocked by CORS' }));
    expect(panel.causes()).toEqual(['The token lacks a scope']);
    expect(screen.getByText('1 denial left out by the settings')).toBeTruthy();
    await panel.user.click(dialog().getByRole('checkbox', { name: 'blocked by CORS' }));
    expect(panel.causes()).toHaveLength(2);
  });

  it('say what counts where nothing was denied, and lead to where that is changed', async () => {
    const panel = await openPanel([]);
    await panel.press('change-counts');
    await panel.user.click(dialog().getByRole('checkbox', { name: '401' }));
    const shown = [...document.querySelectorAll('.empty-statuses li')].map((item) => item.textContent);
    expect(shown).toEqual(['403', '407', '419', '429', '451', 'CORS', 'Network']);
  });

  it('say which line of the declared scopes is not understood', async () => {
    const panel = await openSettings();
    await panel.user.type(dialog().getByRole('textbox', { name: 'Scopes that endpoints need' }), 'orders write');
    expect(dialog().getByText('line 1:', { exact: false })).toBeTruthy();
  });

  it('come from a file, whole', async () => {
    const panel = await openSettings();
    const preferences = {
      newest: 'first',
      zone: 'utc',
      theme: 'dark',
      server: null,
      split: { rows: null, columns: null },
    } as const;
    const text = settingsFile({ ...DEFAULT_SETTINGS, cors: false, maskNames: 'iban' }, preferences);
    const input = document.querySelector<HTMLInputElement>('[data-dialog=settings] input[type=file]');
    if (!input) throw new Error('no file input');
    await panel.user.upload(input, new File([text], 'mine.json', { type: 'application/json' }));
    expect(await screen.findByText('Loaded from mine.json.')).toBeTruthy();
    expect(dialog().getByRole<HTMLInputElement>('checkbox', { name: 'blocked by CORS' }).checked).toBe(false);
    expect(dialog().getByRole<HTMLTextAreaElement>('textbox', { name: 'Also mask' }).value).toBe('iban');
    expect(dialog().getByRole<HTMLInputElement>('radio', { name: 'UTC' }).checked).toBe(true);
  });

  it('refuse another file in a sentence, and stay as they are', async () => {
    const panel = await openSettings();
    const input = document.querySelector<HTMLInputElement>('[data-dialog=settings] input[type=file]');
    if (!input) throw new Error('no file input');
    await panel.user.upload(input, new File(['{}'], 'other.json', { type: 'application/json' }));
    expect(await screen.findByText('other.json is no settings file of Clearance.')).toBeTruthy();
    expect(panel.causes()).toHaveLength(2);
  });
});
