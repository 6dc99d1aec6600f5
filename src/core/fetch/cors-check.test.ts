import { describe, expect, test } from 'vitest';
import type { HeaderList } from '../exchange.ts';
import { readHeaders } from '../har/headers.ts';
import { corsCheck } from './cors-check.ts';
import { engineName } from './engine-names.ts';

const ORIGIN = 'https://app.example';

/** Header lines as a capture has them: surrounding white space is no part of a value. */
const lines = (name: string, values: readonly string[]): HeaderList =>
  readHeaders(values.map((value) => ({ name, value }))).headers;
const allowOrigin = (...values: string[]): HeaderList => lines('Access-Control-Allow-Origin', values);
const allowCredentials = (...values: string[]): HeaderList => lines('access-control-allow-credentials', values);

const check = (headers: HeaderList, credentials: 'include' | 'omit' = 'omit', origin = ORIGIN) =>
  corsCheck({ origin, credentials, headers, on: 'actual' });
const reasons = (...input: Parameters<typeof check>) => check(...input).failures.map(({ reason }) => reason);

describe('Access-Control-Allow-Origin of a request without credentials', () => {
  test.each([
    ['the origin itself', ORIGIN],
    ['the wildcard', '*'],
    ['the wildcard with a space after it', '* '],
    ['the origin with white space around it', `\t ${ORIGIN} `],
  ])('passes: %s', (_, value) => {
    expect(check(allowOrigin(value)).failures).toEqual([]);
    expect(check(allowOrigin(value)).steps.at(-1)?.outcome).toBe('pass');
  });

  test('passes whatever Access-Control-Allow-Credentials says', () => {
    expect(reasons([...allowOrigin('*'), ...allowCredentials('nonsense')])).toEqual([]);
  });

  test('passes: null for an opaque origin, which is compared like any other', () => {
    expect(reasons(allowOrigin('null'), 'omit', 'null')).toEqual([]);
    expect(reasons(allowOrigin('*'), 'omit', 'null')).toEqual([]);
  });

  // One fault a row: what it is called in Chromium 156 and in Firefox ESR 153, where both were measured.
  test.each([
    ['there is none', [], 'MissingAllowOriginHeader', 'CORSMissingAllowOrigin2'],
    ['another host', ['https://other.example'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['another port', ['https://app.example:8443'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['the default port', ['https://app.example:443'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['another scheme', ['http://app.example'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['a slash at the end', ['https://app.example/'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['a path', ['https://app.example/orders'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['upper case', ['HTTPS://APP.EXAMPLE'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['null', ['null'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['a host with a wildcard', ['http://*.example'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['a wildcard for the host', ['https://*'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['a host with Punycode of nothing', ['http://xn--a'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['a host with a port', ['localhost:8080'], 'AllowOriginMismatch', 'CORSAllowOriginNotMatchingOrigin'],
    ['the empty value', [''], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['a word', ['garbage'], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['a bare host', ['app.example'], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['a bare host with a wildcard', ['*.example'], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['no scheme', ['//app.example'], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['quotes', ['"https://app.example"'], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    ['a regular expression', ['/\\.example$/'], 'InvalidAllowOriginValue', 'CORSAllowOriginNotMatchingOrigin'],
    [
      'a comma list that holds it',
      [`${ORIGIN}, https://b.example`],
      'MultipleAllowOriginValues',
      'CORSAllowOriginNotMatchingOrigin',
    ],
    ['a space list', [`${ORIGIN} https://b.example`], 'MultipleAllowOriginValues', 'CORSAllowOriginNotMatchingOrigin'],
    ['the wildcard twice in a list', ['*, *'], 'MultipleAllowOriginValues', 'CORSAllowOriginNotMatchingOrigin'],
  ])('fails: %s', (_, values, chromium, firefox) => {
    const { failures, steps } = check(allowOrigin(...values));
    expect(failures).toHaveLength(1);
    expect(engineName(failures, 'chromium')).toBe(chromium);
    expect(engineName(failures, 'firefox')).toBe(firefox);
    expect(steps.find(({ outcome }) => outcome === 'fail')?.step).toBe(values.length === 0 ? '2' : '4');
  });

  test.each([
    ['equal lines', [ORIGIN, ORIGIN]],
    ['different lines', [ORIGIN, 'https://b.example']],
    ['the wildcard twice', ['*', '*']],
    ['the wildcard and the origin', ['*', ORIGIN]],
  ])('fails: two lines, for the values are joined with a comma: %s', (_, values) => {
    const { failures } = check(allowOrigin(...values));
    expect(failures).toHaveLength(1);
    expect(engineName(failures, 'chromium')).toBe('MultipleAllowOriginValues');
  });

  // Fetch strips tabs, line breaks and spaces of a header's value, and no other white space.
  test.each([
    ['\u000b*', 'InvalidAllowOriginValue'],
    ['*\u000c', 'InvalidAllowOriginValue'],
    [`\u000b${ORIGIN}`, 'AllowOriginMismatch'],
    [`${ORIGIN}\u000c`, 'AllowOriginMismatch'],
  ])('fails: %j, in which white space is part of the value', (value, chromium) => {
    const { failures } = check(allowOrigin(value));
    expect(engineName(failures, 'chromium')).toBe(chromium);
    expect(engineName(failures, 'firefox')).toBe('CORSAllowOriginNotMatchingOrigin');
  });

  test('names on a preflight carry the prefix that Chromium gives them', () => {
    const { failures } = corsCheck({ origin: ORIGIN, credentials: 'omit', headers: [], on: 'preflight' });
    expect(engineName(failures, 'chromium')).toBe('PreflightMissingAllowOriginHeader');
    expect(engineName(failures, 'firefox')).toBe('CORSMissingAllowOrigin2');
  });
});

describe('a request with credentials', () => {
  const good = allowOrigin(ORIGIN);

  test('passes with the origin and true', () => {
    expect(reasons([...good, ...allowCredentials('true')], 'include')).toEqual([]);
    expect(reasons([...good, ...allowCredentials(' true\t')], 'include')).toEqual([]);
  });

  test.each([['True'], ['TRUE'], ['1'], ['yes'], ['"true"'], ['true, true'], [''], ['true;'], ['\u000btrue']])(
    'fails: %j is not true',
    (value) => {
      const { failures, steps } = check([...good, ...allowCredentials(value)], 'include');
      expect(failures).toEqual([{ reason: 'allow-credentials-missing', on: 'actual', parameter: value }]);
      expect(steps.at(-1)).toMatchObject({ step: '8', outcome: 'fail' });
    },
  );

  test('fails: two lines of true are "true, true"', () => {
    expect(check([...good, ...allowCredentials('true', 'true')], 'include').failures[0]?.parameter).toBe('true, true');
  });

  test('fails: the wildcard is no wildcard, and true does not change that', () => {
    expect(reasons([...allowOrigin('*'), ...allowCredentials('true')], 'include')).toEqual([
      'wildcard-with-credentials',
    ]);
  });

  test('tells both faults at once, the origin first', () => {
    expect(reasons([], 'include')).toEqual(['allow-origin-missing', 'allow-credentials-missing']);
    expect(reasons(allowOrigin('*'), 'include')).toEqual(['wildcard-with-credentials', 'allow-credentials-missing']);
    expect(reasons(allowOrigin(`${ORIGIN}/`), 'include')).toEqual([
      'allow-origin-mismatch',
      'allow-credentials-missing',
    ]);
  });

  test('an opaque origin passes by null, not by the wildcard', () => {
    expect(reasons([...allowOrigin('null'), ...allowCredentials('true')], 'include', 'null')).toEqual([]);
    expect(reasons([...allowOrigin('*'), ...allowCredentials('true')], 'include', 'null')).toEqual([
      'wildcard-with-credentials',
    ]);
  });
});

test('header names are compared without regard to case', () => {
  expect(reasons(lines('ACCESS-CONTROL-ALLOW-ORIGIN', [ORIGIN]))).toEqual([]);
});

test('every step of the ledger names its algorithm and cites the standard', () => {
  for (const step of check(allowOrigin('*'), 'include').steps) {
    expect(step).toMatchObject({ algorithm: 'CORS check', url: 'https://fetch.spec.whatwg.org/#concept-cors-check' });
    expect(step.detail).not.toBe('');
  }
});
