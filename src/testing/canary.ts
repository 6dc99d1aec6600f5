import fc from 'fast-check';

/** Characters of a secret that must never be seen together. */
const PIECE = 12;

const escaped = (text: string, write: (hex: string) => string): string =>
  Array.from(text, (char) => write(char.charCodeAt(0).toString(16).padStart(2, '0'))).join('');

const base64 = (text: string): string => btoa(text);

/** A text in every encoding in which software carries one. */
export const ENCODINGS = {
  raw: (text) => text,
  percent: (text) => escaped(text, (hex) => `%${hex.toUpperCase()}`),
  base64,
  base64url: (text) => base64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  'JSON-escaped': (text) => escaped(text, (hex) => `\\u00${hex}`),
} as const satisfies Readonly<Record<string, (text: string) => string>>;

export type Encoding = keyof typeof ENCODINGS;

const CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A string shaped like a secret: letters of both cases and digits, as a random generator makes them. */
export const canary = fc
  .noBias(fc.array(fc.nat(CHARACTERS.length - 1), { minLength: 32, maxLength: 48 }))
  .map((numbers) => numbers.map((number) => CHARACTERS.charAt(number)).join(''))
  .filter((text) => pieces(text).every((piece) => new Set(piece).size >= PIECE / 2));

const pieces = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE));

/** The first piece of a secret that a value still shows in any encoding, or null. */
export function leakOf(secret: string, value: unknown): string | null {
  const forms = Object.values(ENCODINGS).map((encode) => encode(secret));
  const secrets = new Set([...forms, ...forms.map((form) => form.toLowerCase())].flatMap(pieces));
  for (const text of [JSON.stringify(value), ...textsIn(value)]) {
    for (let at = 0; at + PIECE <= text.length; at++) {
      const piece = text.slice(at, at + PIECE);
      if (secrets.has(piece)) return piece;
    }
  }
  return null;
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
