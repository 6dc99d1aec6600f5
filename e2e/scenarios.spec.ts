import { expect } from '@playwright/test';
import { firstVerdict } from './drivers/first-verdict.ts';
import { scenarios } from './lab/scenarios/index.ts';
import { clear, press, test } from './sessions.ts';

test.use({ series: 'scenarios' });

/** What the panel shows of the one denial that is in it, read from its document. */
function shown() {
  const text = (css: string) => document.querySelector(css)?.textContent?.trim() ?? null;
  const rules = [...document.querySelectorAll('[role=option]')].map((row) => row.getAttribute('data-rule'));
  return {
    rules,
    root: document.querySelector('[data-part=verdict]')?.getAttribute('data-rule') ?? null,
    sentence: text('[data-part=verdict] h2'),
    chromium: text('[data-engine=chromium]'),
    firefox: text('[data-engine=firefox]'),
    steps: document.querySelectorAll('[data-part=checklist] [data-step]').length,
  };
}

for (const scenario of scenarios) {
  test(`${scenario.id}: the panel gives the engine's own reason and the root cause`, async ({ bench }) => {
    const { session, panel } = bench;
    await clear(bench);
    await session.resetVerdicts();
    await press(bench, scenario.id);
    const expected = scenario[session.browser];
    // The engine is asked first: what we expect of the panel is its word, not ours.
    const engine = expected === null ? null : (await firstVerdict(session, `/${scenario.id}/`)).reason;
    expect(engine).toBe(expected);

    const root = scenario.rule;
    await panel.waitFor((rule) => document.querySelector('[role=option]')?.getAttribute('data-rule') === rule, root);
    await panel.click('[role=option]');
    await panel.waitFor(() => document.querySelector('[data-denial-id] [data-part=verdict] h2') !== null);
    // A request that its preflight stopped is there with what it would have carried. Firefox tells of it a while later.
    await panel.waitFor(() =>
      [...document.querySelectorAll('.flow-station[data-mark=unsent]')].every((at) => at.querySelector('button')),
    );
    // A part that proves little is folded; its content is there once it is opened.
    const folded = 'details[data-part=compared]:not([open]) > summary';
    if (await panel.evaluate((css) => document.querySelector(css) !== null, folded)) await panel.click(folded);
    const seen = await panel.evaluate(shown);

    expect(seen.rules).toEqual([root]);
    expect(seen.root).toBe(root);
    // A sentence that ends with what the answer says ends in it.
    expect(seen.sentence).toMatch(/\."?$/);
    expect(seen.steps).toBeGreaterThan(0);
    expect(seen[session.browser]).toBe(engine);
  });
}
