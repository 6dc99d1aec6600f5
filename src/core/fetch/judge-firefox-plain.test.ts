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
  const redirected = (headers: Record<string, string>) =>
    denied(
      firefox.sent({
        url: own,
        origin: null,
        mode: null,
        headers: { ...headers, Referer: 'http://app.test/' },
        status: 308,
        answer: { Location: other },
        time: 2,
      }),
      firefox.neverSent({ method: 'GET', url: other, start: 3 }),
    );

  // Measured: CORSDidNotSucceed2.
  test('a header that only scripts can set tells a request in CORS mode: its redirect with a user name is refused', () => {
    expect(redirected({ 'X-Requested-With': 'XMLHttpRequest' })?.cors).toMatchObject({
      blocked: true,
      certainty: 'likely',
      firefox: 'CORSDidNotSucceed2',
    });
  });
  test('without one it may be an element’s or a navigation, and is no denial', () => {
    expect(redirected({})).toBeNull();
  });
});
