import { expect } from '@playwright/test';
import { reportWhen, send, test } from './capture-bench.ts';

test('what the settings say is masked, cut and left out, from the next request on, and stays so', async ({ bench }) => {
  const { session, servers } = bench;
  const panel = await session.showPanel();
  const open = async () => {
    await panel.click('[data-action=settings]');
    await panel.waitFor(() => document.querySelector('[data-dialog=settings]') !== null);
  };
  await open();
  await panel.type('[data-field=mask-names] textarea', 'X-Tenant, customer');
  await panel.click('[data-field=body-limit] label:nth-of-type(1)');
  await panel.press('Escape');
  await panel.waitFor(() => document.querySelector('[data-dialog]') === null);

  const init = { headers: { 'X-Tenant': 'acme-corp' } };
  await send(bench, [{ url: `${servers.app}/deny/masked?customer=acme-corp`, init }]);
  const report = await reportWhen(bench, 'the denial', ({ denials }) => denials.length === 1);
  expect(JSON.stringify(report)).not.toContain('acme-corp');
  expect(report.denials[0]?.request.url).toContain('customer=[own:9]');
  expect(report.denials[0]?.exchanges[0]?.response?.body?.text ?? null).toBeNull();

  // What does not count is left out at once, and there again.
  await panel.waitFor(() => document.querySelector('[role=option][data-rule]') !== null);
  await open();
  await panel.click('[data-field=counts] input[value="403"]');
  await panel.waitFor(() => document.querySelector('[role=option][data-rule]') === null);
  await panel.press('Escape');
  await session.killBackground();
  await open();
  const kept = await panel.evaluate(() => ({
    names: document.querySelector<HTMLTextAreaElement>('[data-field=mask-names] textarea')?.value,
    forbidden: document.querySelector<HTMLInputElement>('[data-field=counts] input[value="403"]')?.checked,
  }));
  expect(kept).toEqual({ names: 'X-Tenant, customer', forbidden: false });
  await panel.click('[data-field=counts] input[value="403"]');
  await panel.press('Escape');
  await panel.waitFor(() => document.querySelector('[role=option][data-rule]') !== null);
});
