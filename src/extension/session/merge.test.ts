import { expect, it } from 'vitest';
import { API, chromiumEntry, chromiumNeverSent, chromiumPreflight } from '../fixture/entries.ts';
import { redacted } from '../fixture/exchanges.ts';
import { exchangesOf } from './case-index.ts';
import { mergeExchanges } from './merge.ts';
import { EMPTY_SESSION, isDenied } from './session.ts';

it('puts every one of many requests together that were redirected to one place at once, however late its last part comes', () => {
  const numbers = Array.from({ length: 50 }, (_, n) => n);
  const part = (kind: number, n: number, entry: object) => redacted(entry, `c1-${kind}-${n}`, kind * 100 + n);
  const redirect = (n: number) =>
    chromiumEntry({ method: 'PUT', url: `${API}/old/${n}`, status: 308, redirectUrl: '/orders', at: n });
  const early = numbers.flatMap((n) => [
    part(0, n, redirect(n)),
    part(1, n, chromiumPreflight({ status: 403, at: n + 60 })),
  ]);
  const late = numbers.map((n) => part(2, n, chromiumNeverSent({ at: n + 55 })));
  const session = [early, late.slice(0, 7), late.slice(7)].reduce(mergeExchanges, EMPTY_SESSION);
  const denied = [...session.cases.values()].filter(isDenied);
  expect(denied.map((one) => exchangesOf(one).map(({ id }) => id.slice(0, 4)))).toEqual(
    numbers.map(() => ['c1-0', 'c1-1', 'c1-2']),
  );
});
