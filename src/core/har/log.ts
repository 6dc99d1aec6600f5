import * as v from 'valibot';
import type { Browser } from '../exchange.ts';

const text = v.fallback(v.string(), '');
const NameAndVersion = v.fallback(
  v.object({ name: text, version: v.fallback(v.pipe(v.union([v.string(), v.number()]), v.transform(String)), '') }),
  { name: '', version: '' },
);
const LogSchema = v.object({
  creator: NameAndVersion,
  browser: NameAndVersion,
  pages: v.fallback(v.array(v.fallback(v.object({ id: text, title: text }), { id: '', title: '' })), []),
});

/** What a HAR file says of itself. */
export type Log = v.InferOutput<typeof LogSchema>;

const SHAPE = 'a HAR file is {"log": {"entries": […]}}';

/** The log of a parsed file, or what the file lacks to be a HAR, one line. https://w3c.github.io/web-performance/specs/HAR/Overview.html */
export function readLog(file: unknown): Log | string {
  if (Array.isArray(file)) return `log.entries is missing: the file is an array, ${SHAPE}`;
  if (!isRecord(file)) return `log.entries is missing: the file is not an object, ${SHAPE}`;
  if (!('log' in file)) return `log.entries is missing: ${whatItIs(file)}`;
  const { log } = file;
  if (Array.isArray(log)) return `log.entries is missing: log is an array, ${SHAPE}`;
  if (!isRecord(log)) return `log.entries is missing: log is not an object, ${SHAPE}`;
  if (!('entries' in log)) return 'log.entries is missing';
  if (!Array.isArray(log.entries)) return `log.entries is not an array, ${SHAPE}`;
  return v.parse(LogSchema, log);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function whatItIs(file: Readonly<Record<string, unknown>>): string {
  if (file.format === 'clearance-report') return 'this is a Clearance report, not the capture it was made from';
  if ('entries' in file) return `entries stands at the top, ${SHAPE}`;
  if ('request' in file) return `this is a single entry, ${SHAPE}`;
  return `the file has no log, ${SHAPE}`;
}

/** The creator as a report names it: `WebInspector 537.36`. Null where the file has none. */
export function creatorOf({ creator }: Log): string | null {
  return [creator.name, creator.version].filter(Boolean).join(' ') || null;
}

/** Engines by the names that exporters and browsers give themselves. The first that matches decides. */
const ENGINES: readonly (readonly [RegExp, Browser])[] = [
  [/^webkit|safari/i, 'safari'],
  [/chrom|webinspector|edge|brave|opera|vivaldi/i, 'chromium'],
  [/firefox|firebug|gecko/i, 'firefox'],
];

/** The engine whose requests the file holds: the browser it names, else its creator. A proxy's file is `other`. */
export function browserOf({ browser, creator }: Log): Browser {
  for (const { name } of [browser, creator]) {
    const engine = ENGINES.find(([pattern]) => pattern.test(name));
    if (engine !== undefined) return engine[1];
  }
  return 'other';
}

/** The browser with its version where the file names both; DevTools' `WebInspector 537.36` names none. */
export function browserVersionOf({ browser, creator }: Log): string | null {
  const named = [browser, creator].find(({ name, version }) => BROWSERS.test(name) && /^\d/.test(version));
  return named === undefined ? null : `${named.name} ${named.version}`;
}

const BROWSERS = /^(?:(?:google )?chrome|chromium|(?:microsoft )?edge|firefox|safari|brave|opera|vivaldi)$/i;
