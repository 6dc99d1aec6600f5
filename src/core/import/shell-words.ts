/** The words of a command line, and what follows it in the text. */
export interface ShellWords {
  readonly words: readonly string[];
  readonly rest: string;
}

/**
 * The first command of a text as its shell reads it: of a POSIX shell, or of Windows' cmd.exe where carets say so. A command ends with
 * its line, unless the line's end is escaped; pipes and redirections end it as well.
 */
export const shellWords = (text: string): ShellWords => (isCmd(text) ? cmdWords(text) : posixWords(text));

/** Browsers' "Copy as cURL (cmd)" escapes every quote, or at least every line's end, by a caret. */
const isCmd = (text: string): boolean => /^[^\n]*\^"|^[^\n']*[ "]\^\r?\n/.test(text);

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
};

/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02, with `$'…'`. */
function posixWords(text: string): ShellWords {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  const add = (part: string) => {
    word = (word ?? '') + part;
  };
  const endWord = () => {
    if (word !== null) words.push(word);
    word = null;
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const quoted = char === '$' && text.charAt(at + 1) === "'" ? ansiQuoted(text, at + 2) : null;
    if (quoted) {
      add(quoted.value);
      at = quoted.end;
    } else if (char === "'") {
      const end = text.indexOf("'", at + 1);
      add(text.slice(at + 1, end < 0 ? text.length : end));
      at = end < 0 ? text.length : end + 1;
    } else if (char === '"') {
      const { value, end } = doubleQuoted(text, at + 1);
      add(value);
      at = end;
    } else if (char === '\\') {
      const lineEnd = /^\\\r?\n/.exec(text.slice(at, at + 3));
      if (lineEnd) at += lineEnd[0].length;
      else {
        add(text.charAt(at + 1));
        at += 2;
      }
    } else if (char === '\n' || char === '|' || char === ';' || char === '>' || char === '<') break;
    else if (char === ' ' || char === '\t' || char === '\r') {
      endWord();
      at++;
    } else {
      add(char);
      at++;
    }
  }
  endWord();
  return { words, rest: restOfLines(text, at) };
}

function doubleQuoted(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start;
  while (at < text.length && text.charAt(at) !== '"') {
    const next = text.charAt(at + 1);
    if (text.charAt(at) === '\\' && '"\\$`\n'.includes(next)) {
      value += next === '\n' ? '' : next;
      at += 2;
    } else value += text.charAt(at++);
  }
  return { value, end: at + 1 };
}

function ansiQuoted(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start;
  while (at < text.length && text.charAt(at) !== "'") {
    if (text.charAt(at) !== '\\') {
      value += text.charAt(at++);
      continue;
    }
    const code = /^\\(?:u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|x([0-9a-f]{1,2}))/i.exec(text.slice(at, at + 10));
    const next = text.charAt(at + 1);
    const point = code === null ? Number.NaN : Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16);
    value += point <= 0x10ffff ? String.fromCodePoint(point) : (ESCAPES[next] ?? next);
    at += code?.[0].length ?? 2;
  }
  return { value, end: at + 1 };
}

/** Carets first, as cmd.exe does, then the words as the C runtime reads them: `\"` is a quote. */
function cmdWords(text: string): ShellWords {
  let line = '';
  let at = 0;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '\n') break;
    if (char !== '^') line += char;
    else {
      const lineEnd = /^\^\r?\n/.exec(text.slice(at, at + 3));
      // Two line ends stand for one that is meant.
      const meant = lineEnd && /^\r?\n/.exec(text.slice(at + lineEnd[0].length, at + lineEnd[0].length + 2));
      if (meant && isOpen(line)) {
        line += '\n';
        at += (lineEnd?.[0].length ?? 1) + meant[0].length - 1;
      } else if (lineEnd) at += lineEnd[0].length - 1;
      else line += text.charAt(++at);
    }
  }
  const words: string[] = [];
  for (const [whole] of line.matchAll(/(?:"(?:\\.|""|[^"\\])*"|[^\s"])+/gs)) {
    words.push(
      whole.replace(/"((?:\\.|""|[^"\\])*)"/gs, (_, inner: string) =>
        inner.replace(/\\(["\\])|""/g, (_found, escaped: string | undefined) => escaped ?? '"'),
      ),
    );
  }
  return { words, rest: restOfLines(text, at) };
}

/** Whether a quoted word has begun and not ended. */
const isOpen = (line: string): boolean => (line.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;

const restOfLines = (text: string, at: number): string => {
  const end = text.indexOf('\n', at);
  return end < 0 ? '' : text.slice(end + 1);
};
