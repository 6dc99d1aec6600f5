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
  .filter((text) => pieces(text, PIECE).every((piece) => new Set(piece).size >= PIECE / 2));

const pieces = (text: string, length: number): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));

/** Every piece holds a whole gram that begins at a multiple of the step: so only one place in so many is looked at. */
const GRAM = 6;
const STEP = PIECE - GRAM + 1;

/** The first piece of a secret that a value still shows in any encoding, or null. */
export const leakOf = (secret: string, value: unknown): string | null => leaksOf(secret)(value);

/** The same for several values. */
export function leaksOf(secret: string): (value: unknown) => string | null {
  const forms = Object.values(ENCODINGS).map((encode) => encode(secret));
  const secrets = new Set(
    [...forms, ...forms.map((form) => form.toLowerCase())].flatMap((form) => pieces(form, PIECE)),
  );
  const grams = new Set([...secrets].flatMap((piece) => pieces(piece, GRAM)));
  return (value) => {
    for (const text of typeof value === 'string' ? [value] : [JSON.stringify(value), ...textsIn(value)]) {
      for (let at = 0; at + GRAM <= text.length; at += STEP) {
        if (!grams.has(text.slice(at, at + GRAM))) continue;
        const near = pieces(text.slice(Math.max(0, at - STEP + 1), at + PIECE), PIECE);
        const found = near.find((piece) => secrets.has(piece));
        if (found !== undefined) return found;
      }
    }
    return null;
  };
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
