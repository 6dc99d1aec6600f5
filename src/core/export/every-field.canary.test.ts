import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canary, ENCODINGS, type Encoding, leaksOf } from '../../testing/canary.ts';
import { changed, everyExport, type Place, stringsIn, WAYS } from '../../testing/canary-places.ts';
import { har } from '../../testing/har-canary.ts';
import { correlationIdHeaders } from '../correlation-ids.ts';
import { analyzeHar } from '../pipeline.ts';
import { forExport } from './gate.ts';
import { toHar } from './har.ts';
import { toHtml } from './html.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

const SOURCES = new URL('../../', import.meta.url);

interface Fixture {
  readonly name: string;
  readonly file: unknown;
  readonly places: readonly Place[];
}

function fixture(name: string): Fixture {
  const file: unknown = JSON.parse(readFileSync(new URL(name, SOURCES), 'utf8').replace(/^\uFEFF/, ''));
  return { name, file, places: stringsIn(file).filter((place) => !passes(file, place)) };
}

/** Host names and the ids that find a line in a log stay: the policy says why. */
function passes(file: unknown, place: Place): boolean {
  const header: unknown = place.slice(0, -1).reduce(member, file);
  const named = typeof header === 'object' && header !== null && 'name' in header ? String(header.name) : '';
  return place.at(-1) === 'value' && PASSED.has(named.toLowerCase());
}
const PASSED: ReadonlySet<string> = new Set([
  ...correlationIdHeaders,
  'origin',
  'access-control-allow-origin',
  'host',
  ':authority',
]);

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** A refused request with every field that exporters write, standard or their own; beside it all that rules and readers are tested with. */
const FILES = [
  'testing/every-field.har',
  ...['har', 'rules'].flatMap((folder) =>
    readdirSync(new URL(`core/${folder}/`, SOURCES)).map((name) => `core/${folder}/${name}`),
  ),
]
  .filter((name) => name.endsWith('.har'))
  .map(fixture);

/** Files and places by number: a counterexample that holds the file is too long to be read. */
const placed = fc
  .oneof(fc.constant(0), fc.nat(FILES.length - 1))
  .chain((file) => fc.tuple(fc.constant(file), fc.nat((FILES[file]?.places.length ?? 1) - 1)));

test('no twelve characters of a secret in any field of a file survive in any export', () => {
  fc.assert(
    fc.property(
      placed,
      fc.constantFrom(...WAYS),
      fc.constantFrom(...(Object.keys(ENCODINGS) as Encoding[])),
      canary,
      fc.nat(9),
      ([number, index], way, encoding, secret, at) => {
        const { name, file, places } = FILES[number] ?? { name: '', file: null, places: [] };
        const place = places[index] ?? [];
        const leak = leaksOf(secret);
        const changedFile = changed(file, place, (text) => way(text, ENCODINGS[encoding](secret), at));
        for (const text of everyExport(forExport(analyzeHar(JSON.stringify(changedFile))))) {
          expect(leak(text), `${name}: ${place.join('.')}`).toBeNull();
        }
      },
    ),
    // A shrunk secret looks like none.
    { numRuns: 700, endOnFailure: true },
  );
}, 300_000);

test('the ids that find a line in a log survive in every export', () => {
  const ids = { 'X-Request-Id': '0HN8Q2K4J5T6V:00000003', 'CF-RAY': '8e5f1c2d3a4b5c6d-FRA' };
  const report = forExport(analyzeHar(har({ answered: ids })));
  for (const text of [toJson(report), toMarkdown(report), toHar(report), toHtml(report)]) {
    for (const id of Object.values(ids)) expect(text).toContain(id);
  }
});
