import { describe, expect, test } from 'vitest';
import { captured, chromium, firefox, type Plan } from '../../testing/entries.ts';
import { credentialsMode } from './credentials-mode.ts';

const CHROME = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
};
const OLD_CHROME = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
};
const FIREFOX = { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0' };

/** What the only entry of a capture tells, as a request that went to another origin. */
function told(browser: typeof chromium | typeof firefox, entry: object) {
  const [actual] = captured(browser, [entry]);
  if (actual === undefined) throw new Error('the entry was not read');
  return credentialsMode([{ preflight: null, actual }]);
}
const inChromium = (plan: Plan) => told(chromium, chromium.sent(plan));
const inFirefox = (plan: Plan) => told(firefox, firefox.sent(plan));

test('a Cookie header across origins is proof, in any browser', () => {
  for (const verdict of [inChromium({ wire: { cookie: 'a=1' } }), inFirefox({ wire: { Cookie: 'a=1' } })]) {
    expect(verdict).toMatchObject({ mode: 'include', certain: true });
  }
});

test('no Cookie header is no proof of the contrary: there may be no cookie', () => {
  expect(inFirefox({})).toMatchObject({ mode: 'unknown', certain: false });
  expect(inChromium({ site: 'same-site', wire: CHROME })).toMatchObject({ mode: 'unknown', certain: false });
  expect(inChromium({ mode: null, wire: CHROME })).toMatchObject({ mode: 'unknown', certain: false });
});

test('Authorization is a header of the page: it says nothing of the mode', () => {
  expect(inFirefox({ headers: { Authorization: 'Bearer t' } }).mode).toBe('unknown');
});

describe('Sec-Fetch-Storage-Access', () => {
  test.each(['none', 'inactive', 'active'])('%s: credentials were included', (value) => {
    expect(inChromium({ wire: { ...CHROME, 'sec-fetch-storage-access': value } })).toMatchObject({
      mode: 'include',
      certain: true,
    });
  });

  test('absent on a request to another site: they were not', () => {
    expect(inChromium({ wire: CHROME })).toMatchObject({ mode: 'omit', certain: true });
  });

  test('absent tells nothing of the same site, of older versions, of an unknown version, of provisional headers', () => {
    expect(inChromium({ site: 'same-site', wire: CHROME }).mode).toBe('unknown');
    expect(inChromium({ wire: OLD_CHROME }).mode).toBe('unknown');
    expect(inChromium({}).mode).toBe('unknown');
    expect(told(chromium, chromium.neverSent({ headers: CHROME })).mode).toBe('unknown');
  });

  test('absent in Firefox is a likelihood at most: a worker’s requests lack it, too', () => {
    expect(inFirefox({ wire: FIREFOX })).toMatchObject({ certain: false });
  });
});

describe('kinds of request that fix the mode', () => {
  test('fonts go without credentials', () => {
    expect(inChromium({ type: 'font' }).mode).toBe('omit');
    expect(inFirefox({ wire: { 'Sec-Fetch-Dest': 'font' } }).mode).toBe('omit');
  });

  test('but a font that was preloaded with credentials shows them', () => {
    expect(inChromium({ type: 'font', wire: { ...CHROME, 'sec-fetch-storage-access': 'active' } }).mode).toBe(
      'include',
    );
    expect(inChromium({ type: 'font', wire: { cookie: 'a=1' } }).mode).toBe('include');
    // <link rel=preload as=font crossorigin=use-credentials> without a cookie looks like any other font.
    expect(inChromium({ type: 'font' }).certain).toBe(false);
  });

  test('beacons go with credentials', () => {
    expect(inChromium({ type: 'ping', method: 'POST' })).toMatchObject({ mode: 'include', certain: true });
  });
});

test('a file that was saved without cookies proves nothing, and says so', () => {
  const [actual] = captured(chromium, [chromium.sent({})]);
  expect(actual?.sanitised).toBe(true);
  expect(told(chromium, chromium.sent({})).because).toMatch(/without cookies/);
});

test('of several hops across origins the one that tells is heard', () => {
  const hops = captured(firefox, [firefox.sent({}), firefox.sent({ wire: { Cookie: 'a=1' } })]).map((actual) => ({
    preflight: null,
    actual,
  }));
  expect(credentialsMode(hops).mode).toBe('include');
});
