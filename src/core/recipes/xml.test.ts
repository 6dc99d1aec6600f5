// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { CorsPolicy } from '../policy.ts';
import { recipes } from './index.ts';

const full: CorsPolicy = {
  allowOrigins: ['http://[::1]:3000', 'https://app.example'],
  allowMethods: ['DELETE', 'PUT'],
  allowHeaders: ['authorization'],
  allowCredentials: true,
  maxAge: 600,
  exposeHeaders: ['x-request-id'],
};
const least: CorsPolicy = {
  ...full,
  allowOrigins: ['https://app.example'],
  allowMethods: [],
  allowHeaders: [],
  exposeHeaders: [],
};

const inXml = recipes.filter(({ format }) => format === 'xml');

test.each(
  inXml.flatMap((recipe) => [
    { recipe, policy: full },
    { recipe, policy: least },
  ]),
)('$recipe.id is well-formed XML that names each origin as a value of its own', ({ recipe, policy }) => {
  const document = new DOMParser().parseFromString(recipe.print(policy), 'application/xml');
  expect(document.querySelector('parsererror')).toBe(null);
  const values = [...document.querySelectorAll('*')].flatMap((element) => [
    element.children.length === 0 ? element.textContent : '',
    ...[...element.attributes].map(({ value }) => value),
  ]);
  expect(values).toEqual(expect.arrayContaining([...policy.allowOrigins]));
});
