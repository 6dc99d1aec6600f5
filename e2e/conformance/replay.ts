import fs from 'node:fs';
import * as v from 'valibot';
import { readCredentials } from '../../src/core/credentials/read.ts';
import { parseHar } from '../../src/core/har.ts';
import { denialsOf, reportOf } from '../../src/core/pipeline.ts';
import { redact } from '../../src/core/redact.ts';
import type { EngineVerdict } from '../drivers/session.ts';
import { compare } from './compare.ts';
import type { Plan } from './plan.ts';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const RecordedSchema = v.object({
  browser: v.picklist(['chromium', 'firefox']),
  recordings: v.array(
    v.object({
      plans: v.array(v.custom<Plan>(isObject)),
      words: v.array(v.tuple([v.string(), v.array(v.custom<EngineVerdict>(isObject))])),
      har: v.object({ entries: v.array(v.unknown()) }),
      listings: v.array(
        v.tuple([
          v.string(),
          v.object({ isWhole: v.boolean(), neverSent: v.boolean(), showsCredentials: v.boolean() }),
        ]),
      ),
    }),
  ),
});

/** Judges recorded runs anew, without a browser: prints how many scenarios differ, of how many. */
for (const file of process.argv.slice(2)) {
  const { browser, recordings } = v.parse(RecordedSchema, JSON.parse(fs.readFileSync(file, 'utf8')));
  let different = 0;
  let scenarios = 0;
  for (const { plans, words, har, listings } of recordings) {
    const creator = browser === 'firefox' ? 'Firefox' : 'WebInspector';
    const text = JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, ...har } });
    const { exchanges, source } = parseHar(text);
    const denials = denialsOf(exchanges.map((exchange) => redact(readCredentials(exchange, null))));
    const report = reportOf(denials, source, { browser: null, os: null, extension: null, zone: null });
    const compared = compare(browser, plans, new Map(words), report, new Map(listings));
    different += compared.filter(({ outcome }) => outcome === 'different' || outcome === 'wrong proven').length;
    scenarios += compared.length;
  }
  console.log(`${different} ${scenarios}`);
}
