import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preflightDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

// Loaded beforehand, as the panel does when they are first shown.
await import('../../core/recipes/index.ts');
await import('./try-results.tsx');

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

const put = preflightDenial();
const get = preflightDenial({ request: { ...put.request, method: 'GET' } });
const experiments = ({ commands }: Awaited<ReturnType<typeof openPanel>>) =>
  commands.flatMap((command) => (command.type === 'experiment' ? [`${command.kind} ${command.denial}`] : []));

describe('sending a denied request again', () => {
  it('asks first where the method may change something, and sends nothing on no', async () => {
    const panel = await openPanel([put]);
    await panel.press('recheck');
    expect(screen.getByRole('alertdialog').textContent).toMatch(/PUT may change something/);
    expect(experiments(panel)).toEqual([]);
    await panel.press('send-not');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(experiments(panel)).toEqual([]);
    await panel.press('recheck');
    await panel.press('send-anyway');
    expect(experiments(panel)).toEqual(['recheck d1']);
  });

  it('asks nothing for a GET', async () => {
    const panel = await openPanel([get]);
    await panel.press('probe');
    expect(experiments(panel)).toEqual(['probe d1']);
  });

  it('is one at a time, and can be stopped', async () => {
    const experiment = { denial: 'd1', kind: 'probe', done: 2, of: 5 } as const;
    const panel = await openPanel([get], { experiment });
    await panel.press('recheck');
    expect(experiments(panel)).toEqual([]);
    expect(document.querySelector('[data-part=try-progress]')?.textContent).toMatch(/2 of 5/);
    await panel.press('stop-experiment');
    expect(panel.commands.at(-1)).toEqual({ type: 'stop-experiment' });
  });

  it('gives the fetch call to paste where it could not be sent', async () => {
    const said = 'It was sent from another origin. Paste the fetch call into the console there.';
    const trials = [{ label: 'unchanged', passed: false, status: null, said }];
    const recheck = { at: '2026-11-21T14:02:00.000Z', passed: false, trials, exchanges: [] };
    const panel = await openPanel([preflightDenial({ recheck })]);
    expect(panel.detail()?.textContent).toContain(said);
    expect(panel.detail()?.textContent).toContain('await fetch("https://api.example/v2/orders/18"');
  });
});
