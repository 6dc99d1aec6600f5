import path from 'node:path';
import { expect } from '@playwright/test';
import { violations } from './axe.ts';
import { type Bench, clear, press, test } from './sessions.ts';

const SAMPLE = path.resolve('src/panel/empty/sample.har');

const dialogIs = ({ panel }: Bench, name: string | null) =>
  panel.waitFor(
    (wanted) => (document.querySelector('[data-dialog]')?.getAttribute('data-dialog') ?? 'none') === wanted,
    name ?? 'none',
  );

const check = async ({ panel }: Bench, what: string) => expect(await violations(panel), what).toEqual([]);

for (const theme of ['light', 'dark'] as const) {
  test(`axe reports nothing in the ${theme} theme: empty, list, detail, menus, dialogs`, async ({ bench }) => {
    const { session, panel } = bench;
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    await clear(bench);
    await panel.waitFor(() => document.querySelector('[data-part=empty]') !== null);
    await check(bench, 'empty');

    for (const id of ['preflight-needs-auth', 'insufficient-scope', 'cors-allow-origin-mismatch'])
      await press(bench, id);
    await panel.waitFor(() => document.querySelectorAll('[role=option]').length === 3);
    await panel.click('[role=option][data-rule=insufficient-scope]');
    await panel.waitFor(() => document.querySelector('[data-part=credentials]') !== null);
    await check(bench, 'a token');

    await panel.click('[role=option][data-rule=preflight-needs-auth]');
    await panel.waitFor(() => document.querySelector('[data-part=configuration]') !== null);
    await check(bench, 'a preflight');

    // All that unfolds, at once: the parts, and in them what can be tried.
    const turn = (which: string) =>
      panel.evaluate((css) => {
        for (const head of document.querySelectorAll<HTMLElement>(`.detail ${css} > summary`)) head.click();
      }, which);
    await turn('details:not([open])');
    for (const action of ['recheck', 'probe-build', 'try-fix']) await panel.click(`[data-action=${action}]`);
    await panel.waitFor(
      () =>
        document.querySelector('[data-part=try-ask]') !== null &&
        document.querySelector('[data-part=fix-impossible]') !== null,
    );
    await check(bench, 'everything unfolded');
    await turn('details[open]');
    await panel.waitFor(() => document.querySelector('.detail details[open]') === null);
    await panel.resize(320, 600);
    await check(bench, 'everything folded, where it is narrow');
    await turn('details:not([open])');
    await panel.resize(1400, 900);

    for (const [key, dialog] of [
      [',', 'settings'],
      ['?', 'help'],
    ] as const) {
      await panel.press(key);
      await dialogIs(bench, dialog);
      await check(bench, dialog);
      await panel.press('Escape');
      await dialogIs(bench, null);
    }

    await panel.click('[data-action=export-menu]');
    await panel.waitFor(() => document.querySelector('[role=menu]') !== null);
    await check(bench, 'a menu');
    await panel.click('[data-action=export-markdown]');
    await dialogIs(bench, 'preview');
    await panel.waitFor(() => document.querySelector('.export-text')?.getAttribute('aria-busy') === 'false');
    await check(bench, 'an export');
    await panel.press('Escape');
    await dialogIs(bench, null);

    // Completion of the filter, while it is open.
    await panel.press('/');
    for (const letter of 'st') await panel.press(letter);
    await panel.waitFor(() => document.querySelector('.filter-offers [role=option]') !== null);
    await check(bench, 'completions');
    await panel.click('[data-action=clear-filter]');
  });

  test(`axe reports nothing in the ${theme} theme: a file, an unknown cause, two files compared`, async ({ bench }) => {
    const { session, panel } = bench;
    await session.setTheme(theme);
    await panel.waitFor((dark) => document.documentElement.classList.contains('dark') === dark, theme === 'dark');
    await panel.setFiles('[data-field=import]', [SAMPLE]);
    await panel.waitFor(() => document.querySelector('[data-part=imported]') !== null);
    await panel.click('[role=option][data-rule=unknown]');
    await panel.waitFor(() => document.querySelector('[data-part=verdict][data-rule=unknown]') !== null);
    await check(bench, 'a file');
    await panel.setFiles('[data-field=compare-file]', [SAMPLE]);
    await panel.waitFor(() => document.querySelector('.comparison') !== null);
    await check(bench, 'a comparison');
    await panel.click('[data-action=end-comparison]');
    await panel.click('[data-action=close-file]');
    await panel.waitFor(() => document.querySelector('[data-part=imported]') === null);
    await panel.setFiles('[data-field=import]', [path.resolve('README.md')]);
    await panel.waitFor(() => document.querySelector('.banner.refuses') !== null);
    await check(bench, 'a file that cannot be read');
    await panel.click('[data-action=dismiss-failure]');
  });
}

test('the user’s own colours are used throughout, and what a ground told is told by a line', async ({ bench }) => {
  const { session, panel } = bench;
  await clear(bench);
  await press(bench, 'preflight-needs-auth');
  await panel.waitFor(() => document.querySelector('[data-part=compared] .fault') !== null);
  await session.setMedia({ forcedColors: true, reducedMotion: false });
  try {
    await panel.waitFor(() => matchMedia('(forced-colors: active)').matches);
    const seen = await panel.evaluate(() => {
      const system = (color: string) => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.color = color;
        const { color: computed } = getComputedStyle(probe);
        probe.remove();
        return computed;
      };
      const style = (css: string) => {
        const element = document.querySelector(css);
        if (!element) throw new Error(`nothing is ${css}`);
        return getComputedStyle(element);
      };
      const chosen = style('[role=option][aria-selected=true]');
      return {
        text: [style('.verdict h2').color, system('CanvasText')],
        fix: [style('button.primary').color, system('ButtonText')],
        fault: [style('.compared .fault').color, system('CanvasText')],
        wire: [style('.flow-wire').stroke, system('CanvasText')],
        stop: [style('.flow-node.stop > circle').fill, system('Highlight')],
        cross: [style('.flow-cross').stroke, system('HighlightText')],
        chosen: [
          `${chosen.outlineStyle} ${chosen.outlineWidth} ${chosen.outlineColor}`,
          `solid 2px ${system('Highlight')}`,
        ],
        needed: [style('.compared ins').borderBottomStyle, 'solid'],
      };
    });
    for (const [what, [is, wanted]] of Object.entries(seen)) expect(is, what).toBe(wanted);
  } finally {
    await session.setMedia({ forcedColors: false, reducedMotion: false });
    await panel.waitFor(() => !matchMedia('(forced-colors: active)').matches);
  }
});

test('nothing moves for whoever wants little motion', async ({ bench }) => {
  const { session, panel } = bench;
  await clear(bench);
  await press(bench, 'preflight-needs-auth');
  await panel.waitFor(() => document.querySelector('[data-part=happened] summary') !== null);
  const moving = () =>
    panel.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const moves = transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0);
          return moves || animationName !== 'none' || scrollBehavior === 'smooth';
        })
        .map((element) => element.closest('[data-part]')?.getAttribute('data-part') ?? element.tagName),
    );
  // Who has not said so sees parts unfold: the test sees what it looks for.
  await session.setMedia({ forcedColors: false, reducedMotion: false });
  await panel.waitFor(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  expect(await moving()).toContain('happened');
  await session.setMedia({ forcedColors: false, reducedMotion: true });
  try {
    await panel.waitFor(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
    expect(await moving()).toEqual([]);
  } finally {
    await session.setMedia({ forcedColors: false, reducedMotion: false });
  }
});
