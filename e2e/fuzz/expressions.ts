import fs from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';
import { recognisers } from '../../src/core/recognisers/index.ts';

export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that stands in the product's own sources. */
export function expressionsIn(folder: string): readonly Expression[] {
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|(?:^|[\\/])(?:testing|fixtures?)[\\/]/.test(file));
  return files.flatMap((file) => {
    const program = parseAst(fs.readFileSync(path.join(folder, file), 'utf8'), {
      lang: file.endsWith('x') ? 'tsx' : 'ts',
    });
    return literalsOf(program).map(({ pattern, flags }) => ({ file, source: pattern, flags }));
  });
}

/** Those that are put together of words when the product starts: what applications say in sentences of their own. */
export const sentences = (): readonly Expression[] =>
  recognisers.flatMap(({ id, markers }) =>
    markers.flatMap(({ match: { says } }) =>
      says === undefined ? [] : [{ file: `recognisers/${id}.ts`, source: says.source, flags: says.flags }],
    ),
  );

interface Literal {
  readonly pattern: string;
  readonly flags: string;
}

function literalsOf(node: unknown): readonly Literal[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(literalsOf);
  if ('regex' in node && typeof node.regex === 'object' && node.regex !== null) {
    const { regex } = node;
    if ('pattern' in regex && 'flags' in regex) return [{ pattern: String(regex.pattern), flags: String(regex.flags) }];
  }
  return Object.values(node).flatMap(literalsOf);
}

const COMMON = [
  'a',
  'A',
  '0',
  ' ',
  '\t',
  '\n',
  '.',
  '-',
  '_',
  '/',
  '=',
  '"',
  "'",
  '<',
  '[',
  '(',
  '{',
  '\\',
  ',',
  ';',
  ':',
  '@',
  '%',
];

/** Texts on which an expression would run long if it could: each of its own characters and words, and pairs of them, over and over. */
export function adversaries({ source }: Pick<Expression, 'source'>, length: number, many = 8): readonly string[] {
  const words = [...new Set([...source.matchAll(/[\w ]{2,}/g)].map(([word]) => word))].slice(0, many);
  const own = [...new Set(source.replace(/\\[a-zA-Z]/g, ''))].slice(0, 20);
  const pieces = [
    ...new Set([...COMMON, ...own, ...words, ...words.map((word) => `${word} `), 'a ', 'a=', '"a', 'a.', '<a ']),
  ];
  const [first = ''] = words;
  return pieces.flatMap((piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
    return first === '' ? [text, `${text}\u0000`] : [text, `${first}${text}\u0000`];
  });
}
