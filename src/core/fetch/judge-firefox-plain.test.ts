import { describe, expect, test } from 'vitest';
import { captured, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { denialOf } from '../denial.ts';

function denied(...entries: readonly object[]) {
  const denials = correlate(captured(firefox, entries)).flatMap((chain) => denialOf(chain, 'd') ?? []);
  expect(denials.length).toBeLessThan(2);
  return denials[0] ?? null;
}

describe('to the page’s own origin, without Origin and Sec-Fetch headers, as over plain http', () => {
  const own = 'http://app.test/orders';
  const other = 'http://user:pass@cdn.test/orders';
  const redirect = (headers: Record<string, string>) =>
    firefox.sent({
      url: own,
      origin: null,
      mode: null,
      headers: { ...headers, Referer: 'http://app.test/' },
      status: 308,
      answer: { Location: other },
      time: 2,
    });
  const notFollowed = firefox.neverSent({ method: 'GET', url: other, start: 3 });

  // Measured: CORSDidNotSucceed2.
  test('a header that only scripts can set tells a request in CORS mode: its redirect with a user name is refused', () => {
    expect(denied(redirect({ 'X-Requested-With': 'XMLHttpRequest' }), notFollowed)?.cors).toMatchObject({
      blocked: true,
      certainty: 'likely',
      firefox: 'CORSDidNotSucceed2',
    });
  });
  test('without one it may be an element’s or a navigation, and is no denial', () => {
    expect(denied(redirect({}))).toBeNull();
  });

  // An image's and a navigation's would have been: HTTP-redirect fetch, step 9, is of CORS mode alone.
  test('without one the row of the redirect that was not followed tells it, however its user name is written', () => {
    for (const url of [other, 'http://user:@cdn.test/orders'])
      expect(denied(redirect({}), firefox.neverSent({ method: 'GET', url, start: 3 }))?.cors).toMatchObject({
        blocked: true,
        certainty: 'likely',
        firefox: 'CORSDidNotSucceed2',
      });
  });

  test('without one a redirect that was followed is no denial', () => {
    const followed = firefox.sent({ url: other, origin: null, mode: null, start: 3 });
    expect(denied(redirect({}), followed)).toBeNull();
  });
});
