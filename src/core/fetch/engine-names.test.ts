import { describe, expect, test } from 'vitest';
import type { Header, Response } from '../exchange.ts';
import { corsPreflightFetch } from './cors-preflight-fetch.ts';
import { engineName, inEngineOrder } from './engine-names.ts';
import { RULE_OF_REASON } from './reason.ts';

const ORIGIN = 'https://app.example';
type Answer = Record<string, string | number | readonly string[]>;

/** Steps of the preflight at which an engine can stop; the faults of a step replace each other. */
type Stage =
  | 'redirect'
  | 'origin'
  | 'credentials'
  | 'status'
  | 'methods syntax'
  | 'headers syntax'
  | 'method'
  | 'headers';

/** Measured: in which order each engine comes to them. */
const ORDER: Record<'chromium' | 'firefox', readonly Stage[]> = {
  chromium: ['redirect', 'origin', 'credentials', 'status', 'methods syntax', 'headers syntax', 'method', 'headers'],
  firefox: ['origin', 'credentials', 'redirect', 'status', 'methods syntax', 'method', 'headers syntax', 'headers'],
};

const GOOD: Answer = {
  status: 204,
  'Access-Control-Allow-Origin': ORIGIN,
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'x-a, x-b',
};

/** A way to answer wrongly, and what each engine calls it. */
interface Fault {
  readonly name: string;
  readonly stage: Stage;
  readonly change: Answer;
  readonly chromium: string;
  readonly firefox: string;
}

const NOT_MATCHING = 'CORSAllowOriginNotMatchingOrigin';
const FAULTS: readonly Fault[] = [
  fault(
    'a redirect',
    'redirect',
    { status: 302, Location: '/login' },
    'PreflightDisallowedRedirect',
    'CORSExternalRedirectNotAllowed',
  ),
  fault(
    'no origin',
    'origin',
    { 'Access-Control-Allow-Origin': [] },
    'PreflightMissingAllowOriginHeader',
    'CORSMissingAllowOrigin2',
  ),
  fault(
    'the wildcard origin',
    'origin',
    { 'Access-Control-Allow-Origin': '*' },
    'PreflightWildcardOriginNotAllowed',
    'CORSNotSupportingCredentials',
  ),
  fault(
    'an origin list',
    'origin',
    { 'Access-Control-Allow-Origin': `${ORIGIN}, *` },
    'PreflightMultipleAllowOriginValues',
    NOT_MATCHING,
  ),
  fault(
    'no URL as origin',
    'origin',
    { 'Access-Control-Allow-Origin': 'app.example' },
    'PreflightInvalidAllowOriginValue',
    NOT_MATCHING,
  ),
  fault(
    'another origin',
    'origin',
    { 'Access-Control-Allow-Origin': `${ORIGIN}/` },
    'PreflightAllowOriginMismatch',
    NOT_MATCHING,
  ),
  fault(
    'no credentials',
    'credentials',
    { 'Access-Control-Allow-Credentials': [] },
    'PreflightInvalidAllowCredentials',
    'CORSMissingAllowCredentials',
  ),
  fault(
    'True',
    'credentials',
    { 'Access-Control-Allow-Credentials': 'True' },
    'PreflightInvalidAllowCredentials',
    'CORSMissingAllowCredentials',
  ),
  fault('a 401', 'status', { status: 401 }, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed3'),
  fault('a 304', 'status', { status: 304 }, 'PreflightInvalidStatus', 'CORSPreflightDidNotSucceed3'),
  fault(
    'methods that are none',
    'methods syntax',
    { 'Access-Control-Allow-Methods': 'PUT, {x}' },
    'InvalidAllowMethodsPreflightResponse',
    'CORSInvalidAllowMethod',
  ),
  fault(
    'headers that are none',
    'headers syntax',
    { 'Access-Control-Allow-Headers': 'x-a, x-b, {x}' },
    'InvalidAllowHeadersPreflightResponse',
    'CORSInvalidAllowHeader',
  ),
  fault(
    'another method',
    'method',
    { 'Access-Control-Allow-Methods': 'put' },
    'MethodDisallowedByPreflightResponse',
    'CORSMethodNotFound',
  ),
  fault(
    'a missing header',
    'headers',
    { 'Access-Control-Allow-Headers': 'x-a' },
    'HeaderDisallowedByPreflightResponse',
    'CORSMissingAllowHeaderFromPreflight2',
  ),
  fault(
    'the wildcard header',
    'headers',
    { 'Access-Control-Allow-Headers': '*' },
    'HeaderDisallowedByPreflightResponse',
    'CORSMissingAllowHeaderFromPreflight2',
  ),
];

function fault(name: string, stage: Stage, change: Answer, chromium: string, firefox: string): Fault {
  return { name, stage, change, chromium, firefox };
}

function failuresOf(answer: Answer) {
  const { status, ...lines } = answer;
  const headers: Header[] = Object.entries(lines).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: String(value) })),
  );
  const response: Response = {
    status: Number(status),
    statusText: '',
    httpVersion: '',
    headers,
    cookies: [],
    redirectUrl: null,
    body: null,
  };
  const request = { origin: ORIGIN, credentials: 'include', method: 'PUT', unsafeNames: ['x-a', 'x-b'] } as const;
  return corsPreflightFetch({ ...request, response, wildcardCoversAuthorization: true }).failures;
}

