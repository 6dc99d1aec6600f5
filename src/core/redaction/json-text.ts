import { maskAt } from './mask.ts';

/** Where in JSON a value stands. */
export interface JsonPlace {
  /** The field, or the field that holds the list it is in; null outside all fields. */
  readonly name: string | null;
  /** The fields around that, outermost first. */
  readonly path: readonly string[];
}

/** What becomes of the pieces of a JSON text. Each is handed in as its value and comes back as one; equal means untouched. */
export interface JsonRewrite {
  readonly name: (name: string) => string;
  readonly text: (value: string, place: JsonPlace) => string;
  /** A number as written; what comes back different becomes a string. */
  readonly number: (value: string, place: JsonPlace) => string;
  /** Anything that is no JSON: it comes back as it is to stand there. */
  readonly other: (text: string) => string;
}

interface Level {
  /** Undefined in a list; null before an object's first name. */
  name: string | null | undefined;
  expectsName: boolean;
  readonly around: JsonPlace;
}

const ROOT: JsonPlace = { name: null, path: [] };
/** Fields around a value that are remembered. */
const DEEPEST = 32;

/**
 * Rewrites JSON as it stands, token by token: layout, order, numbers and repeated names stay as the wire had them, and text that
 * was cut in the middle is read as far as it goes. Lines of JSON, JSONP and other text around it are handed in as such.
 * https://www.rfc-editor.org/rfc/rfc8259#section-2
 */
export function rewriteJson(text: string, rewrite: JsonRewrite): string {
  const out: string[] = [];
  const open: Level[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    const level = open.at(-1);
    const asIs = char === '[' ? maskAt(text, at) : null;
    if (asIs !== null) {
      out.push(asIs);
      at += asIs.length;
    } else if (char === '"') {
      const end = endOfString(text, at);
      const raw = text.slice(at, end);
      const value = unquoted(raw);
      const isName =
        level !== undefined && level.name !== undefined && level.expectsName && isFollowedByColon(text, end);
      const rewritten = isName ? rewrite.name(value) : rewrite.text(value, placeIn(level));
      if (isName) {
        level.name = value;
        level.expectsName = false;
      }
      out.push(rewritten === value ? raw : JSON.stringify(rewritten));
      at = end;
    } else if ('{}[],'.includes(char)) {
      bracket(char, open);
      out.push(char);
      at++;
    } else {
      const end = endOfRun(text, at);
      out.push(rewriteRun(text.slice(at, end), placeIn(level), rewrite));
      at = end;
    }
  }
  return out.join('');
}

function bracket(char: string, open: Level[]): void {
  const level = open.at(-1);
  if (char === '{' || char === '[') {
    const isObject = char === '{';
    open.push({ name: isObject ? null : undefined, expectsName: isObject, around: placeIn(level) });
  } else if (char !== ',') {
    open.pop();
  } else if (level !== undefined && level.name !== undefined) {
    level.name = null;
    level.expectsName = true;
  }
}

function placeIn(level: Level | undefined): JsonPlace {
  if (level === undefined) return ROOT;
  const { name, around } = level;
  if (name === undefined || name === null) return around;
  return {
    name,
    path: around.name === null || around.path.length >= DEEPEST ? around.path : [...around.path, around.name],
  };
}

/** What stands between strings and brackets: white space, colons, numbers and literals, or text that is no JSON. */
function rewriteRun(run: string, place: JsonPlace, rewrite: JsonRewrite): string {
  const word = run.replace(/^[\s:]{1,1024}/, '').trimEnd();
  if (word === '' || word === 'true' || word === 'false' || word === 'null') return run;
  if (!/^-?\d[\d.eE+-]{0,400}$/.test(word)) return rewrite.other(run);
  const rewritten = rewrite.number(word, place);
  return rewritten === word ? run : run.replace(word, () => JSON.stringify(rewritten));
}

/** Index after the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x22) return at + 1;
  }
  return text.length;
}

function isFollowedByColon(text: string, end: number): boolean {
  let at = end;
  while (' \t\r\n'.includes(text.charAt(at)) && at < text.length) at++;
  return text.charAt(at) === ':';
}

const RUN_END = /["{}[\],]/g;

function endOfRun(text: string, start: number): number {
  RUN_END.lastIndex = start;
  const found = RUN_END.exec(text);
  return found ? found.index : text.length;
}

/** A string's value; of one that was cut or is no JSON, the characters between the quotes. */
function unquoted(raw: string): string {
  try {
    const value: unknown = JSON.parse(raw);
    if (typeof value === 'string') return value;
  } catch {
    // cut in the middle, or raw line breaks inside
  }
  return raw.endsWith('"') && raw.length > 1 ? raw.slice(1, -1) : raw.slice(1);
}
