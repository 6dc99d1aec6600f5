import { describe, expect, it } from 'vitest';
import { systemFromUserAgent, versionFromUserAgent } from './user-agent.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0';

describe('browser and system', () => {
  it.each([
    [FIREFOX, 'Firefox 153.0', 'Linux x86_64'],
    [EDGE, 'Microsoft Edge 156.0.0.0', 'Windows NT 10.0'],
    [MAC, 'Firefox 153.0', 'Intel Mac OS X 10.15'],
    [SAFARI, 'Safari 17.4', 'Intel Mac OS X 10_15_7'],
    ['something else', null, null],
  ])('are read from %s', (userAgent, version, system) => {
    expect([versionFromUserAgent(userAgent), systemFromUserAgent(userAgent)]).toEqual([version, system]);
  });
});
