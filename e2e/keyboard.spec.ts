import { expect } from '@playwright/test';
import type { Bench } from './sessions.ts';
import { clear, press, testAlone as test } from './sessions.ts';

/** What the filter would take if one pasted: the clipboard, as far as a line of text can hold it. */
async function pasted({ panel }: Bench): Promise<string> {
  await panel.press('/');
  await panel.press('Control+a');
  await panel.press('Control+v');
  await panel.waitFor(() => (document.querySelector<HTMLInputElement>('[data-part=filter] input')?.value ?? '') !== '');
  const text = await panel.evaluate(
    () => document.querySelector<HTMLInputElement>('[data-part=filter] input')?.value ?? '',
  );
  await panel.press('Control+a');
  await panel.press('Delete');
  await panel.press('Escape');
  return text;
}

test('by keyboard alone, from a red console to the copied fix', async ({ bench }) => {
  const { lab, panel } = bench;
  await clear(bench);
  for (const id of ['insufficient-scope', 'preflight-needs-auth', 'rate-limited']) await press(bench, id);
  await panel.waitFor(() => document.querySelectorAll('[role=option][data-rule]').length === 3);
  const selected = () =>
    panel.evaluate(() => document.querySelector('[role=option][aria-selected=true]')?.getAttribute('data-rule'));

  // Filter to the red line of the console, and into the list.
  await panel.press('/');
  for (const letter of 'preflight') await panel.press(letter);
  await panel.waitFor(() => document.querySelectorAll('[role=option][data-rule]').length === 1);
  await panel.press('Enter');
  await expect.poll(selected).toBe('preflight-needs-auth');

  // Into the detail, and the fix is on the clipboard with one key.
  await panel.press('Enter');
  await panel.waitFor(() => document.activeElement?.matches('article[data-denial-id]') === true);
  await panel.press('c');
  await panel.waitFor(() => document.querySelector('[data-part=told]')?.textContent?.startsWith('Copied: ') === true);
  expect(await pasted(bench)).toContain(`Access-Control-Allow-Origin: ${lab.origins.app}`);

  // The filter is empty again, and left: arrows move, parts are stepped through, folded, ticked. One more Escape would be
  // the browser's, which opens its console on it.
  await panel.waitFor(() => document.querySelectorAll('[role=option][data-rule]').length === 3);
  await panel.waitFor(() => document.activeElement?.getAttribute('role') === 'listbox' && document.hasFocus());
  await panel.press('Home');
  await expect.poll(selected).toBe('insufficient-scope');
  await panel.press('ArrowDown');
  await expect.poll(selected).toBe('preflight-needs-auth');
  await panel.press('Enter');
  await panel.waitFor(() => document.activeElement?.matches('article[data-denial-id]') === true);
  for (const part of ['verdict', 'happened']) {
    await panel.press(']');
    await panel.waitFor(
      (wanted) => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') === wanted,
      part,
    );
  }
  await panel.press('Space');
  await panel.waitFor(() => document.querySelector('details[data-part=happened]')?.hasAttribute('open') === false);
  await panel.press('Space');
  await panel.waitFor(() => document.querySelector('details[data-part=happened]')?.hasAttribute('open') === true);
  await panel.press('x');
  await panel.waitFor(() => document.querySelector<HTMLInputElement>('[data-step="1"] input')?.checked === true);

  // A link to a part leads back to it, from another denial.
  await panel.press('l');
  await panel.waitFor(() =>
    /^Copied: #d\d+-happened$/.test(document.querySelector('[data-part=told]')?.textContent ?? ''),
  );
  await panel.click('[role=option][data-rule=rate-limited]');
  await expect.poll(selected).toBe('rate-limited');
  await panel.press('/');
  await panel.press('Control+v');
  await panel.press('Enter');
  await expect.poll(selected).toBe('preflight-needs-auth');
  await panel.waitFor(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') === 'happened');

  // Help and settings open, and give the focus back.
  await panel.press('?');
  await panel.waitFor(() => document.querySelector('[data-dialog=help]')?.contains(document.activeElement) === true);
  await panel.press('Escape');
  await panel.waitFor(() => document.querySelector('[data-dialog]') === null);
  await panel.press('m');
  await panel.waitFor(() => document.querySelector('[data-part=told]')?.textContent === 'Copied as Markdown');
  expect(await pasted(bench)).toContain('never carries a token');

  // Nothing is lost by a slip.
  await panel.click('[data-action=clear]');
  await panel.waitFor(() => document.querySelector('[role=option][data-rule]') === null);
  await panel.press('Control+z');
  await panel.waitFor(() => document.querySelectorAll('[role=option][data-rule]').length === 3);
});

test('every control is reached with Tab, in the order in which it is read', async ({ bench }) => {
  const { panel } = bench;
  await panel.resize(1400, 900);
  await clear(bench);
  await press(bench, 'preflight-needs-auth');
  await panel.waitFor(() => document.querySelector('[data-part=checklist]') !== null);
  const many = await panel.evaluate(() => {
    const controls = document.querySelectorAll('button, a[href], input, select, summary, [tabindex="0"]');
    const shown = [...controls].filter((one) => one.checkVisibility() && !one.matches(':disabled, [tabindex="-1"]'));
    for (const [place, control] of shown.entries()) control.setAttribute('data-place', `${place}`);
    return shown.length;
  });
  await panel.evaluate(() => document.querySelector<HTMLElement>('[data-place="0"]')?.focus());
  const reached = [0];
  for (;;) {
    await panel.press('Tab');
    // What scrolls may take the focus as well, so that it can be scrolled by keys.
    const place = await panel.evaluate(() =>
      document.hasFocus() && document.activeElement !== document.body
        ? (document.activeElement?.getAttribute('data-place') ?? 'scrolls')
        : null,
    );
    if (place === null || Number(place) <= (reached.at(-1) ?? 0)) break;
    if (place !== 'scrolls') reached.push(Number(place));
  }
  const missed = await panel.evaluate(
    (places) =>
      [...document.querySelectorAll('[data-place]')]
        .filter((control) => !places.includes(Number(control.getAttribute('data-place'))))
        .map((control) => control.outerHTML.slice(0, 120)),
    reached,
  );
  expect(missed).toEqual([]);
  expect(reached).toHaveLength(many);
});
