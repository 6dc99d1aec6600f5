import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const Entry = v.object({
  /** The server's name in the table. */
  server: v.string(),
  recipe: v.string(),
  version: v.string(),
  browser: v.picklist(['chromium', 'firefox']),
  browserVersion: v.string(),
  fault: v.string(),
  /** The recipe that the checklist names. */
  chosen: v.nullable(v.string()),
  /** How many times the fix had to be applied until the page's request passed; null: it never did. */
  rounds: v.nullable(v.number()),
  /** How many parts of the fix were left out, one at a time. */
  leftOut: v.number(),
  /** How long it took. */
  seconds: v.number(),
  /** Why it was run a second time, where a browser or a server broke off the first; null where it was not. */
  again: v.nullable(v.string()),
  wrong: v.pipe(v.array(v.string()), v.readonly()),
});

/** One fault on one server in one browser. */
export type Result = v.InferOutput<typeof Entry>;

/** Where a result stands in the table. */
export type Place = Pick<Result, 'server' | 'browser' | 'fault'>;

const Stored = v.object({ stamp: v.string(), results: v.array(Entry) });

/** The results so far, one a server, fault and browser. */
export interface Results {
  readonly all: readonly Result[];
  has(one: Place): boolean;
  /** Whether it is there and nothing was wrong. */
  hasGood(one: Place): boolean;
  add(one: Result): void;
}

/** The request passed after one round, and nothing else was wrong. */
export const isGood = ({ rounds, wrong }: Result): boolean => rounds === 1 && wrong.length === 0;

const same = (a: Place, b: Place) => a.server === b.server && a.browser === b.browser && a.fault === b.fault;

/**
 * Results in a file, written after each, so that an interrupted run can go on. Those of another stamp are forgotten: the
 * stamp is of everything that is under test.
 */
export function openResults(file: string, stamp: string, resume: boolean): Results {
  let all: readonly Result[] = resume ? read(file, stamp) : [];
  return {
    get all() {
      return all;
    },
    has: (one) => all.some((other) => same(one, other)),
    hasGood: (one) => all.some((other) => same(one, other) && isGood(other)),
    add(one) {
      all = [...all.filter((other) => !same(one, other)), one];
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, JSON.stringify({ stamp, results: all }, null, 1));
    },
  };
}

function read(file: string, stamp: string): readonly Result[] {
  if (!fs.existsSync(file)) return [];
  const parsed = v.safeParse(Stored, JSON.parse(fs.readFileSync(file, 'utf8')));
  return parsed.success && parsed.output.stamp === stamp ? parsed.output.results : [];
}
