import { createRequire } from 'node:module';
import path from 'node:path';
import * as v from 'valibot';
import type { CorsPolicy } from '../../src/core/policy.ts';
import type { RecipeFormat } from '../../src/core/recipe.ts';
import { recipes } from '../../src/core/recipes/index.ts';
import { folderWith } from './install.ts';
import type { Result } from './results.ts';

/** What a parser made of a recipe that was not run. */
export interface Parsed {
  readonly recipe: string;
  /** The language. */
  readonly by: string;
  /** Null: it is well-formed. */
  readonly error: string | null;
}

const POLICY: CorsPolicy = {
  allowOrigins: ['http://[::1]:3000', 'https://app.example'],
  allowMethods: ['DELETE', 'PUT'],
  allowHeaders: ['authorization', 'content-type'],
  allowCredentials: true,
  maxAge: 600,
  exposeHeaders: ['x-request-id'],
};

/** Formats whose parser is in the unit tests. */
const IN_TESTS: Partial<Record<RecipeFormat, string>> = {
  js: 'JavaScript',
  json: 'JSON',
  properties: 'a property file',
  ts: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
};

/** Formats that tree-sitter's grammars parse. */
const GRAMMARS: Partial<Record<RecipeFormat, { readonly name: string; readonly file: string }>> = {
  csharp: { name: 'C#', file: 'c-sharp' },
  go: { name: 'Go', file: 'go' },
  java: { name: 'Java', file: 'java' },
  php: { name: 'PHP', file: 'php' },
  python: { name: 'Python', file: 'python' },
  ruby: { name: 'Ruby', file: 'ruby' },
  rust: { name: 'Rust', file: 'rust' },
};

/** Texts that go inside of something. */
const AROUND: Readonly<Record<string, (text: string) => string>> = {
  spring: (text) => `class Cors {\n${text}}\n`,
  gin: (text) => `package main\nfunc main() {\n${text}}\n`,
};

const isFunction = (value: unknown): value is (...args: readonly unknown[]) => unknown => typeof value === 'function';

/** Of web-tree-sitter what is used here. */
interface TreeSitter {
  readonly Parser: {
    new (): { setLanguage(language: unknown): void; parse(text: string): Tree };
    init(): Promise<void>;
  };
  readonly Language: { load(file: string): Promise<unknown> };
}
interface Tree {
  readonly rootNode: { readonly hasError: boolean };
}
const Module = v.custom<TreeSitter>(
  (value) => typeof value === 'object' && value !== null && 'Parser' in value && isFunction(value.Parser),
);

/** Parses the recipes that were not run, each by a parser of its language. */
export async function parseRest(results: readonly Result[]): Promise<readonly Parsed[]> {
  const rest = recipes.filter(({ id }) => !results.some(({ recipe }) => recipe === id));
  const folder = folderWith(['@vscode/tree-sitter-wasm@0.3.1']);
  const wasm = path.join(folder, 'node_modules/@vscode/tree-sitter-wasm/wasm');
  const { Parser, Language } = v.parse(Module, createRequire(import.meta.url)(path.join(wasm, 'tree-sitter.js')));
  await Parser.init();
  const parsed: Parsed[] = [];
  for (const { id, format, print } of rest) {
    const inTests = IN_TESTS[format];
    const grammar = GRAMMARS[format];
    if (inTests !== undefined) parsed.push({ recipe: id, by: inTests, error: null });
    if (grammar === undefined) continue;
    const parser = new Parser();
    parser.setLanguage(await Language.load(path.join(wasm, `tree-sitter-${grammar.file}.wasm`)));
    const text = print(POLICY);
    const { hasError } = parser.parse(AROUND[id]?.(text) ?? text).rootNode;
    const error = hasError ? `${id}: not well-formed ${grammar.name}` : null;
    if (error !== null) console.log(error);
    parsed.push({ recipe: id, by: grammar.name, error });
  }
  return parsed;
}
