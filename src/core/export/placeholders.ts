import { MASK_KINDS } from '../redaction/mask.ts';

/** A piece of a text that is to be sent again: as captured, or a variable in the place of what was masked. */
export type Piece = { readonly text: string } | { readonly variable: string };

/** A variable to set before a command runs, and what belongs into it. */
export interface Placeholder {
  readonly name: string;
  readonly standsFor: string;
}

export interface Placeholders {
  /** The value of a header. Of credentials the scheme stays, the rest is one variable. */
  readonly header: (name: string, value: string) => readonly Piece[];
  readonly url: (url: string) => readonly Piece[];
  readonly body: (text: string) => readonly Piece[];
  /** Every variable given out so far, in order. */
  readonly given: () => readonly Placeholder[];
}

const MASK = new RegExp(`\\[(?:${Object.keys(MASK_KINDS).join('|')}):\\d{1,9}\\]`, 'g');
/** Characters before a mask in which its name is looked for: longer than any name with its value. */
const LOOK_BACK = 8_192;
const CREDENTIALS = ['authorization', 'proxy-authorization'];

/** Turns the masks of one request into variables: `$TOKEN` for the credential, the others by the names of their places. */
export function createPlaceholders(): Placeholders {
  const given: Placeholder[] = [];
  const taken = new Set<string>();
  /** The last number that was put behind each name. */
  const copies = new Map<string, number>();

  function variable(wanted: string, standsFor: string): Piece {
    const base = wanted.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
    let name = base;
    let copy = copies.get(base) ?? 1;
    while (taken.has(name)) {
      copy += 1;
      name = `${base}_${copy}`;
    }
    copies.set(base, copy);
    taken.add(name);
    given.push({ name, standsFor });
    return { variable: name };
  }

  function split(text: string, name: (before: string) => readonly [string, string]): readonly Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    for (const found of text.matchAll(MASK)) {
      if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
      pieces.push(variable(...name(text.slice(Math.max(0, found.index - LOOK_BACK), found.index))));
      from = found.index + found[0].length;
    }
    if (from < text.length) pieces.push({ text: text.slice(from) });
    return pieces;
  }

  return {
    header(name, value) {
      const lower = name.toLowerCase();
      if (CREDENTIALS.includes(lower) && new RegExp(MASK.source).test(value)) {
        const scheme = /^[\w-]+ +(?=\S)/.exec(value)?.[0] ?? '';
        return [...(scheme ? [{ text: scheme }] : []), variable('TOKEN', `the credentials of ${name}`)];
      }
      if (lower === 'cookie') {
        return split(value, (before) => {
          const pair = before.slice(before.lastIndexOf(';') + 1);
          const cookie = /([^=\s]{1,80})=/.exec(pair)?.[1] ?? '';
          return [`COOKIE_${cookie}`, `the cookie ${cookie}`];
        });
      }
      return split(value, () => [`HEADER_${name}`, `the value of ${name}`]);
    },
    url: (url) =>
      split(url, (before) => {
        const last = Math.max(0, ...['&', '#', ';'].map((mark) => before.lastIndexOf(mark)));
        const parameter = /[?&#;]([^=&#;?/]+)=/.exec(before.slice(last))?.[1];
        if (parameter !== undefined) return [`QUERY_${parameter}`, `the query parameter ${parameter}`];
        return ['URL_PART', 'a part of the URL'];
      }),
    body: (text) =>
      split(text, (before) => {
        const field = /([\w-]{1,80})["']?\s*[=:]\s*["']?[^"'&,{}]*$/.exec(before.slice(-200))?.[1];
        if (field !== undefined) return [`BODY_${field}`, `the value of ${field} in the body`];
        return ['BODY', before === '' ? 'the body' : 'a part of the body'];
      }),
    given: () => given,
  };
}
