import { describe, expect, it, vi } from 'vitest';
import { systemFromUserAgent, versionFromUserAgent } from './environment.ts';

vi.mock('./devtools-api.ts', () => ({ extensionVersion: () => '1.0.0' }));

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0';
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:153.0) Gecko/20100101 Firefox/153.0';

describe('where this runs', () => {
  it.each([
    [FIREFOX, 'Firefox 153.0', 'Linux x86_64'],
    [EDGE, 'Microsoft Edge 156.0.0.0', 'Windows NT 10.0'],
    [MAC, 'Firefox 153.0', 'Intel Mac OS X 10.15'],
    ['something else', null, null],
  ])('is read from %s', (userAgent, version, system) => {
    expect([versionFromUserAgent(userAgent), systemFromUserAgent(userAgent)]).toEqual([version, system]);
  });
});
