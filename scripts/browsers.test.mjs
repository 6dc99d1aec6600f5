import { expect, test } from 'vitest';
import { findChromium, findFirefox } from './browsers.mjs';

/**
 * A Linux machine with these programs: path → what `--version` prints, null for one that does not start.
 *
 * @param {Record<string, string | null>} programs
 * @param {{ env?: Record<string, string>, links?: Record<string, string>, playwright?: string }} [more]
 */
const machine = (programs, { env = {}, links = {}, playwright } = {}) => ({
  env: { PATH: '/usr/local/bin:/usr/bin', ...env },
  platform: 'linux',
  resolve: (/** @type {string} */ file) => (file in programs ? (links[file] ?? file) : null),
  version: (/** @type {string} */ file) => programs[file] ?? null,
  playwrightChromium: () => playwright ?? null,
});

const CHROMIUM = { '/usr/bin/chromium': 'Chromium 156.0' };

test('CHROME_PATH goes before everything', () => {
  const found = findChromium(machine({ ...CHROMIUM, '/opt/c': 'Chromium 150.0' }, { env: { CHROME_PATH: '/opt/c' } }));
  expect(found).toBe('/opt/c');
});

test('a CHROME_PATH that does not start is said, not passed over', () => {
  expect(() => findChromium(machine(CHROMIUM, { env: { CHROME_PATH: '/opt/none' } }))).toThrow(
    /CHROME_PATH.*\/opt\/none/,
  );
});

test("PATH goes before Playwright's own", () => {
  const playwright = '/cache/chrome';
  expect(findChromium(machine({ ...CHROMIUM, [playwright]: 'Chromium 1' }, { playwright }))).toBe('/usr/bin/chromium');
  expect(findChromium(machine({ [playwright]: 'Chromium 1' }, { playwright }))).toBe(playwright);
});

test("Playwright's own is taken only when it was downloaded", () => {
  expect(findChromium(machine({}, { playwright: '/cache/chrome' }))).toBeNull();
});

test('branded Google Chrome is passed over: it ignores --load-extension', () => {
  expect(findChromium(machine({ '/usr/bin/google-chrome': 'Google Chrome 156.0' }))).toBeNull();
});

test("Ubuntu's placeholder, which does not start, and a snap are passed over", () => {
  const playwright = '/cache/chrome';
  const programs = {
    '/usr/bin/chromium-browser': null,
    '/usr/bin/chromium': 'Chromium 156.0 snap',
    [playwright]: 'Chromium 1',
  };
  expect(findChromium(machine(programs, { playwright, links: { '/usr/bin/chromium': '/usr/bin/snap' } }))).toBe(
    playwright,
  );
});

test('a Firefox too old for the extension is passed over', () => {
  const old = { '/usr/bin/firefox-esr': 'Mozilla Firefox 140.5.0esr' };
  expect(findFirefox(machine(old))).toBeNull();
  expect(findFirefox(machine({ ...old, '/usr/bin/firefox': 'Mozilla Firefox 153.0' }))).toBe('/usr/bin/firefox');
});
