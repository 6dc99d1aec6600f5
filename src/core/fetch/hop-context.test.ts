import { describe, expect, test } from 'vitest';
import { API, APP, captured, chromium, firefox } from '../../testing/entries.ts';
import { correlate } from '../correlate.ts';
import { hopContexts, methodOf, requestOrigin, urlOf } from './hop-context.ts';

function chainOf(browser: typeof chromium | typeof firefox, ...entries: readonly object[]) {
  const [chain, ...others] = correlate(captured(browser, entries));
  if (chain === undefined || others.length > 0) throw new Error('not one chain');
  return chain;
}

describe('the origin that a request was made from', () => {
  test('its Origin header', () => {
    expect(requestOrigin(chainOf(firefox, firefox.sent({ origin: 'https://frame.example' })))).toBe(
      'https://frame.example',
    );
  });

  test('that of its preflight, where it was never sent', () => {
    const entries = [
      chromium.preflight({ status: 403, start: 1, origin: 'https://frame.example' }),
      chromium.neverSent({}),
    ];
    expect(requestOrigin(chainOf(chromium, ...entries))).toBe('https://frame.example');
  });

  test('its own URL’s, where a request of a script was sent without the header', () => {
    expect(requestOrigin(chainOf(firefox, firefox.sent({ url: `${APP}/x`, origin: null, site: 'same-origin' })))).toBe(
      APP,
    );
    expect(
      requestOrigin(chainOf(chromium, chromium.sent({ url: 'http://a.example/', origin: null, mode: null }))),
    ).toBe('http://a.example');
  });

  test('the Referer’s, else the page’s, where it was never sent and nothing else tells', () => {
    const headers = { Referer: 'https://frame.example/x' };
    expect(requestOrigin(chainOf(chromium, chromium.neverSent({ headers })))).toBe('https://frame.example');
    const entry = chromium.neverSent({});
    expect(requestOrigin(chainOf(chromium, { ...entry, request: { ...entry.request, headers: [] } }))).toBe(APP);
  });

  test('unknown where nothing tells', () => {
    expect(requestOrigin(chainOf(firefox, firefox.neverSent({})))).toBeNull();
  });
});

describe('along redirects', () => {
  const B = 'https://cdn.example/x';

  test('the origin is null after a hop from one foreign origin to another, said or not', () => {
    for (const origin of ['null', null]) {
      const contexts = hopContexts(
        chainOf(
          firefox,
          firefox.sent({ status: 302, time: 4, answer: { Location: B } }),
          firefox.sent({ url: B, origin, start: 5 }),
        ),
      );
      expect(contexts.map((context) => [context.origin, context.crossOrigin])).toEqual([
        [APP, true],
        ['null', true],
      ]);
    }
  });

  test('once foreign, always foreign: back at the own origin the check is made as well', () => {
    const contexts = hopContexts(
      chainOf(
        firefox,
        firefox.sent({ status: 302, time: 4, answer: { Location: `${APP}/x` } }),
        firefox.sent({ url: `${APP}/x`, origin: 'null', start: 5 }),
      ),
    );
    expect(contexts.map(({ crossOrigin }) => crossOrigin)).toEqual([true, true]);
  });

  test('from the own origin to another the origin stays', () => {
    const contexts = hopContexts(
      chainOf(
        firefox,
        firefox.sent({
          url: `${APP}/x`,
          origin: null,
          site: 'same-origin',
          status: 302,
          time: 4,
          answer: { Location: API },
        }),
        firefox.sent({ start: 5 }),
      ),
    );
    expect(contexts.map((context) => [context.origin, context.crossOrigin])).toEqual([
      [APP, false],
      [APP, true],
    ]);
  });
});

test('an opaque origin is foreign everywhere', () => {
  const [context] = hopContexts(chainOf(firefox, firefox.sent({ url: `${APP}/x`, origin: 'null' })));
  expect(context).toMatchObject({ origin: 'null', crossOrigin: true });
});

test('method and URL of a hop whose request was not captured are the preflight’s', () => {
  const { hops } = chainOf(firefox, firefox.preflight({ method: 'PATCH', status: 403 }));
  expect([methodOf(hops[0]), urlOf(hops[0])]).toEqual(['PATCH', API]);
});
