import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recognitionsOf } from '../../testing/describe-recogniser.ts';
import { fixturePages } from '../../testing/fixture.ts';
import { parseHar } from '../har.ts';
import { isRefusal } from '../refusal.ts';
import harmless from './harmless.har?raw';

const folder = new URL('.', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.har') && name !== 'harmless.har')
  .map((name): [string, string] => [name.replace(/(?:\.recorded)?\.har$/, ''), name]);

/** Families whose answers pass through another one's product, or that speak its language. */
const SPEAKS_FOR: Readonly<Record<string, readonly string[]>> = {
  // ModSecurity is a module of httpd: what it denies with 403 is httpd's own page, byte for byte.
  apache: ['mod-security'],
  'amazon-s3': ['google-cloud-storage', 'cloudfront', 'minio'],
  'aws-api-gateway': ['cloudfront', 'aws-service'],
  kong: ['postgrest'],
  nginx: ['varnish'],
};

describe('every recogniser over every other family’s fixture', () => {
  test.each(fixtures)('%s: %s', (family, name) => {
    const pages = fixturePages(readFileSync(new URL(name, folder), 'utf8'));
    const strangers = pages.flatMap(({ title, har }) =>
      recognitionsOf(har)
        .flat()
        .filter(({ product, certainty, recogniser }) => {
          const isNamed = product !== null && certainty !== 'possible' && recogniser !== family;
          return isNamed && !SPEAKS_FOR[recogniser]?.includes(family);
        })
        .map(({ recogniser, rule }) => `${title}: ${recogniser} says ${rule}`),
    );
    expect(strangers).toEqual([]);
  });
});

describe('every recogniser over harmless answers', () => {
  const { exchanges } = parseHar(harmless);

  test('there are enough of them', () => {
    expect(exchanges.length).toBeGreaterThanOrEqual(200);
  });

  test('none says anything of them', () => {
    const said = recognitionsOf(harmless).flatMap((recognitions, index) =>
      recognitions.map(({ recogniser, rule }) => `${exchanges[index]?.request.url}: ${recogniser} says ${rule}`),
    );
    expect(said).toEqual([]);
  });

  test('none is a refusal', () => {
    expect(exchanges.filter(isRefusal).map(({ request }) => request.url)).toEqual([]);
  });
});
