import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePages } from '../../src/testing/fixture.ts';
import { fixtureOf, recite, titleOf } from './fixture.ts';
import { neutral } from './neutral.ts';
import type { Ask, Recording } from './recording.ts';
import type { Recorded } from './send.ts';
import { recordings } from './software/index.ts';

const recording: Recording = {
  ...{ recogniser: 'nginx', product: 'nginx', layer: 'web-server', asks: [] },
  docs: 'https://nginx.org/en/docs/http/ngx_http_access_module.html',
  software: { version: ['nginx', '-v'], files: () => ({}), command: () => ['nginx'] },
};
const ask: Ask = { how: 'deny all', path: '/denied', says: { rule: 'access-rule', certainty: 'likely' } };

const answer = (date: string, id: string, body = 'Denied', status = 403, allow = 'GET,POST'): Recorded => ({
  startedDateTime: new Date(date).toISOString(),
  ...{ url: 'http://api.example/denied', method: 'GET', sent: [], status, statusText: '', body: Buffer.from(body) },
  received: [
    { name: 'Date', value: new Date(date).toUTCString() },
    { name: 'X-Request-Id', value: id },
    { name: 'Allow', value: allow },
    { name: 'Content-Length', value: String(body.length) },
  ],
});

const ID = '1b4c9e37-e6b8-40e2-a90a-3750068ad38f';
const first = answer('2026-11-28T06:00:00Z', ID);
const write = (recorded: Recorded, former: string | null, version = 'nginx/1.22.1', one = ask) =>
  fixtureOf([recite(recording, version, one, recorded)], former);
const before = write(first, null);

describe('recording once more', () => {
  test('other dates and ids change nothing', () => {
    const again = answer('2027-03-01T07:08:09Z', '479cbfa9-b419-4ec9-96bb-8e28f6c0c26f');
    expect(write(again, before)).toBe(before);
  });

  test('the same methods in another order change nothing', () => {
    expect(write(answer('2026-11-28T06:00:00Z', ID, undefined, undefined, 'POST,GET'), before)).toBe(before);
  });

  test.each([
    ['another method', () => write(answer('2026-11-28T06:00:00Z', ID, undefined, undefined, 'GET,PUT'), before), 'PUT'],
    ['another page', () => write(answer('2026-11-28T06:00:00Z', 'a', 'Not for you'), before), 'Not for you'],
    ['another status', () => write(answer('2026-11-28T06:00:00Z', 'a', 'Denied', 405), before), '405'],
    ['another version', () => write(first, before, 'nginx/1.26.0'), 'nginx/1.26.0'],
    [
      'another label',
      () => write(first, before, undefined, { ...ask, says: { rule: 'ip-denied', certainty: 'likely' } }),
      'ip-denied',
    ],
  ])('%s is written', (_, record, news) => {
    expect(before).not.toContain(news);
    expect(record()).toContain(news);
  });
});

test('no folder and no port of this machine is kept, and the length is that of what is', () => {
  const machine = { folder: `${process.cwd()}/.cache/recipes/0a/run-x/server`, ports: [43_210] };
  const recorded = answer('2026-11-28T06:00:00Z', 'a', `at ${machine.folder}/main.mjs, port 43210`);
  const { body, received } = neutral({ ...recorded, url: 'http://api.example:43210/' }, machine);
  expect(body.toString()).toBe('at /srv/app/main.mjs, port 48080');
  expect(received).toContainEqual({ name: 'Content-Length', value: String(body.length) });
});

describe('what was recorded is labelled as a new recording would be', () => {
  test.each([...new Set(recordings.map(({ recogniser }) => recogniser))])('%s', (recogniser) => {
    const file = new URL(`../../src/core/recognisers/${recogniser}.recorded.har`, import.meta.url);
    const titles = recordings
      .filter((recording) => recording.recogniser === recogniser)
      .flatMap((recording) => recording.asks.map((one) => titleOf(recording, one)));
    expect(fixturePages(readFileSync(file, 'utf8')).map(({ title }) => title)).toEqual(titles);
  });
});
