/**
 * Pairs of letters that follow each other in English words and in the names that programmers give: the 257 pairs that make
 * up 95 % of all pairs in the documentation and declarations of some three thousand source files. A string of random letters
 * and digits has few of them.
 */
const COMMON_PAIRS: Readonly<Record<string, string>> = {
  a: 'bcdfgiklmnprstuvwy',
  b: 'aeilorsu',
  c: 'acehiklorstu',
  d: 'adeilorsu',
  e: 'abcdefgilmnopqrstvwxy',
  f: 'aefiloruy',
  g: 'aeghilnorsu',
  h: 'aeiortu',
  i: 'abcdefglmnoprstvxz',
  j: 'eos',
  k: 'aeis',
  l: 'adeilostuy',
  m: 'abeimopsu',
  n: 'acdefgiklnostuv',
  o: 'abcdfgiklmnoprstuvwx',
  p: 'aehiloprstu',
  q: 'u',
  r: 'abcdefgiklmnoprstuvy',
  s: 'acehiklmopstuy',
  t: 'acehilorstuy',
  u: 'abcdegilmnprst',
  v: 'aeio',
  w: 'aehinors',
  x: 'eipt',
  y: 'ips',
  z: 'ae',
};

/** Shorter words are never taken for random: twelve characters of a secret are the least that counts as a leak. */
export const SHORTEST = 12;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TIME = /^\d{4}-?\d{2}-?\d{2}(?:[T_]\d{2,6})?(?:\.\d{1,9})?Z?$/;

/**
 * Whether a word looks random: a key, a token, a hash. Numbers, dates and UUIDs do not count: they are ids that find a
 * line in a log.
 */
export function isRandom(word: string): boolean {
  if (word.length < SHORTEST) return false;
  const whole = look(word);
  if (!whole.letters || (!whole.digits && word.length < 20 && whole.oneCase)) return false;
  if (UUID.test(word) || TIME.test(word)) return false;
  if (isOdd(word, whole)) return true;
  if (!SEPARATOR.test(word)) return false;
  return word.split(SEPARATOR).some((piece) => piece.length >= SHORTEST && isOdd(piece, look(piece)));
}

const SEPARATOR = /[-_.~:/+]/;

function isOdd(word: string, { letters, digits, hex, oneCase, odd, pairs }: Look): boolean {
  if (!letters || (!digits && oneCase && word.length < 20)) return false;
  if (digits && hex && word.length >= 16) return true;
  if (digits && hasHexRun(word)) return true;
  if (pairs < 8) return false;
  const least = word.length < 16 ? 0.38 : oneCase && !digits ? 0.35 : 0.3;
  return odd / pairs >= least || (digits && word.length > WINDOW && hasOddWindow(word));
}

/** A key or a hash in hexadecimal digits, with other letters before or behind it. */
const hasHexRun = (word: string): boolean =>
  word.length > 16 &&
  (word.match(/[0-9a-f]{16,}|[0-9A-F]{16,}/g) ?? []).some((run) => /\d/.test(run) && /\D/.test(run));

const WINDOW = 16;

/** A random piece inside a longer word: most pairs of some sixteen characters are odd. */
function hasOddWindow(word: string): boolean {
  for (let start = 0; start + WINDOW <= word.length; start += WINDOW / 2) {
    const { odd, pairs } = look(word.slice(start, start + WINDOW));
    if (pairs >= WINDOW - 4 && odd / pairs >= 0.5) return true;
  }
  return false;
}

interface Look {
  readonly letters: boolean;
  readonly digits: boolean;
  /** Only hexadecimal digits. */
  readonly hex: boolean;
  /** All letters are of one case. */
  readonly oneCase: boolean;
  /** Neighbouring letters and digits, and those of them that words do not have. */
  readonly pairs: number;
  readonly odd: number;
}

const common: ReadonlySet<number> = new Set(
  Object.entries(COMMON_PAIRS).flatMap(([first, followers]) =>
    Array.from(followers, (second) => pairOf(first.charCodeAt(0), second.charCodeAt(0))),
  ),
);

/** Both of lower case, or made so. */
function pairOf(first: number, second: number): number {
  return (first | 32) * 128 + (second | 32);
}

function look(word: string): Look {
  let lower = false;
  let upper = false;
  let digits = false;
  let hex = true;
  let pairs = 0;
  let odd = 0;
  let before = 0;
  let kindBefore = OTHER;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === LOWER) lower = true;
    else if (kind === UPPER) upper = true;
    else if (kind === DIGIT) digits = true;
    hex &&= kind === DIGIT || (kind !== OTHER && (code | 32) <= 102);
    if (kind !== OTHER && kindBefore !== OTHER) {
      pairs++;
      if (kind === DIGIT || kindBefore === DIGIT) odd += kind === kindBefore ? 0 : 1;
      else if (kind === UPPER && kindBefore === LOWER) odd += 0.6;
      else if (!common.has(pairOf(before, code))) odd++;
    }
    before = code;
    kindBefore = kind;
  }
  return { letters: lower || upper, digits, hex, oneCase: !(lower && upper), pairs, odd };
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : OTHER;
}
