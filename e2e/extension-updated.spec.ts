import { expect } from '@playwright/test';
import { send, test } from './capture-bench.ts';

/** What an extension's page has. */
declare const chrome: { runtime: { reload(): void } };

test('a panel whose extension was updated while DevTools are open says what to do, and keeps what it shows', async ({
  bench,
}) => {
  const { session, panel, servers } = bench;
  await send(bench, [{ url: `${servers.app}/deny/1` }]);
  await panel.waitFor(() => document.querySelectorAll('[role=option]').length === 1);
  // What an update does to the pages that are open. The answer cannot come: its page is of an extension that is gone.
  const devtools = await session.devtoolsPage();
  await devtools.evaluate(() => setTimeout(() => chrome.runtime.reload()));
  await panel.waitFor(() => document.body.textContent?.includes('Close DevTools and open it again') === true);
  expect(await panel.evaluate(() => document.querySelectorAll('[role=option]').length)).toBe(1);
  // Requests go on, and nothing breaks in the page for it.
  await send(bench, [{ url: `${servers.app}/deny/2` }]);
  expect(await panel.evaluate(() => document.querySelectorAll('[role=option]').length)).toBe(1);
});
