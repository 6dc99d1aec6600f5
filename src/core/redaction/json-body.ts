import { type JsonPlace, rewriteJson } from './json-text.ts';
import { isMask, type MaskKind, mask } from './mask.ts';
import { isRandom, SHORTEST } from './randomness.ts';
import { scrubText } from './scrub-text.ts';
import { maskShapes } from './token-shapes.ts';
import { type BodyRules, fieldKind, redactValue } from './value.ts';

/** Strings in JSON that hold JSON are looked into this deep. */
const DEEPEST = 3;

/** Redacts JSON: values by the names of their fields, of the fields around them, and by what they look like. */
export const redactJson = (text: string, rules: BodyRules, depth = 0): string =>
  rewriteJson(text, {
    name: redactFieldName,
    text: (value, place) => redactText(value, place, rules, depth),
    number: (value, place) => {
      const kind = kindAt(place, rules);
      return kind && NUMERIC.has(kind) ? mask(kind, value) : value;
    },
    other: (between) => scrubText(between, rules.text),
  });

/** Kinds whose numbers are secrets: a PIN, a one-time code. Counts of tokens are none. */
const NUMERIC: ReadonlySet<MaskKind> = new Set(['password', 'secret', 'code', 'session', 'api-key']);

/** The kind of secret that a value is by its name, else by the names around it, the nearest first. */
function kindAt({ name, path }: JsonPlace, rules: BodyRules): MaskKind | null {
  for (const candidate of [name ?? '', ...path.toReversed()]) {
    const kind = fieldKind(candidate, rules);
    if (kind) return kind;
  }
  return null;
}

function redactText(value: string, place: JsonPlace, rules: BodyRules, depth: number): string {
  const kind = kindAt(place, rules);
  if (kind === null && /^\s{0,16}[{[]\s{0,16}["{[]/.test(value)) {
    return depth < DEEPEST ? redactJson(value, rules, depth + 1) : mask('text', value);
  }
  return redactValue(value, place.name, kind, rules);
}

/** Names stay, but for those that are themselves a token. */
export function redactFieldName(name: string): string {
  if (name.length < SHORTEST || isMask(name)) return name;
  return isRandom(name) ? mask('name', name) : maskShapes(name);
}
