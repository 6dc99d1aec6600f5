import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnosis, preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { openPanel } from './fixtures/open-panel.tsx';

const unknown = (id: string, url: string) =>
  scopeDenial({
    id,
    request: { method: 'GET', url, origin: 'https://app.example' },
    scopeDelta: null,
    diagnoses: [
      diagnosis({ rule: 'unknown', title: 'Nothing says who or why', sentence: 'Something refused this GET.' }),
    ],
  });

const first = scopeDenial();
const second = preflightDenial();
const third = unknown('d3', 'https://app.example/api/invoices/9');

// Loaded beforehand: the panel loads them when a policy is first shown, which takes a loaded machine its time.
await import('../core/recipes/index.ts');

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);

describe('the list', () => {
  it('has one row a root cause, newest last, with its count and rule for whoever reads the page', async () => {
    const panel = await openPanel([first, second, { ...second, id: 'd9' }]);
    expect(panel.causes()).toEqual(['The token lacks a scope', 'The preflight was asked to sign in']);
    const row = panel.rows()[1];
    expect(row?.dataset).toMatchObject({ groupId: 'g2', rule: 'preflight-needs-auth', count: '2' });
    expect(panel.status()).toBe('2 causes, 3 denials of 100 requests');
  });

  it('shows the newest cause at first, and keeps showing it when others come', async () => {
    const panel = await openPanel([first, second]);
    expect(panel.selected()?.getAttribute('data-rule')).toBe('preflight-needs-auth');
    await panel.patch([first, second, third]);
    expect(panel.rows()).toHaveLength(3);
    expect(panel.selected()?.getAttribute('data-rule')).toBe('preflight-needs-auth');
    expect(panel.detail()?.dataset.denialId).toBe(second.id);
  });

  it('follows a denial into another cause when a late partner changes its diagnosis', async () => {
    const panel = await openPanel([first, second]);
    panel.detail()?.focus();
    const told = { ...second, diagnoses: [diagnosis({ rule: 'preflight-route-missing', title: 'No such route' })] };
    await panel.patch([third, first, told]);
    expect(document.activeElement).toBe(panel.detail());
    expect(panel.selected()?.getAttribute('data-rule')).toBe('preflight-route-missing');
    expect(panel.detail()?.dataset.denialId).toBe(second.id);
  });

  it('keeps showing the occurrence that is read when the same failure comes again', async () => {
    const panel = await openPanel([first, second]);
    await panel.patch([first, second, { ...second, id: 'd9' }]);
    expect(panel.rows()[1]?.dataset.count).toBe('2');
    expect(panel.detail()?.dataset.denialId).toBe(second.id);
  });

  describe('longer than its box', () => {
    const many = Array.from({ length: 20 }, (_, index) => unknown(`m${index}`, `https://s${index}.example/`));
    const scroller = () => document.querySelector<HTMLElement>('.list') ?? document.body;
    const end = () => scroller().scrollHeight - scroller().clientHeight;

    it('shows the newest cause, and goes on to the next newest', async () => {
      const panel = await openPanel(many);
      await waitFor(() => expect(scroller().scrollTop).toBe(end()));
      await panel.patch([...many, second]);
      await waitFor(() => expect(scroller().scrollTop).toBe(end()));
      expect(panel.causes().at(-1)).toContain('The preflight was asked to sign in');
    });

    it('stays where the user scrolled, says how many are newer, and goes there on demand', async () => {
      const panel = await openPanel(many);
      await waitFor(() => expect(scroller().scrollTop).toBe(end()));
      await panel.user.hover(panel.list());
      act(() => scroller().scrollTo({ top: 48 }));
      await panel.user.unhover(panel.list());
      await panel.patch([...many, second]);
      expect(scroller().scrollTop).toBe(48);
      await panel.press('show-newest');
      await waitFor(() => expect(scroller().scrollTop).toBe(end()));
      expect(screen.queryByText('1 newer ↓')).toBeNull();
    });

    it('moves nothing while the pointer is in it', async () => {
      const panel = await openPanel(many);
      await waitFor(() => expect(scroller().scrollTop).toBe(end()));
      const before = end();
      await panel.user.hover(panel.list());
      await panel.patch([...many, second]);
      expect(scroller().scrollTop).toBe(before);
      expect(screen.getByText('1 newer ↓')).toBeTruthy();
    });
  });

  it('sorts by a column, and puts the causes back in their order on the third press', async () => {
    const panel = await openPanel([first, second, third]);
    const press = () => panel.press('sort-cause');
    await press();
    expect(panel.causes()[0]).toBe('Nothing says who or why');
    await press();
    expect(panel.causes()[0]).toBe('The token lacks a scope');
    await press();
    expect(panel.causes()).toEqual([
      'The token lacks a scope',
      'The preflight was asked to sign in',
      'Nothing says who or why',
    ]);
  });
});

