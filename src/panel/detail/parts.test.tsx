import { cleanup, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preflightDenial, scopeDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

const first = scopeDenial();
const second = preflightDenial();

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

describe('the parts of a denial', () => {
  it('keeps a part folded for other denials and for the next time, and says in its head what it comes to', async () => {
    const fold = async ({ user }: typeof panel, part: string) => {
      await user.click(document.querySelector(`[data-part=${part}] > summary`) ?? document.body);
    };
    const folded = () => [...document.querySelectorAll('details[data-part]:not([open])')].map((one) => one.id);
    const panel = await openPanel([first, second]);
    for (const part of ['verdict', 'checklist']) {
      expect(folded()).not.toContain(`part-${part}`);
      await fold(panel, part);
      expect(folded()).toContain(`part-${part}`);
    }
    expect(document.querySelector('[data-part=verdict]')?.textContent).toBe(second.diagnoses[0]?.sentence);
    expect(document.querySelector('[data-part=checklist]')?.textContent).toMatch(/What clears it0 of \d done/);
    await panel.user.click(panel.rows()[0] ?? document.body);
    expect(folded()).toEqual(expect.arrayContaining(['part-verdict', 'part-checklist']));
    panel.unmount();
    await openPanel([second]);
    expect(folded()).toEqual(expect.arrayContaining(['part-verdict', 'part-checklist']));
  });

  it('copies a link to the part that has the focus, and follows one: past a filter, into a folded part', async () => {
    const panel = await openPanel([first, second]);
    await panel.user.keyboard(']]l');
    await waitFor(() => expect(panel.copied).toEqual([`#${second.id}-happened`]));
    await panel.user.type(panel.filter(), 'no such words');
    await panel.user.clear(panel.filter());
    await panel.user.type(panel.filter(), `#${first.id}-raw{Enter}`);
    await waitFor(() => expect(document.activeElement?.closest('details')?.id).toBe('part-raw'));
    expect(panel.detail()?.dataset.denialId).toBe(first.id);
    expect(document.querySelector('#part-raw')?.hasAttribute('open')).toBe(true);
    expect(panel.filter()).toHaveProperty('value', '');
    await panel.user.paste(`report.html#${second.id}`);
    await waitFor(() => expect(panel.detail()?.dataset.denialId).toBe(second.id));
    await panel.user.paste('#d99-raw');
    await waitFor(() =>
      expect(document.querySelector('[data-part=told]')?.textContent).toBe('No denial #d99 is here.'),
    );
  });
});
