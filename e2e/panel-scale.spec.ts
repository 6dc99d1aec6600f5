import fs from 'node:fs';
import { expect } from '@playwright/test';
import { fillPanel, measurePanel } from './panel-bench.ts';
import { testAlone as test } from './sessions.ts';

test('ten thousand root causes are a few hundred elements, and every one can be reached', async ({ bench }) => {
  const { session, panel } = bench;
  await panel.resize(640, 900);
  await fillPanel(panel, 10_000);
  const measures = await measurePanel(panel);
  fs.mkdirSync('out', { recursive: true });
  fs.writeFileSync(`out/panel-bench-${session.browser}.json`, `${JSON.stringify(measures, null, 2)}\n`);
  expect(measures.rows).toBe(10_000);
  expect(measures.listElements).toBeLessThan(400);
  // From the filter Enter leads into the list.
  await panel.press('/');
  await panel.press('Enter');
  for (const [key, host] of [
    ['Home', 'api-0.example'],
    ['End', 'api-9999.example'],
  ] as const) {
    await panel.press(key);
    await panel.waitFor(
      (wanted) => document.querySelector('[aria-selected=true] .row-target')?.getAttribute('title')?.includes(wanted),
      host,
    );
    const seen = await panel.waitFor(() => {
      const row = document.querySelector('[role=option][aria-selected=true]')?.getBoundingClientRect();
      const list = document.querySelector('.list')?.getBoundingClientRect();
      return row && list && row.height > 0 && row.top >= list.top - 1 && row.bottom <= list.bottom + 1;
    });
    expect(seen).toBe(true);
  }
  await panel.click('[data-action=close-file]');
});
