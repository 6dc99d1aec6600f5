import { describe, expect, test } from 'vitest';
import { extractHeaderListValues, isToken, trimOws } from './extract-header-list-values.ts';

const NAME = 'Access-Control-Allow-Methods';
const extract = (...values: string[]) =>
  extractHeaderListValues(
    values.map((value) => ({ name: NAME.toLowerCase(), value })),
    NAME,
  );

test('null where there is no such header, which is not an empty list', () => {
  expect(extract()).toBeNull();
  expect(extract('')).toEqual({ values: [], invalid: [] });
});

describe('the members of the list', () => {
  test.each([
    ['one', ['PUT'], ['PUT']],
    ['several, with any white space', ['GET,PUT ,\tDELETE'], ['GET', 'PUT', 'DELETE']],
    ['of several lines, in order', ['GET, PUT', 'DELETE'], ['GET', 'PUT', 'DELETE']],
    ['empty ones are ignored', [',, GET,,PUT,'], ['GET', 'PUT']],
    ['case is kept', ['get, Put'], ['get', 'Put']],
    ['the wildcard is a token', ['*'], ['*']],
    ['every token character', ["!#$%&'*+-.^_`|~09azAZ"], ["!#$%&'*+-.^_`|~09azAZ"]],
  ])('%s', (_, lines, values) => {
    expect(extract(...lines)).toEqual({ values, invalid: [] });
  });

  test.each([
    'GET PUT',
    '"PUT"',
    'PUT;q=1',
    '(PUT)',
    'PUT/1',
    '<PUT>',
    '[PUT]',
    '{PUT}',
    'P@T',
    'P\\T',
    'P:T',
    'P?T',
    'P=T',
    'PÜT',
    'P\u0007T',
  ])('%j is no token: the standard’s failure', (member) => {
    expect(extract(`GET, ${member}`)).toEqual({ values: ['GET'], invalid: [member] });
  });
});

test('only space and tab surround a member', () => {
  expect(trimOws(' \t PUT \t')).toBe('PUT');
  expect(isToken(trimOws('\u00A0PUT'))).toBe(false);
});
