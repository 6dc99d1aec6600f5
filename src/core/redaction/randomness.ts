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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TIME = /^\d{4}-?\d{2}-?\d{2}(?:[T_]\d{2,6})?(?:\.\d{1,9})?Z?$/;

/** Shorter words are never taken for random: twelve characters of a secret are the least that counts as a leak. */
export const SHORTEST = 12;

/**
 * Whether a word looks random: a key, a token, a hash. Numbers, dates and UUIDs do not count: they are ids that find a
 * line in a log.
 */
export function isRandom(word: string): boolean {
  if (word.length < SHORTEST || UUID.test(word) || TIME.test(word)) return false;
  if (looksRandom(word)) return true;
  return word.split(/[-_.~:/+]/).some((piece) => piece.length >= SHORTEST && piece !== word && looksRandom(piece));
}

function looksRandom(word: string): boolean {
  const hasDigit = /\d/.test(word);
  const hasLetter = /[a-z]/i.test(word);
  if (!hasLetter) return false;
  if (hasDigit && word.length >= 16 && /^[0-9a-f]+$/i.test(word)) return true;
  const oneCase = !hasDigit && (word === word.toLowerCase() || word === word.toUpperCase());
  if (oneCase && word.length < 20) return false;
  const { odd, pairs } = oddPairs(word);
  if (pairs < 8) return false;
  const least = word.length < 16 ? 0.38 : oneCase ? 0.35 : 0.3;
  return odd / pairs >= least || (word.length > WINDOW && hasDigit && hasRandomWindow(word));
}

const WINDOW = 16;

/** A random piece inside a longer word: most pairs of some sixteen characters are odd. */
function hasRandomWindow(word: string): boolean {
  for (let start = 0; start + WINDOW <= word.length; start += WINDOW / 2) {
    const { odd, pairs } = oddPairs(word.slice(start, start + WINDOW));
    if (pairs >= WINDOW - 4 && odd / pairs >= 0.5) return true;
  }
  return false;
}

/** Neighbours that words do not have, among all neighbouring letters and digits. */
function oddPairs(word: string): { readonly odd: number; readonly pairs: number } {
  let odd = 0;
  let pairs = 0;
  for (let i = 0; i + 1 < word.length; i++) {
    const first = kindOf(word.charCodeAt(i));
    const second = kindOf(word.charCodeAt(i + 1));
    if (first === 'other' || second === 'other') continue;
    pairs++;
    if (first === 'digit' && second === 'digit') continue;
    if (first === 'digit' || second === 'digit') odd++;
    else if (first === 'lower' && second === 'upper') odd += 0.6;
    else if (!COMMON_PAIRS[word.charAt(i).toLowerCase()]?.includes(word.charAt(i + 1).toLowerCase())) odd++;
  }
  return { odd, pairs };
}

function kindOf(code: number): 'lower' | 'upper' | 'digit' | 'other' {
  if (code >= 97 && code <= 122) return 'lower';
  if (code >= 65 && code <= 90) return 'upper';
  return code >= 48 && code <= 57 ? 'digit' : 'other';
}
