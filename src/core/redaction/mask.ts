/** Every kind of mask, and what it stands for. The list is closed: nothing else is taken for a mask. */
export const MASK_KINDS = {
  jwt: 'a JSON Web Token, signed, encrypted or unsecured',
  'opaque-token': 'a token that says nothing by itself, and what is called a token',
  basic: 'user name and password of Basic authentication',
  digest: 'the response of Digest authentication',
  dpop: 'a DPoP proof',
  negotiate: 'a Negotiate or NTLM message',
  'api-key': 'an API key',
  'key-id': 'the id of an access key',
  cookie: 'the value of a cookie',
  csrf: 'a CSRF token',
  session: 'a session id',
  saml: 'a SAML message',
  signature: 'a signature or message authentication code',
  password: 'a password, PIN or one-time code',
  code: 'an authorization code, state or verifier of a sign-in',
  nonce: 'a nonce',
  secret: 'another secret, known by its name',
  credential: 'a credential of a kind that has no name here',
  userinfo: 'user name and password in a URL',
  username: 'a user name',
  pem: 'a PEM block',
  email: 'an e-mail address',
  claim: 'a claim about a person, or one that is not technical',
  token: 'a string that looks random, or characters hidden in an encoding',
  name: 'a parameter name that looks random',
  parameter: 'the value of a query or fragment parameter',
  header: 'the value of a header that is not known to be harmless',
  body: 'text of a body that no diagnosis quotes',
  file: 'the contents of an uploaded file',
  data: 'the contents of a data: or javascript: URL',
  text: 'other captured text',
  own: 'what a rule of your own names',
} as const satisfies Readonly<Record<string, string>>;

export type MaskKind = keyof typeof MASK_KINDS;

/** Longest first, so that no kind hides another. */
const KINDS = Object.keys(MASK_KINDS)
  .sort((a, b) => b.length - a.length)
  .join('|');
const ONE_MASK = new RegExp(`^\\[(${KINDS}):(\\d{1,9})\\]$`);
const LONGEST_MASK = 32;
const MASKS = new RegExp(`\\[(${KINDS}):(\\d{1,9})\\]`, 'g');

/** `[kind:length]`, length in characters. An empty value stays empty and a mask stays as it is. */
export function mask(kind: MaskKind, value: string): string {
  return value === '' || isMask(value) ? value : `[${kind}:${value.length}]`;
}

export const isMask = (value: string): boolean => value.startsWith('[') && ONE_MASK.test(value);

/** The mask that begins at an index, or null. */
export function maskAt(text: string, at: number): string | null {
  const near = text.slice(at, at + LONGEST_MASK);
  const found = near.slice(0, near.indexOf(']') + 1);
  return isMask(found) ? found : null;
}

/** The first character that is no white space and in no mask; '' where there is none. A mask begins like a list of JSON and is none. */
export function firstOutsideMasks(text: string): string {
  let at = text.search(/\S/);
  for (let found = maskAt(text, at); at >= 0 && found !== null; found = maskAt(text, at)) {
    const next = text.slice(at + found.length).search(/\S/);
    at = next < 0 ? -1 : at + found.length + next;
  }
  return text.charAt(at);
}

/** The masks in a text, in order. */
export function* masksIn(text: string): Generator<{ readonly kind: string; readonly length: number }> {
  for (const [, kind, length] of text.matchAll(MASKS)) {
    if (kind !== undefined) yield { kind, length: Number(length) };
  }
}

/** A mask, or the text between two. */
export interface MaskPiece {
  readonly text: string;
  /** Null where it is text; `length` in characters of what it stands for. */
  readonly mask: { readonly kind: string; readonly length: number; readonly text: string } | null;
}

/** A text in pieces: its masks, and what stands between them. */
export function masksAndText(text: string): readonly MaskPiece[] {
  const pieces: MaskPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(MASKS)) {
    const [whole, kind = '', length] = found;
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), mask: null });
    pieces.push({ text: whole, mask: { kind, length: Number(length), text: whole } });
    from = found.index + whole.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), mask: null });
  return pieces;
}

/** Applies a change to the text between masks; `at` is where in the text it begins. */
export function outsideMasks(text: string, change: (between: string, at: number) => string): string {
  if (!text.includes('[')) return change(text, 0);
  let result = '';
  let from = 0;
  for (const found of text.matchAll(MASKS)) {
    if (found.index > from) result += change(text.slice(from, found.index), from);
    result += found[0];
    from = found.index + found[0].length;
  }
  return from < text.length ? result + change(text.slice(from), from) : result;
}

/**
 * The beginning of a text that stands for at most `limit` raw characters, where a mask counts as the characters it
 * stands for: text that was masked is not cut a second time.
 */
export function cutToLimit(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let counted = 0;
  let from = 0;
  for (const found of text.matchAll(MASKS)) {
    const between = found.index - from;
    if (counted + between >= limit) break;
    counted += between + Math.max(1, Number(found[2]));
    from = found.index + found[0].length;
    if (counted >= limit) return text.slice(0, from);
  }
  return text.slice(0, from + Math.max(0, limit - counted));
}
