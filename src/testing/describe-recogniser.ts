import { describe, expect, test } from 'vitest';
import { readCredentials } from '../core/credentials/read.ts';
import { parseHar } from '../core/har.ts';
import { recognise } from '../core/recognise.ts';
import type { Recogniser, Recognition } from '../core/recogniser.ts';
import { redact } from '../core/redact.ts';
import { fixturePages } from './fixture.ts';

/** What a page's title promises: `fires: insufficient-scope @ framework, proven`, then anything after a dash. */
const PROMISE = /^fires: (?<rule>[\w-]+) @ (?<layer>[\w-]+), (?<certainty>proven|likely|possible)(?: — |$)/;

/** What all recognisers say of each exchange of a HAR, after the first gate: secrets are masked. */
export const recognitionsOf = (har: string): readonly (readonly Recognition[])[] =>
  parseHar(har).exchanges.map((exchange) => recognise(redact(readCredentials(exchange, null)), exchange.role));

/**
 * Holds a recogniser against its fixtures, the written and the recorded: on each `fires: RULE @ LAYER, CERTAINTY` page it says exactly this of the last
 * exchange, and no recogniser is heard before it unless it is a mere possibility; on each `quiet: …` page it says nothing.
 */
export function describeRecogniser(recogniser: Recogniser, ...hars: readonly string[]): void {
  describe(recogniser.id, () => {
    for (const page of hars.flatMap(fixturePages)) {
      test(page.title, () => {
        const recognitions = recognitionsOf(page.har).flat();
        const own = recognitions.filter((one) => one.recogniser === recogniser.id);
        const promised = PROMISE.exec(page.title)?.groups;
        if (promised === undefined) {
          expect(page.title).toMatch(/^quiet: /);
          expect(own).toEqual([]);
          return;
        }
        const { rule, layer, certainty, product } = own.at(-1) ?? {};
        expect({ rule, layer, certainty }).toEqual({ ...promised });
        if (page.product !== null) expect(product).toBe(page.product);
        if (certainty !== 'possible') expect(recognitions[0]?.recogniser).toBe(recogniser.id);
        for (const { means, fix } of own) expect(`${means} ${fix}`).not.toMatch(/\{\w+\}/);
      });
    }
  });
}
