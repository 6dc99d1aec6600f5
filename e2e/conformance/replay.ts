import fs from 'node:fs';
import { readCredentials } from '../../src/core/credentials/read.ts';
import { parseHar } from '../../src/core/har.ts';
import { denialsOf, reportOf } from '../../src/core/pipeline.ts';
import { redact } from '../../src/core/redact.ts';
import type { BrowserName, EngineVerdict } from '../drivers/session.ts';
import { compare } from './compare.ts';
import type { Plan } from './plan.ts';

interface Recorded {
  readonly browser: BrowserName;
  readonly recordings: readonly {
    readonly plans: readonly Plan[];
    readonly words: readonly (readonly [string, readonly EngineVerdict[]])[];
    readonly har: { readonly entries: readonly unknown[] };
  }[];
}

/** Judges recorded runs anew, without a browser: prints how many scenarios differ, of how many. */
for (const file of process.argv.slice(2)) {
  const { browser, recordings }: Recorded = JSON.parse(fs.readFileSync(file, 'utf8'));
  let different = 0;
  let scenarios = 0;
  for (const { plans, words, har } of recordings) {
    const creator = browser === 'firefox' ? 'Firefox' : 'WebInspector';
    const text = JSON.stringify({ log: { version: '1.2', creator: { name: creator, version: '1' }, ...har } });
    const { exchanges, source } = parseHar(text);
    const denials = denialsOf(exchanges.map((exchange) => redact(readCredentials(exchange, null))));
    const report = reportOf(denials, source, { browser: null, os: null, extension: null, zone: null });
    const compared = compare(browser, plans, new Map(words), report);
    different += compared.filter(({ outcome }) => outcome === 'different' || outcome === 'wrong proven').length;
    scenarios += compared.length;
  }
  console.log(`${different} ${scenarios}`);
}
