import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { scopeDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';
import type { ReadFile } from './read-in-worker.ts';

// Loaded beforehand: it is loaded when it is first asked for, which takes a loaded machine its time.
await import('./read-blob.ts');

afterEach(cleanup);

const live = scopeDenial();

const HAR = readFileSync(path.join(import.meta.dirname, '../../core/har/chromium.har'), 'utf8');
const file = (content: string, name = 'orders.har') => new File([content], name, { type: 'application/json' });
const field = () => document.querySelector<HTMLInputElement>('[data-field=import]') ?? document.createElement('input');
const part = (name: string) => document.querySelector(`[data-part=${name}]`);

describe('a file that is opened', () => {
  it('by the button is shown in place of the session, which goes on beside it', async () => {
    const panel = await openPanel([live]);
    await panel.user.upload(field(), file(HAR));
    await waitFor(() =>
      expect(part('imported')?.textContent).toMatch(/orders\.har imported: \d+ denials in 7 entries/),
    );
    const ofFile = panel.causes();
    await panel.patch([live, scopeDenial({ id: 'd2', request: { ...live.request, url: 'https://other.example/' } })]);
    expect(panel.causes()).toEqual(ofFile);
    await panel.press('close-file');
    expect(panel.rows()).toHaveLength(2);
    expect(panel.commands).toEqual([]);
  });

  it('by dropping it anywhere', async () => {
    await openPanel([]);
    const dataTransfer = { types: ['Files'], files: [file(HAR)], getData: () => '' };
    fireEvent.dragEnter(document.body, { dataTransfer });
    expect(screen.getByText(/^Drop a file/)).toBeTruthy();
    fireEvent.drop(document.body, { dataTransfer });
    await waitFor(() => expect(part('imported')).toBeTruthy());
    expect(screen.queryByText(/^Drop a file/)).toBeNull();
  });

  it('by pasting its text, but not into a field', async () => {
    const panel = await openPanel([live]);
    const clipboardData = { files: [], getData: () => HAR };
    fireEvent.paste(panel.filter(), { clipboardData });
    expect(part('import-progress')).toBeNull();
    fireEvent.paste(document.body, { clipboardData });
    await waitFor(() => expect(part('imported')?.textContent).toContain('Pasted text'));
  });
});

describe('a file that cannot be opened', () => {
  it.each([
    ['<html>', 'orders.har was not opened: not JSON at line 1 column 1: this looks like HTML or XML.'],
    ['', 'orders.har was not opened: not JSON at line 1 column 1: the input is empty.'],
    ['{"openapi": "3.1.0"}', 'orders.har was not opened: log.entries is missing'],
  ])('%j leaves what was there and says why and what to do', async (content, sentence) => {
    const panel = await openPanel([live]);
    await panel.user.upload(field(), file(content));
    await waitFor(() => expect(part('import-failure')?.textContent).toContain(sentence));
    expect(part('import-failure')?.querySelector('p')?.textContent).toMatch(/Export it again.*\.$/);
    expect(panel.rows()).toHaveLength(1);
    await panel.press('dismiss-failure');
    expect(part('import-failure')).toBeNull();
  });

  it('in part shows the part, and says that it is one', async () => {
    const panel = await openPanel([]);
    await panel.user.upload(field(), file(HAR.slice(0, -60)));
    await waitFor(() =>
      expect(part('imported')?.textContent).toMatch(/Only a part could be read: not JSON at line \d+ column \d+/),
    );
    expect(panel.rows().length).toBeGreaterThan(0);
  });
});

describe('a long import', () => {
  it('shows how far it is, and can be cancelled', async () => {
    let cancelled = 0;
    const readFile: ReadFile = (_, onProgress) => {
      queueMicrotask(() => onProgress(40));
      return { outcome: new Promise(() => undefined), cancel: () => void cancelled++ };
    };
    const panel = await openPanel([live], {}, readFile);
    await panel.user.upload(field(), file('x'.repeat(100)));
    await waitFor(() => expect(document.querySelector('progress')?.value).toBe(40));
    await panel.press('cancel-import');
    expect(part('import-progress')).toBeNull();
    expect(cancelled).toBeGreaterThan(0);
    expect(panel.rows()).toHaveLength(1);
  });
});

describe('two files', () => {
  const har = (status: number, scope: string) =>
    JSON.stringify({
      log: {
        creator: { name: 'Charles', version: '4' },
        entries: [
          {
            request: {
              method: 'GET',
              url: 'https://api.example/orders/1',
              headers: [
                {
                  name: 'Authorization',
                  value: `Bearer ${btoa('{"alg":"none"}')}.${btoa(JSON.stringify({ scope }))}.`,
                },
              ],
            },
            response: { status, headers: [] },
          },
        ],
      },
    });

  it('chosen at once are compared, and the first is what stays when that ends', async () => {
    const panel = await openPanel([live]);
    await panel.user.upload(field(), [file(har(403, 'read'), 'before.har'), file(har(200, 'write'), 'after.har')]);
    const claims = await waitFor(
      () => document.querySelector('[data-difference=claims]') ?? Promise.reject(new Error('none')),
    );
    expect(claims.textContent).toContain('scope');
    expect(document.querySelector('[data-pair=cleared]')?.textContent).toContain('GET https://api.example/orders/:id');
    await panel.press('end-comparison');
    expect(part('imported')?.textContent).toContain('before.har');
    expect(panel.rows()).toHaveLength(1);
  });

  it('may be a file and the live session', async () => {
    const panel = await openPanel([live]);
    await panel.user.upload(field(), file(har(403, 'read'), 'before.har'));
    await waitFor(() => expect(part('imported')).toBeTruthy());
    await panel.press('compare-live');
    await waitFor(() => expect(document.querySelectorAll('[data-pair]').length).toBe(2));
  });
});
