import { rewriteJson } from '../redaction/json-text.ts';
import { isMask, mask, outsideMasks } from '../redaction/mask.ts';
import { comparableName, type OwnRules } from '../redaction/own-rules.ts';
import type { Report } from '../report-schema.ts';

/** Shorter values stand in too many places for another reason. */
const SHORTEST_VALUE = 4;

/** Fields of a report that hold words of its own, closed lists and moments: no captured text. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  `format version kind browser id denials rule role outcome blockedBy certainty layer cause owner algorithm on check recipe
  docs title chromium firefox startedDateTime clearedAt retriedAt fingerprint redactions entries`.split(/\s+/),
);

/**
 * The report without what a user's own rules name: values of these names become `[own:length]` wherever they stand, and so does
 * text that fits a pattern. Runs before the gate of exports, which then sees masks.
 */
export function applyOwnRules(report: Report, { names, patterns }: OwnRules): Report {
  if (names.length === 0 && patterns.length === 0) return report;
  const wanted: ReadonlySet<string> = new Set(names);
  const values = new Set<string>();
  if (wanted.size > 0) collect(report, wanted, values);
  const longestFirst = [...values].sort((a, b) => b.length - a.length);
  const clean = (text: string): string => {
    let result = text;
    for (const value of longestFirst) {
      if (result.includes(value))
        result = outsideMasks(result, (between) => between.replaceAll(value, () => mask('own', value)));
    }
    for (const pattern of patterns)
      result = outsideMasks(result, (between) => between.replace(pattern, (found) => mask('own', found)));
    return result;
  };
  return rewrite(report, wanted, clean);
}

/** The values of these names: of headers, claims, parameters and fields of JSON. */
function collect(value: unknown, wanted: ReadonlySet<string>, values: Set<string>): void {
  const add = (text: unknown): void => {
    const whole = typeof text === 'string' ? text : JSON.stringify(text);
    if (typeof whole === 'string' && whole.length >= SHORTEST_VALUE && !isMask(whole)) values.add(whole);
  };
  if (typeof value === 'string') {
    for (const [, name = '', found] of value.matchAll(/[?&#]([^=&#]{1,128})=([^&#\s"']{1,4096})/g))
      if (wanted.has(comparableName(name))) add(found);
    if (/^\s{0,64}[{[]/.test(value)) {
      rewriteJson(value, {
        name: (name) => name,
        text: (text, { name }) => {
          if (name !== null && wanted.has(comparableName(name))) add(text);
          return text;
        },
        number: (number) => number,
        other: (between) => between,
      });
    }
  } else if (Array.isArray(value)) for (const item of value) collect(item, wanted, values);
  else if (typeof value === 'object' && value !== null) {
    if ('name' in value && 'value' in value && typeof value.name === 'string' && wanted.has(comparableName(value.name)))
      add(value.value);
    for (const [field, member] of Object.entries(value)) {
      if (field === 'claims') for (const claim of claimsOf(member, wanted)) add(claim);
      collect(member, wanted, values);
    }
  }
}

const claimsOf = (claims: unknown, wanted: ReadonlySet<string>): readonly unknown[] =>
  typeof claims === 'object' && claims !== null
    ? Object.entries(claims).flatMap(([name, claim]: [string, unknown]) =>
        wanted.has(comparableName(name)) ? [claim] : [],
      )
    : [];

const isWords = (field: string, member: unknown): boolean =>
  field === 'docs' || !Array.isArray(member) || member.every((item) => typeof item === 'string');

function rewrite<T>(value: T, wanted: ReadonlySet<string>, clean: (text: string) => string): T;
function rewrite(value: unknown, wanted: ReadonlySet<string>, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((item: unknown) => rewrite(item, wanted, clean));
  if (typeof value !== 'object' || value === null) return value;
  const isHeader = 'name' in value && typeof value.name === 'string' && wanted.has(comparableName(value.name));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => {
      if (isHeader && name === 'value' && typeof member === 'string') return [name, mask('own', member)];
      if (OWN_WORDS.has(name) && isWords(name, member)) return [name, member];
      return [name, rewrite(member, wanted, clean)];
    }),
  );
}
