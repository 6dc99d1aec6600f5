import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnosis, scopeDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

const test = (step: string, tells: string) => ({
  step,
  why: 'If it passes, that is it.',
  owner: 'client' as const,
  recipe: null,
  copy: null,
  fault: 1,
  tells,
});

const unknown = scopeDenial({
  scopeDelta: null,
  diagnoses: [diagnosis({ rule: 'unknown', title: 'Nothing says who or why' })],
  checklist: [test('Sign in again.', 'The token was old.'), test('Take another network.', 'An address rule refuses.')],
});

const tested = () => document.querySelector<HTMLElement>('[data-part=tested]');
const answer = (step: number) => within(document.querySelector<HTMLElement>(`[data-step="${step}"]`) ?? document.body);

describe('what the tests of an unknown cause show', () => {
  it('narrows the list: what is refused again is struck off, and the last one is named', async () => {
    const { user } = await openPanel([unknown]);
    expect(tested()?.textContent).toContain('2 causes remain.');
    await user.click(answer(1).getByRole('radio', { name: 'refused again' }));
    expect(tested()?.querySelector('s')?.textContent).toBe('The token was old.');
    expect(tested()?.textContent).toContain('This is what remains. An address rule refuses.');
    await user.click(answer(2).getByRole('radio', { name: 'refused again' }));
    expect(tested()?.textContent).toContain('None of these is the cause.');
    expect(screen.getByText('2 of 2 done')).toBeTruthy();
  });

  it('names the cause as soon as a test passes, and remembers it for that denial', async () => {
    const first = await openPanel([unknown]);
    await first.user.click(answer(2).getByRole('radio', { name: 'it passed' }));
    expect(tested()?.textContent).toContain('Found. An address rule refuses.');
    cleanup();
    await openPanel([unknown]);
    expect(tested()?.textContent).toContain('Found. An address rule refuses.');
  });

  it('takes an answer back with the tick of its step', async () => {
    const { user } = await openPanel([unknown]);
    await user.click(answer(1).getByRole('radio', { name: 'it passed' }));
    await user.click(answer(1).getByRole('checkbox'));
    expect(tested()?.textContent).toContain('2 causes remain.');
  });
});
