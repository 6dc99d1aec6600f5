import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePages } from '../../testing/fixture.ts';
import type { Recogniser } from '../recogniser.ts';
import { recognisers } from './index.ts';

const folder = new URL('.', import.meta.url);
const stems = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -'.ts'.length))
  .sort();

test('the folder is the list', () => {
  expect(recognisers.map(({ id }) => id).sort()).toEqual(stems);
});

describe.each(recognisers.map((recogniser): [string, Recogniser] => [recogniser.id, recogniser]))(
  '%s',
  (id, recogniser) => {
    test('has a test, and a fixture with a firing and a quiet page, each with its source', () => {
      expect(existsSync(new URL(`${id}.test.ts`, folder))).toBe(true);
      const pages = [`${id}.har`, `${id}.recorded.har`]
        .map((name) => new URL(name, folder))
        .filter((file) => existsSync(file))
        .flatMap((file) => fixturePages(readFileSync(file, 'utf8')));
      expect(pages.some(({ title }) => title.startsWith('fires: '))).toBe(true);
      expect(pages.some(({ title }) => title.startsWith('quiet: '))).toBe(true);
      for (const { title, comment } of pages) expect(comment, title).not.toBe('');
    });

    test('cites its sources', () => {
      for (const url of recogniser.docs) expect(url).toMatch(/^https:\/\/\S+$/);
    });

    test('every marker asks for more than a status that many send', () => {
      for (const { match, certainty, rule } of recogniser.markers) {
        const asks = [
          match.header,
          match.challenge,
          match.body,
          match.json,
          match.says,
          match.reasonPhrase,
          match.cookie,
        ].some((part) => part !== undefined);
        const isStatusItself = [
          'rate-limited',
          'proxy-authentication',
          'unavailable-for-legal-reasons',
          'csrf-token',
          'quota-or-billing',
          'request-shape',
        ];
        expect(asks || (certainty !== 'proven' && isStatusItself.includes(rule)), rule).toBe(true);
      }
    });

    test('names headers in lower case', () => {
      const names = [
        ...recogniser.markers.flatMap(({ match, reads }) => [
          ...Object.keys(match.header ?? {}),
          ...Object.keys(reads?.header ?? {}),
        ]),
        ...('carries' in recogniser ? (recogniser.carries ?? []).flatMap(({ header }) => Object.keys(header)) : []),
        ...(recogniser.headers ?? []),
      ];
      for (const name of names) expect(name).toBe(name.toLowerCase());
    });
  },
);
