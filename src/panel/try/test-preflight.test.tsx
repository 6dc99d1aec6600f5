import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preflightDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

// Loaded beforehand, as the panel does when they are first shown.
await import('../../core/recipes/index.ts');
await import('./test-preflight.tsx');
await import('./try-results.tsx');

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

const put = preflightDenial();
const tests = ({ commands }: Awaited<ReturnType<typeof openPanel>>) =>
  commands.flatMap((command) => (command.type === 'try-fix' ? [command.plan.test] : []));

const step = {
  algorithm: 'CORS check',
  step: '2',
  outcome: 'fail',
  detail: 'There is no Access-Control-Allow-Origin.',
  url: '',
} as const;
const test = { at: '2026-11-21T14:02:00.000Z', method: 'PUT', headers: [], said: '', exchanges: [] };

describe('testing the preflight alone', () => {
  it('says what is sent, has the same for a terminal, and sends nothing before the press', async () => {
    const panel = await openPanel([put]);
    await panel.press('test-preflight');
    const said = (await screen.findByText(/no request after it/)).closest('[data-part=preflight-form]')?.textContent;
    expect(said).toContain("--request 'OPTIONS'");
    expect(said).toContain('Access-Control-Request-Method: PUT');
    expect(tests(panel)).toEqual([]);
  });

  it('asks for access in the press itself where a panel can, and takes a no for a no', async () => {
    const panel = await openPanel([put], {}, undefined, { askForHosts: async () => false });
    await panel.press('test-preflight');
    await screen.findByText(/no request after it/);
    await panel.press('preflight-send');
    expect(tests(panel)).toMatchObject([{ method: 'PUT' }]);
    expect(panel.commands.at(-1)).toEqual({ type: 'end-fix' });
  });

  it('is one at a time', async () => {
    const panel = await openPanel([put], { experiment: { denial: 'd1', kind: 'preflight', done: 0, of: 1 } });
    await panel.press('test-preflight');
    await screen.findByText(/no request after it/);
    await panel.press('preflight-send');
    expect(tests(panel)).toEqual([]);
  });

  it('keeps the line for a terminal where it cannot be sent from here', async () => {
    const panel = await openPanel([preflightDenial({ request: { ...put.request, origin: 'null' } })]);
    await panel.press('test-preflight');
    const said = (await screen.findByText(/cannot be sent from here/)).closest('form')?.textContent;
    expect(said).toContain("--request 'OPTIONS'");
    expect(document.querySelector('[data-action=preflight-send]')).toBeNull();
  });

  it('is none where the browser sends no preflight', async () => {
    await openPanel([preflightDenial({ request: { ...put.request, origin: new URL(put.request.url).origin } })]);
    expect(document.querySelector('[data-action=test-preflight]')).toBeNull();
  });

  it('says where it first fails, for each kind of credentials that the request may have', async () => {
    const verdicts = [
      { credentials: 'include' as const, passed: false, first: step, steps: [step] },
      { credentials: 'omit' as const, passed: true, first: null, steps: [] },
    ];
    const panel = await openPanel([preflightDenial({ preflightTest: { ...test, verdicts } })]);
    const said = panel.detail()?.querySelector('[data-part=preflight-test]')?.textContent;
    expect(said).toMatch(/With credentials: *This preflight first fails at CORS check, step 2: There is no/);
    expect(said).toMatch(/Without credentials: *This preflight would pass\./);
  });

  it('says why nothing is known', async () => {
    const panel = await openPanel([
      preflightDenial({ preflightTest: { ...test, verdicts: [], said: 'It was stopped.' } }),
    ]);
    expect(panel.detail()?.querySelector('[data-part=preflight-test]')?.textContent).toContain('It was stopped.');
  });
});
