import { describe, expect, test } from 'vitest';
import type { Denial } from '../core/denial.ts';
import { denialsOfHar } from '../core/pipeline.ts';
import type { AnyRule } from '../core/rule.ts';
import { fixturePages } from './fixture.ts';

/** What a page's title promises: `fires: likely — …`, or `quiet: …`. */
const PROMISE = /^fires: (?<certainty>proven|likely|possible)(?: — |$)/;

/** The denials of each page of a fixture, by the page's title. */
export const denialsOfFixture = (
  har: string,
): readonly { readonly title: string; readonly denials: readonly Denial[] }[] =>
  fixturePages(har).map(({ title, har: page }) => ({ title, denials: denialsOfHar(page) }));

/**
 * Holds a rule against its fixture: it fires on every denial of `fires: CERTAINTY` pages, as sure as the title says, and
 * on none of `quiet: …` pages. `tells`: what the first firing page's sentence and facts must hold.
 */
export function describeRule(rule: AnyRule, har: string, tells: RegExp): void {
  const pages = denialsOfFixture(har);
  describe(rule.id, () => {
    test.each(pages)('$title', ({ title, denials }) => {
      const said = denials.map((denial) => rule.diagnose(denial));
      const certainty = PROMISE.exec(title)?.groups?.certainty;
      if (certainty === undefined) {
        expect(title).toMatch(/^quiet: /);
        expect(said.filter((one) => one !== null)).toEqual([]);
        return;
      }
      expect(said).not.toEqual([]);
      for (const one of said) expect(one?.evidence.certainty).toBe(certainty);
    });

    test(`tells ${tells.source}`, () => {
      const first = pages.find(({ title }) => title.startsWith('fires: '))?.denials[0];
      const said = first && rule.diagnose(first);
      const words = [said?.sentence, ...(said?.evidence.facts.map(({ where, saw }) => `${where}: ${saw}`) ?? [])];
      expect(words.join('\n')).toMatch(tells);
    });

    test('its words are whole', () => {
      for (const said of pages.flatMap(({ denials }) => denials.flatMap((denial) => rule.diagnose(denial) ?? []))) {
        expect(said.sentence).toMatch(/^\S.*[.?!"]$/s);
        expect(said.sentence).not.toMatch(/(?<!the word |origin )\b(?:undefined|null|NaN)\b|\{\w+\}|\.\./);
        for (const { step, why } of said.fix.steps)
          for (const text of [step, why]) expect(text).toMatch(/^\S.*[.!?:]$/s);
      }
    });
  });
}
