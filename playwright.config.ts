import { defineConfig } from '@playwright/test';

/**
 * `browserName` says which of our own drivers (e2e/drivers) a test takes: DevTools must be open in the browser, which
 * Playwright's own fixtures cannot do. Tests use neither `page` nor `context` of Playwright's.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'out/playwright',
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'out/playwright.json' }]],
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    { name: 'firefox', use: { browserName: 'firefox' } },
  ],
});
