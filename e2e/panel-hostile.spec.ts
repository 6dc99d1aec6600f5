import { expect } from '@playwright/test';
import { reportWhen, send, test } from './capture-bench.ts';

const MARKUP = '<img src=x onerror="document.title=String(1)"><script>document.title=String(2)</script>';
/** Right-to-left override, isolate and zero-width space: they turn what one reads into something else. */
const BIDI = '\u202egnp.exe\u2066\u200b';
const EMOJI = '👩‍👩‍👧‍👦🏳️‍🌈';
const LONG = 'word '.repeat(1_400).trim();

test('hostile content is text, cannot reorder what is read, and is whole on demand', async ({ bench }) => {
  const { session, servers } = bench;
  const panel = await session.showPanel();
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Odd': MARKUP, 'X-Long': LONG },
    body: JSON.stringify({ note: MARKUP, name: BIDI, mood: EMOJI }),
  };
  await send(bench, [{ url: `${servers.app}/deny/hostile?q=${encodeURIComponent(MARKUP)}`, init }]);
  await reportWhen(bench, 'the denial with its body', ({ denials }) =>
    denials.some(({ exchanges }) => exchanges.some(({ response }) => (response?.body?.text ?? null) !== null)),
  );
  await panel.waitFor(() => document.querySelector('details[data-part=raw]') !== null);
  await panel.click('details[data-part=raw] > summary');
  await panel.click('details[data-part=bodies] > summary');
  // A part is drawn when it has been opened.
  await panel.waitFor((emoji) => document.querySelector('#root')?.textContent?.includes(emoji) === true, EMOJI);

  const seen = await panel.evaluate(() => ({
    title: document.title,
    markup: document.querySelectorAll('#root img, #root script').length,
    text: document.querySelector('#root')?.textContent ?? '',
    sideways: document.documentElement.scrollWidth > innerWidth,
  }));
  expect(seen.markup).toBe(0);
  expect(seen.title).not.toMatch(/^[12]$/);
  expect(seen.text).toContain(MARKUP);
  expect(seen.text).toContain(EMOJI);
  // Controls that reorder text are shown by their names, never acted upon.
  expect(seen.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/u);
  expect(seen.sideways).toBe(false);

  // Nothing that long is shown at once, and all of it when asked for.
  expect(seen.text).not.toContain(LONG);
  for (let more = await showMore(); more; more = await showMore());
  expect(await panel.evaluate(() => document.querySelector('#root')?.textContent ?? '')).toContain(LONG);

  function showMore(): Promise<boolean> {
    return panel.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('details[data-part=raw] [data-action=show-more]');
      button?.click();
      return button !== null;
    });
  }
});
