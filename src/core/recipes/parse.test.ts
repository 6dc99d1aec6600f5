import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CorsPolicy } from '../policy.ts';
import type { Recipe } from '../recipe.ts';
import { recipes } from './index.ts';

const full: CorsPolicy = {
  allowOrigins: ['http://[::1]:3000', 'https://admin.example:8443', 'https://app.example'],
  allowMethods: ['DELETE', 'PUT'],
  allowHeaders: ['authorization', 'content-type'],
  allowCredentials: true,
  maxAge: 600,
  exposeHeaders: ['x-request-id'],
};
const least: CorsPolicy = {
  allowOrigins: ['https://app.example'],
  allowMethods: [],
  allowHeaders: [],
  allowCredentials: false,
  maxAge: 600,
  exposeHeaders: [],
};

const inFormat = (...formats: readonly Recipe['format'][]): readonly (readonly [string, Recipe, CorsPolicy])[] =>
  recipes
    .filter(({ format }) => formats.includes(format))
    .flatMap((recipe) => [
      [`${recipe.id}, all there is`, recipe, full] as const,
      [`${recipe.id}, the least there is`, recipe, least] as const,
    ]);

/** Every text in a parsed value, at any depth, names included. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]);
}

/** Those of a policy's origins that a value is or lists; an expression for one has its dots escaped. */
const allowedBy = (texts: readonly string[], { allowOrigins }: CorsPolicy): readonly string[] =>
  allowOrigins.filter((origin) =>
    texts.some(
      (text) => text.split(/,\s*/).includes(origin) || (text.startsWith('^') && new RegExp(text).test(origin)),
    ),
  );

describe('JSON', () => {
  test.each(inFormat('json'))('%s', (_, recipe, policy) => {
    expect(allowedBy(textsIn(JSON.parse(recipe.print(policy))), policy)).toEqual(policy.allowOrigins);
  });
});

describe('YAML', () => {
  test.each(inFormat('yaml'))('%s', (_, recipe, policy) => {
    const value: unknown = parse(recipe.print(policy), { strict: true, uniqueKeys: true });
    expect(allowedBy(textsIn(value), policy)).toEqual(policy.allowOrigins);
  });
});

describe('a property file', () => {
  test.each(inFormat('properties'))('%s', (_, recipe, policy) => {
    const values = recipe
      .print(policy)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        expect(line).toMatch(/^[A-Za-z0-9."-]+=[^\s\\$]+$/);
        return line.slice(line.indexOf('=') + 1);
      });
    expect(allowedBy(values, policy)).toEqual(policy.allowOrigins);
  });
});

describe('JavaScript and TypeScript', () => {
  /** Where the text goes, for those that are a part of something. */
  const around: Readonly<Record<string, (text: string) => string>> = {
    vite: (text) => `export default { server: {\n${text}} };`,
  };

  test.each(inFormat('js', 'ts'))('%s', (_, recipe, policy) => {
    const text = recipe.print(policy);
    const { errors } = parseSync(`${recipe.id}.${recipe.format}`, around[recipe.id]?.(text) ?? text);
    expect(errors).toEqual([]);
  });
});