describe.each(['chromium', 'firefox'] as const)('%s', (engine) => {
  const rank = ({ stage }: Fault) => ORDER[engine].indexOf(stage);

  test.each(FAULTS)('$name', (only) => {
    expect(engineName(failuresOf({ ...GOOD, ...only.change }), engine)).toBe(only[engine]);
  });

  const pairs = FAULTS.flatMap((a, index) => FAULTS.slice(index + 1).map((b) => [a, b] as const)).filter(([a, b]) =>
    Object.keys(a.change).every((name) => !(name in b.change)),
  );

  test.each(pairs.map(([a, b]) => ({ a, b, both: `${a.name} and ${b.name}` })))('$both', ({ a, b }) => {
    const failures = failuresOf({ ...GOOD, ...a.change, ...b.change });
    const [first, second] = rank(a) < rank(b) ? [a, b] : [b, a];
    expect(engineName(failures, engine)).toBe(first[engine]);
    // The second is what the next try would meet: it is told as well.
    const names = failures.map((failure) => engineName([failure], engine));
    expect(names).toContain(second[engine]);
  });

  test('all at once, in its order', () => {
    const everything = { ...GOOD, ...Object.assign({}, ...FAULTS.map(({ change }) => change)), status: 302 } as Answer;
    const names = inEngineOrder(failuresOf(everything), engine).map(({ reason }) => reason);
    expect(names).toEqual([...new Set(names)].concat(names.filter((name) => name === 'header-not-allowed').slice(1)));
    expect(RULE_OF_REASON[names[0] ?? 'preflight-status']).toBe(
      engine === 'chromium' ? 'preflight-redirect' : 'cors-allow-origin-mismatch',
    );
  });
});

test('no failure has no name', () => {
  expect(engineName([], 'chromium')).toBeNull();
  expect(engineName([], 'firefox')).toBeNull();
});

test.each([
  ['redirect-with-userinfo', null, 'RedirectContainsCredentials', 'CORSDidNotSucceed2'],
  // Measured: a scheme that is only not fetched is CORS's matter in Chromium, one that is never led to its network stack's.
  ['redirect-scheme', 'foo://bar', 'CorsDisabledScheme', 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'ftp://files.example/', 'CorsDisabledScheme', 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'mailto:me@example.com', 'CorsDisabledScheme', 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'javascript:void(0)', 'CorsDisabledScheme', 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'about:blank', null, 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'blob:https://app.example/1', null, 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'data:text/plain,x', null, 'CORSDidNotSucceed2'],
  ['redirect-scheme', 'file:///etc/hosts', null, 'CORSDidNotSucceed2'],
  // Firefox has nothing to say of CORS where no hop was across origins.
  ['redirect-scheme-same-origin', 'foo://bar', 'CorsDisabledScheme', null],
  ['redirect-scheme-same-origin', 'data:text/plain,x', null, null],
] as const)('on the actual: %s %s', (reason, parameter, chromium, firefox) => {
  const failures = [{ reason, on: 'actual', parameter }] as const;
  expect(engineName(failures, 'chromium')).toBe(chromium);
  expect(engineName(failures, 'firefox')).toBe(firefox);
});
