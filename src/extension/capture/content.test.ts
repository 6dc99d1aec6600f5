import { describe, expect, it } from 'vitest';
import { contentOf } from './content.ts';

const TEXT = { text: 'why', base64: false };

describe('the text of a response', () => {
  it.each([
    ['Firefox', 'firefox', { getContent: async () => ['why', 'application/json'] }, TEXT],
    ['Chromium by itself', 'chromium', { getContent: async () => ({ content: 'why', encoding: '' }) }, TEXT],
    ['Chromium through the polyfill', 'chromium', { getContent: async () => ['why', ''] }, TEXT],
    [
      "Chromium's HAR",
      'chromium',
      { getContent: (tell?: (text: string, encoding: string) => void) => tell?.('why', '') },
      TEXT,
    ],
    ['Chromium, binary', 'chromium', { getContent: async () => ['AQI=', 'base64'] }, { text: 'AQI=', base64: true }],
    [
      'Firefox, binary',
      'firefox',
      { getContent: async () => ['AQI=', 'image/png'], response: { content: { encoding: 'base64' } } },
      { text: 'AQI=', base64: true },
    ],
    ['a body that is gone', 'chromium', { getContent: async () => ({ content: null, encoding: '' }) }, null],
    ['a body that is gone, by callback', 'chromium', { getContent: async () => [undefined, undefined] }, null],
    ['an entry without it', 'chromium', {}, null],
  ] as const)('%s', async (_, browser, entry, expected) => {
    expect(await contentOf(entry, browser)).toEqual(expected);
  });
});
