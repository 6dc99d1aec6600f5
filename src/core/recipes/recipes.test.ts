import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CorsPolicy } from '../policy.ts';
import { leftOut, policyValues, policyWarnings } from '../policy-values.ts';
import { recipes } from './index.ts';

const policy: CorsPolicy = {
  allowOrigins: ['https://admin.example:8443', 'https://app.example'],
  allowMethods: ['DELETE', 'PUT'],
  allowHeaders: ['authorization', 'content-type'],
  allowCredentials: true,
  maxAge: 600,
  exposeHeaders: ['x-request-id'],
};
const without: CorsPolicy = {
  ...policy,
  allowCredentials: false,
  allowHeaders: [],
  allowMethods: [],
  exposeHeaders: [],
};

/** Characters that mean something to one of the languages, and some that should not. */
const MARKS = [...'"\'`\\${}\n\r\0 ;#(|<*%@,\u2028’', '/x', '?', '//', '{{', '%{', '#{'];

/** As the text has an origin: itself, or with the dots escaped in an expression. */
const has = (text: string, origin: string): boolean =>
  text.includes(origin) || text.includes(origin.replaceAll('.', '\\.'));

describe.each(recipes)('$id', (recipe) => {
  const text = recipe.print(policy);

  test('is at most 80 lines, ends with a line break and says where it goes', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(80);
    expect(text).toMatch(/[^\n]\n$/);
    expect(recipe.where).toMatch(/\.$/);
    expect(recipe.docs).toMatch(/^https:\/\//);
  });

  test('names the exact origins, the methods, the headers and the seconds', () => {
    for (const origin of policy.allowOrigins) expect(has(text, origin)).toBe(true);
    const says = (what: 'methods' | 'headers' | 'max-age'): boolean => recipe.cannotSay?.includes(what) !== true;
    if (says('methods'))
      for (const method of policy.allowMethods) expect(text.toLowerCase()).toContain(method.toLowerCase());
    if (says('headers')) for (const name of policy.allowHeaders) expect(text).toContain(name);
    if (says('max-age')) expect(text).toContain('600');
  });

  test('never allows every origin', () => {
    for (const one of [text, recipe.print(without)]) {
      expect(one).not.toMatch(/origins?\w*["']?\s*[:=(]*\s*\[?\s*["']\*["']/i);
      expect(one).not.toMatch(/Allow-Origin["']?[\s,:=>]+["']?\*/i);
      expect(one).not.toMatch(/AllowAnyOrigin|AllowAllOrigins|ALLOW_ALL_ORIGINS|regex: true/);
    }
  });

  test('allows credentials only where the policy does', () => {
    const allows = /credentials["']?\)?\s*[:=(,\s]\s*\(?["']?true/i;
    expect(recipe.print(without)).not.toMatch(allows);
    expect(recipe.print(without)).not.toMatch(/\.AllowCredentials\(\)/);
  });

  test('says Vary: Origin, or its product does', () => {
    if (recipe.vary === 'printed') expect(text).toMatch(/vary[^\n]*origin|addVaryHeader: true/i);
  });

  test('prints nothing for a policy without an origin that may be allowed', () => {
    expect(recipe.print({ ...policy, allowOrigins: ['null', '*', 'https://*.example'] })).toBe('');
  });

  test('prints for a hostile policy what it prints without the hostile values', () => {
    const hostile = MARKS.map((mark) => `x-a${mark}b`);
    const more: CorsPolicy = {
      ...policy,
      allowOrigins: [...policy.allowOrigins, ...MARKS.map((mark) => `https://app.example${mark}`), 'null', '*'],
      allowMethods: [...policy.allowMethods, ...hostile, '*'],
      allowHeaders: [...policy.allowHeaders, ...hostile, '*'],
      exposeHeaders: [...policy.exposeHeaders, ...hostile, '*'],
    };
    expect(recipe.print(more)).toBe(text);
  });

  test('parses, where its language is one that can be parsed here', () => {
    if (recipe.format === 'json') expect(() => JSON.parse(text)).not.toThrow();
    if (recipe.format === 'yaml')
      expect(() => parse(text, { customTags: [{ tag: '!Ref', resolve: String }] })).not.toThrow();
  });
});

test('every recipe has a name of its own, and every server is told to one', () => {
  const names = recipes.flatMap(({ server }) => server);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(recipes.map(({ id }) => id)).size).toBe(recipes.length);
  expect(recipes.length).toBeGreaterThanOrEqual(34);
});

test('whatever was captured, a printed value has no character that could end a quoted string', () => {
  const any = fc.array(
    fc.oneof(
      fc.string({ unit: fc.constantFrom(...MARKS, 'a', '.', '-') }),
      fc.string().map((tail) => `https://app.example${tail}`),
      fc.string().map((tail) => `x-${tail}`),
    ),
    { maxLength: 4 },
  );
  const lists = { allowOrigins: any, allowMethods: any, allowHeaders: any, exposeHeaders: any };
  fc.assert(
    fc.property(fc.record(lists), (captured) => {
      const values = policyValues({ ...policy, ...captured });
      const names = [...values.methods, ...values.headers, ...values.exposeHeaders];
      const unsafe = [
        ...values.origins.filter((origin) => !/^[a-z0-9+.-]+:\/\/[a-z0-9._:[\]-]+$/.test(origin)),
        ...names.filter((name) => !/^[A-Za-z0-9._-]+$/.test(name)),
      ];
      return unsafe.length === 0;
    }),
  );
});

test('origins that browsers send are kept', () => {
  const allowOrigins = [
    'http://[::1]:3000',
    'http://localhost:5173',
    'https://xn--bcher-kva.example',
    'https://a_b.example',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    'capacitor://localhost',
  ];
  expect(policyValues({ ...policy, allowOrigins }).origins).toEqual(allowOrigins);
});

test('seconds are an integer within what browsers take', () => {
  const seconds = (maxAge: number): number => policyValues({ ...policy, maxAge }).maxAge;
  expect([600, 0, -1, 1.5, Number.NaN, 1e9].map(seconds)).toEqual([600, 0, 0, 0, 0, 86400]);
});

test('what is left out can be said', () => {
  expect(leftOut({ ...policy, allowOrigins: ['null', 'https://app.example'], allowHeaders: ["x-'"] })).toEqual([
    'null',
    "x-'",
  ]);
});

test('an origin without encryption is warned of where credentials are allowed', () => {
  const allowOrigins = ['http://app.example', 'https://app.example'];
  expect(policyWarnings({ ...policy, allowOrigins })).toHaveLength(1);
  expect(policyWarnings({ ...policy, allowOrigins, allowCredentials: false })).toEqual([]);
});

test('null and wildcards are warned of, and no recipe prints them', () => {
  const allowOrigins = ['https://app.example', 'null', '*', 'https://*.example'];
  const warnings = policyWarnings({ ...policy, allowOrigins, allowCredentials: false });
  expect(warnings.map((sentence) => sentence.split(' ')[0])).toEqual(['null', '*', 'https://*.example']);
  for (const recipe of recipes)
    expect(recipe.print({ ...policy, allowOrigins })).toBe(
      recipe.print({ ...policy, allowOrigins: ['https://app.example'] }),
    );
});
