import fs from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type { Bench } from './sessions.ts';
import { clear, press, test } from './sessions.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
}

/** What axe reports of the panel as it is: nothing, if all is well. */
async function violations({ panel }: Bench): Promise<string[]> {
  await panel.inject(AXE);
  return panel.evaluate(async () => {
    const { axe } = globalThis as typeof globalThis & { axe: Axe };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe reports nothing in the ${theme} theme: empty, list, detail, menus, dialogs`, async ({ bench }) => {
    const { session, panel } = bench;
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    await clear(bench);
    await panel.waitFor(() => document.querySelector('[data-part=empty]') !== null);
    expect(await violations(bench)).toEqual([]);

    for (const id of ['preflight-needs-auth', 'insufficient-scope', 'cors-allow-origin-mismatch'])
      await press(bench, id);
    await panel.waitFor(() => document.querySelectorAll('[role=option]').length === 3);
    await panel.click('[role=option][data-rule=insufficient-scope]');
    await panel.waitFor(() => document.querySelector('[data-part=credentials]') !== null);
    expect(await violations(bench)).toEqual([]);

    await panel.click('[role=option][data-rule=preflight-needs-auth]');
    await panel.waitFor(() => document.querySelector('[data-part=configuration]') !== null);
    expect(await violations(bench)).toEqual([]);

    for (const [key, dialog] of [
      [',', 'settings'],
      ['?', 'help'],
    ] as const) {
      await panel.press(key);
      await panel.waitFor((name) => document.querySelector(`[data-dialog=${name}]`) !== null, dialog);
      expect(await violations(bench)).toEqual([]);
      await panel.press('Escape');
      await panel.waitFor(() => document.querySelector('[data-dialog]') === null);
    }

    await panel.click('[data-action=export-menu]');
    await panel.waitFor(() => document.querySelector('[role=menu]') !== null);
    expect(await violations(bench)).toEqual([]);
    await panel.press('Escape');
  });
}