describe('the keyboard alone', () => {
  it('moves in the list with the detail following, goes into the detail and back', async () => {
    const panel = await openPanel([first, second, third]);
    act(() => panel.list().focus());
    await panel.user.keyboard('{ArrowUp}');
    expect(panel.detail()?.dataset.denialId).toBe(second.id);
    expect(panel.list().getAttribute('aria-activedescendant')).toBe(panel.selected()?.id);
    await panel.user.keyboard('{Home}');
    expect(panel.detail()?.dataset.denialId).toBe(first.id);
    await panel.user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(panel.detail()));
    await panel.user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(panel.list()));
  });

  it('steps through the parts and folds one', async () => {
    const panel = await openPanel([second]);
    await panel.user.keyboard(']');
    const summary = document.activeElement;
    const part = summary?.closest('details');
    expect(part?.dataset.part).toBe('verdict');
    await panel.user.keyboard(']');
    expect(document.activeElement?.closest('details')?.dataset.part).toBe('happened');
    await panel.user.keyboard('[[');
    expect(document.activeElement).toBe(summary);
  });

  it('copies the fix to the character, and says so', async () => {
    const panel = await openPanel([second]);
    await panel.user.keyboard('c');
    await waitFor(() => expect(panel.copied).toHaveLength(1));
    expect(panel.copied).toEqual([
      [
        '# On the answer to the preflight, status 204',
        'Access-Control-Allow-Origin: https://app.example',
        'Vary: Origin',
        'Access-Control-Allow-Methods: PUT',
        'Access-Control-Allow-Headers: authorization, content-type',
        'Access-Control-Max-Age: 600',
        '',
        '# On every other answer, errors included',
        'Access-Control-Allow-Origin: https://app.example',
        'Vary: Origin',
        '',
      ].join('\n'),
    ]);
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('Copied: The response headers'));
  });

  it('copies the configuration of the server that was chosen, then and ever after', async () => {
    const panel = await openPanel([second]);
    const servers = await screen.findByRole('combobox', { name: 'Configuration for' });
    await screen.findByRole('option', { name: 'nginx' });
    await panel.user.selectOptions(servers, 'nginx');
    await panel.user.click(screen.getByText('Copy nginx configuration'));
    await waitFor(() => expect(panel.copied.at(-1)).toContain('add_header Access-Control-Allow-Origin'));
    panel.unmount();
    await openPanel([second]);
    expect(await screen.findByText('Copy nginx configuration')).toBeTruthy();
  });

  it('says of a configuration whether it was run, and what to think of before allowing it', async () => {
    const policy = {
      allowOrigins: ['http://app.example'],
      allowMethods: ['PUT'],
      allowHeaders: [],
      allowCredentials: true,
      maxAge: 600,
      exposeHeaders: [],
    };
    const panel = await openPanel([{ ...second, policy }]);
    const servers = await screen.findByRole('combobox', { name: 'Configuration for' });
    await screen.findByRole('option', { name: 'Envoy' });
    await panel.user.selectOptions(servers, 'nginx');
    expect(screen.getByText(/^Tested on a real server\./)).toBeTruthy();
    await panel.user.selectOptions(servers, 'Envoy');
    expect(screen.getByText(/^Not tested: written from the documentation\./)).toBeTruthy();
    expect(screen.getByText(/^http:\/\/app\.example is not encrypted/)).toBeTruthy();
  });

  it('ticks the next step, and remembers it for that denial alone', async () => {
    const panel = await openPanel([first, second]);
    await panel.user.keyboard('xx');
    expect(screen.getByText('2 of 3 done')).toBeTruthy();
    panel.unmount();
    const again = await openPanel([first, second]);
    expect(screen.getByText('2 of 3 done')).toBeTruthy();
    await again.user.click(again.rows()[0] ?? document.body);
    expect(screen.getByText('0 of 1 done')).toBeTruthy();
  });

  it('leaves letters alone while text is typed', async () => {
    const panel = await openPanel([second]);
    await panel.user.keyboard('/');
    await panel.user.keyboard('cxm');
    expect(panel.filter()).toHaveProperty('value', 'cxm');
    expect(panel.copied).toEqual([]);
  });

  it('opens the help, and undoes a clear', async () => {
    const panel = await openPanel([second], { canUndoClear: true });
    await panel.user.keyboard('{Control>}z{/Control}');
    expect(panel.commands).toEqual([{ type: 'undo-clear' }]);
    await panel.user.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Help and keys' })).toBeTruthy();
  });
});

