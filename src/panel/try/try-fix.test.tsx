import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange, preflightDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

// Loaded beforehand, as the panel does when they are first shown.
await import('../../core/recipes/index.ts');
await import('./try-fix.tsx');

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

const stopped = preflightDenial();
const [preflight, actual] = stopped.exchanges;
if (preflight?.response == null || actual === undefined) throw new Error('the fixture has changed');
const answered = { ...preflight, response: { ...preflight.response, status: 204 } };
const repairable = preflightDenial({ preflightStatus: 204, exchanges: [answered, actual] });

const fix = {
  denial: 'd1',
  target: 'https://api.example',
  origin: 'https://app.example',
  hosts: ['https://api.example/*', 'https://app.example/*'],
  since: Date.parse('2026-11-21T14:02:00Z'),
} as const;
const NO_RULES = { preflight: [], answer: [], types: [] };

describe('trying the fix', () => {
  it('says what is set where, for how long and what is asked, before anything is sent', async () => {
    const panel = await openPanel([repairable]);
    await panel.press('try-fix');
    const said = (await screen.findByText(/In this tab alone/)).closest('[data-part=fix-ask]')?.textContent ?? '';
    expect(said).toContain('Access-Control-Allow-Origin: https://app.example');
    expect(said).toContain('https://api.example and https://app.example');
    expect(said).toMatch(/So far no PUT has reached the server/);
    expect(panel.commands.some(({ type }) => type === 'try-fix')).toBe(false);
    await panel.press('fix-not');
    expect(panel.commands.some(({ type }) => type === 'try-fix')).toBe(false);
  });

  it('asks for the two hosts in the press itself where a panel can, and begins once they are granted', async () => {
    const asked: (readonly string[])[] = [];
    const askForHosts = async (hosts: readonly string[]) => asked.push(hosts) > 0;
    const panel = await openPanel([repairable], {}, undefined, { askForHosts });
    await panel.press('try-fix');
    await screen.findByText(/In this tab alone/);
    await panel.press('fix-on');
    expect(asked).toEqual([fix.hosts]);
    const command = { type: 'try-fix', denial: 'd1', ask: 'panel' };
    expect(panel.commands.filter(({ type }) => type.endsWith('fix'))).toMatchObject([command, command]);
  });

  it('takes a no for a no', async () => {
    const panel = await openPanel([repairable], {}, undefined, { askForHosts: async () => false });
    await panel.press('try-fix');
    await screen.findByText(/In this tab alone/);
    await panel.press('fix-on');
    expect(panel.commands.at(-1)).toEqual({ type: 'end-fix' });
  });

  it('leaves the asking to a page of its own where a panel cannot', async () => {
    const panel = await openPanel([repairable]);
    await panel.press('try-fix');
    await screen.findByText(/In this tab alone/);
    await panel.press('fix-on');
    expect(panel.commands.at(-1)).toMatchObject({ type: 'try-fix', denial: 'd1', ask: 'page' });
  });

  it('says why not, and offers nothing, where no browser can repair it', async () => {
    const panel = await openPanel([stopped]);
    await panel.press('try-fix');
    expect((await screen.findByText(/cannot be tried/)).closest('div')?.textContent).toContain('401');
    expect(document.querySelector('[data-action=fix-on]')).toBeNull();
  });
});

describe('a fix that is on', () => {
  it('is said above everything, whatever is shown, until it is turned off', async () => {
    const panel = await openPanel([], { fix: { ...fix, ...NO_RULES, hosts: [...fix.hosts], state: 'on' } });
    expect(document.querySelector('[data-part=fix]')?.textContent).toMatch(/The fix is on.*https:\/\/api\.example/);
    await panel.press('fix-off');
    expect(panel.commands.at(-1)).toEqual({ type: 'end-fix' });
  });

  it('marks what passed by it, and clears nothing', async () => {
    const tried = { at: '2026-11-21T14:02:00.000Z', passed: true };
    const panel = await openPanel([preflightDenial({ tried })]);
    expect(panel.detail()?.textContent).toMatch(/passed at \d\d:\d\d while the fix was tried/);
    expect(panel.detail()?.textContent).toMatch(/The server has not changed yet/);
    expect(document.querySelector('[data-outcome=cleared]')).toBeNull();
  });

  it('marks what was captured meanwhile', async () => {
    const panel = await openPanel([preflightDenial({ exchanges: [exchange({ fixTried: true })] })]);
    expect(panel.detail()?.textContent).toContain('Captured while the fix was tried');
  });
});
