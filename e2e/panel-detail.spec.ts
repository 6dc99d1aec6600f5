import { expect } from '@playwright/test';
import { type Bench, clear, press, test } from './sessions.ts';

test.use({ series: 'panel-detail' });

/** Presses a scenario and opens its denial. */
async function show(bench: Bench, id: string): Promise<void> {
  const { panel } = bench;
  await press(bench, id);
  await panel.click(`[role=option][data-rule=${id}]`);
  await panel.waitFor((rule) => document.querySelector('[data-part=verdict]')?.getAttribute('data-rule') === rule, id);
}

const isOpen = ({ panel }: Bench, part: string, open: boolean) =>
  panel.waitFor(
    (name, wanted) => document.querySelector(`details[data-part=${name}]`)?.hasAttribute('open') === wanted,
    part,
    open,
  );

test('parts fold and stay so; a fault leads to what proves it, a station to its headers', async ({ bench }) => {
  const { panel } = bench;
  await panel.resize(1400, 900);
  await clear(bench);
  await show(bench, 'preflight-needs-auth');
  await panel.click('details[data-part=compared] > summary');
  await isOpen(bench, 'compared', false);

  // The number of a fault opens the part that proves it.
  await panel.click('.verdict-faults li:nth-child(2) [data-action=show-proof]');
  await isOpen(bench, 'compared', true);
  await panel.waitFor(
    () =>
      document.activeElement?.getAttribute('data-proof') === '2' &&
      document.activeElement.closest('[data-part]')?.getAttribute('data-part') === 'compared',
  );
  await panel.click('.verdict-faults li:nth-child(1) [data-action=show-proof]');
  await panel.waitFor(
    () =>
      document.activeElement?.getAttribute('data-proof') === '1' &&
      document.activeElement.closest('[data-part]')?.getAttribute('data-part') === 'evidence',
  );

  await isOpen(bench, 'raw', false);
  await panel.click('.flow-station[data-mark=stop] .flow-link');
  await isOpen(bench, 'raw', true);
  const shown = await panel.waitFor(() => {
    const headers = document.querySelector('#exchange-0')?.getBoundingClientRect();
    return headers && headers.top >= 0 && headers.top < innerHeight
      ? document.querySelector('#exchange-0')?.textContent
      : null;
  });
  expect(shown).toContain('OPTIONS');
  // The part was led to, and the panel around it stays where it is.
  expect(
    await panel.evaluate(() => {
      const { scrollTop, scrollHeight, clientHeight } = document.querySelector('.panel') ?? document.body;
      return { scrollTop, beyond: scrollHeight - clientHeight };
    }),
  ).toEqual({ scrollTop: 0, beyond: 0 });

  // What led there opened it once. What was folded stays folded for the next denial, until it is unfolded.
  await show(bench, 'cors-allow-origin-mismatch');
  await isOpen(bench, 'compared', false);
  await panel.click('details[data-part=compared] > summary');
  await isOpen(bench, 'compared', true);
});

test('the flow shows redirects, the engines’ names are copied to search for', async ({ bench }) => {
  const { session, panel } = bench;
  await clear(bench);
  await show(bench, 'redirect-origin-null');
  const marks = await panel.evaluate(() =>
    [...document.querySelectorAll('.flow-station')].map((station) => station.getAttribute('data-mark')),
  );
  expect(marks).toEqual(['start', 'redirect', 'stop']);
  for (const [engine, name] of [
    ['chromium', 'AllowOriginMismatch'],
    ['firefox', 'CORSAllowOriginNotMatchingOrigin'],
  ] as const) {
    const css = `[data-engine=${engine}] button`;
    // The detail comes back once the filter is empty again.
    await panel.waitFor((at, text) => document.querySelector(at)?.textContent === text, css, name);
    await panel.click(css);
    await panel.waitFor((at) => document.querySelector(at)?.textContent === 'Copied', css);
    await panel.press('/');
    await panel.press('Control+v');
    await panel.waitFor(
      (text) => document.querySelector<HTMLInputElement>('[data-part=filter] input')?.value === text,
      name,
    );
    await panel.click('[data-action=clear-filter]');
  }
  expect(session.browser).toMatch(/chromium|firefox/);
});

test('a token’s life is a line, what passed beside it is told, and steps stay ticked for their denial', async ({
  bench,
}) => {
  const { panel } = bench;
  await clear(bench);
  await show(bench, 'token-expired');
  const life = await panel.evaluate(() => {
    const line = document.querySelector('.token-life');
    return { inside: line?.getAttribute('data-inside'), text: line?.textContent ?? '' };
  });
  expect(life.inside).toBe('false');
  expect(life.text).toMatch(/request .*expired/s);

  await show(bench, 'error-without-cors-headers');
  await panel.click('details[data-part=siblings] > summary');
  await panel.waitFor(() =>
    document
      .querySelector('[data-part=siblings] .siblings')
      ?.textContent?.includes('GET /error-without-cors-headers/orders/'),
  );

  const ticked = (wanted: boolean) =>
    panel.waitFor(
      (checked) => document.querySelector<HTMLInputElement>('[data-step="1"] input')?.checked === checked,
      wanted,
    );
  await ticked(false);
  await panel.click('[data-step="1"] input');
  await ticked(true);
  await panel.click('[role=option][data-rule=token-expired]');
  await ticked(false);
  await panel.click('[role=option][data-rule=error-without-cors-headers]');
  await ticked(true);
});
