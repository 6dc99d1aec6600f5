import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixturePages } from '../../testing/fixture.ts';
import { analyzeHar } from '../pipeline.ts';
import { MISSED } from './missed.ts';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.har'));

/** `true: CAUSE|CAUSE @ LAYER|LAYER — what it is`; `-` for the layer where the browser blocked it. */
const LABEL = /^true: (?<causes>[\w|-]+) @ (?<layers>[\w|-]+) — (?<name>.+)$/;

/**
 * Real refusals, labelled from what the product's documentation says of them or from what the thread came to, before Clearance was run
 * on them: the page's comment is the source.
 */
describe.each(files)('%s', (file) => {
  const cases = fixturePages(readFileSync(new URL(file, folder), 'utf8')).map(({ title, comment, har }) => {
    const { causes = '', layers = '', name = title } = LABEL.exec(title)?.groups ?? {};
    return { name, causes: causes.split('|'), layers: layers.split('|'), source: comment, har };
  });

  test.each(cases)('$name', ({ name, causes, layers, source, har }) => {
    expect(source).toMatch(/^https:\/\//);
    const denial = analyzeHar(har).denials.at(-1);
    const { refusal, diagnoses = [] } = denial ?? {};
    const [first] = diagnoses;
    const isBlocked = layers[0] === '-';
    const cause = isBlocked ? first?.rule : refusal?.cause;
    const ranked: readonly string[] = diagnoses.slice(0, 3).map(({ rule }) => rule);
    const missed = [
      ...(causes.includes(cause ?? '') ? [] : [`cause of ${name}`]),
      ...(isBlocked || layers.includes(refusal?.layer ?? '') ? [] : [`layer of ${name}`]),
      ...(causes.some((one) => ranked.includes(one)) ? [] : [`rank of ${name}`]),
    ];
    expect(missed).toEqual([...MISSED].filter((miss) => miss.endsWith(` of ${name}`)));
    if (refusal?.certainty === 'proven') expect(causes).toContain(refusal.cause);
    // Where the browser blocked it, its own reason is proven, and the root cause behind it may not be.
    if (!isBlocked && first?.certainty === 'proven') expect(causes).toContain(first.rule);
  });
});

test('what is missed is a case', () => {
  const names = files.flatMap((file) =>
    fixturePages(readFileSync(new URL(file, folder), 'utf8')).map(({ title }) => LABEL.exec(title)?.groups?.name),
  );
  for (const miss of MISSED) expect(names).toContain(miss.replace(/^(?:cause|layer|rank) of /, ''));
});