describe('commands', () => {
  it('clears, pauses and preserves the log, each told to the background', async () => {
    const panel = await openPanel([second]);
    await panel.press('clear');
    await panel.press('pause');
    await panel.press('preserve-log');
    expect(panel.commands).toEqual([
      { type: 'clear' },
      { type: 'pause', on: true },
      { type: 'preserve-log', on: true },
    ]);
  });

  it('offers to undo a clear until there is nothing to undo', async () => {
    const panel = await openPanel([second]);
    expect(screen.queryByText('Undo clear')).toBeNull();
    await panel.patch([], { canUndoClear: true });
    await panel.press('undo-clear');
    expect(panel.commands).toEqual([{ type: 'undo-clear' }]);
  });
});

describe('the filter', () => {
  it('narrows the list, shows a cause that is left, and gives the choice back when it is taken away', async () => {
    const panel = await openPanel([first, second, third]);
    await panel.user.type(panel.filter(), 'cause:scope ');
    expect(panel.causes()).toEqual(['The token lacks a scope']);
    expect(panel.detail()?.dataset.denialId).toBe(first.id);
    await panel.press('clear-filter');
    expect(panel.detail()?.dataset.denialId).toBe(third.id);
  });

  it('says that nothing matches, and shows all again', async () => {
    const panel = await openPanel([first]);
    await panel.user.type(panel.filter(), 'nowhere');
    await panel.press('show-all');
    expect(panel.rows()).toHaveLength(1);
  });

  it('shows one kind, then all', async () => {
    const panel = await openPanel([first, second]);
    await panel.user.click(screen.getByText('CORS', { selector: '.chip' }));
    expect(panel.causes()).toEqual(['The preflight was asked to sign in']);
    await panel.user.click(screen.getByText('All', { selector: '.chip' }));
    expect(panel.rows()).toHaveLength(2);
  });

  it('completes a field and then a value that was seen', async () => {
    const panel = await openPanel([first, second]);
    await panel.user.type(panel.filter(), 'me{ArrowDown}{Enter}');
    expect(panel.filter()).toHaveProperty('value', 'method:');
    await panel.user.click(screen.getByRole('option', { name: 'method:PUT' }));
    expect(panel.causes()).toEqual(['The preflight was asked to sign in']);
  });
});

describe('the occurrences of a cause', () => {
  it('are listed newest first; one of them is shown when chosen, and stays while others come', async () => {
    const again = { ...second, id: 'd8', startedDateTime: '2026-11-21T12:31:20.000Z' };
    const panel = await openPanel([second, again]);
    await panel.user.keyboard('o');
    const list = screen.getByRole('listbox', { name: 'Occurrences' });
    expect(
      within(list)
        .getAllByRole('option')
        .map((option) => option.dataset.occurrence),
    ).toEqual(['d8', 'd1']);
    await panel.user.click(within(list).getAllByRole('option')[1] ?? list);
    await panel.patch([second, again, { ...again, id: 'd9' }]);
    expect(panel.detail()?.dataset.denialId).toBe('d1');
  });
});
