import { describe, expect, test } from 'vitest';
import type { Response } from '../exchange.ts';
import { corsPreflightFetch, type PreflightInput } from './cors-preflight-fetch.ts';
import { engineName } from './engine-names.ts';

const ORIGIN = 'https://app.example';

interface Answer {
  readonly status?: number;
  readonly origin?: string | null;
  readonly allowCredentials?: string;
  readonly methods?: string | readonly string[];
  readonly headers?: string | readonly string[];
  readonly location?: string;
}

function response({ status = 204, origin = ORIGIN, allowCredentials = 'true', ...more }: Answer): Response {
  const lines = (name: string, value: string | readonly string[] | null | undefined) =>
    value == null ? [] : [value].flat().map((one) => ({ name, value: one }));
  return {
    status,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers: [
      ...lines('Access-Control-Allow-Origin', origin),
      ...lines('Access-Control-Allow-Credentials', allowCredentials),
      ...lines('Access-Control-Allow-Methods', more.methods),
      ...lines('Access-Control-Allow-Headers', more.headers),
      ...lines('Location', more.location),
    ],
    cookies: [],
    redirectUrl: more.location ?? null,
    body: null,
  };
}

type Asked = Partial<Pick<PreflightInput, 'method' | 'unsafeNames' | 'credentials' | 'wildcardCoversAuthorization'>>;

const preflight = (asked: Asked, answer: Answer) =>
  corsPreflightFetch({
    origin: ORIGIN,
    credentials: 'omit',
    method: 'GET',
    unsafeNames: [],
    wildcardCoversAuthorization: true,
    ...asked,
    response: response(answer),
  });
const told = (asked: Asked, answer: Answer) =>
  preflight(asked, answer).failures.map(({ reason, parameter }) =>
    parameter === null ? reason : `${reason} ${parameter}`,
  );

describe('cors-preflight-status', () => {
  test.each([200, 201, 202, 204, 206, 226, 299])('%i passes', (status) => {
    expect(told({}, { status })).toEqual([]);
  });

  test.each([100, 199, 300, 304, 305, 306, 400, 401, 403, 404, 405, 407, 418, 429, 451, 500, 502, 503, 599])(
    '%i fails, good CORS headers or not',
    (status) => {
      const { failures } = preflight({}, { status });
      expect(failures).toEqual([{ reason: 'preflight-status', on: 'preflight', parameter: String(status) }]);
      expect(engineName(failures, 'chromium')).toBe('PreflightInvalidStatus');
      expect(engineName(failures, 'firefox')).toBe('CORSPreflightDidNotSucceed3');
    },
  );
});

describe('cors-preflight-redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i with Location is a redirect, which a preflight may not meet', (status) => {
    const { failures } = preflight({}, { status, location: 'https://api.example/login' });
    expect(failures.map(({ reason }) => reason)).toEqual(['preflight-redirect']);
    expect(engineName(failures, 'chromium')).toBe('PreflightDisallowedRedirect');
    expect(engineName(failures, 'firefox')).toBe('CORSExternalRedirectNotAllowed');
  });

  test.each([301, 302, 307])('%i without Location is but a wrong status', (status) => {
    expect(told({}, { status })).toEqual([`preflight-status ${status}`]);
  });

  test('304 is a wrong status, even with Location', () => {
    expect(told({}, { status: 304, location: '/x' })).toEqual(['preflight-status 304']);
  });

  test('without an allowed origin the engines name different faults first', () => {
    const { failures } = preflight({}, { status: 302, location: '/login', origin: null });
    expect(engineName(failures, 'chromium')).toBe('PreflightDisallowedRedirect');
    expect(engineName(failures, 'firefox')).toBe('CORSMissingAllowOrigin2');
  });
});

describe('cors-preflight methods', () => {
  test.each(['GET', 'HEAD', 'POST'])('%s needs no listing, with credentials or without', (method) => {
    for (const credentials of ['omit', 'include'] as const) {
      expect(told({ method, credentials }, {})).toEqual([]);
      expect(told({ method, credentials }, { methods: 'PUT' })).toEqual([]);
    }
  });

  test.each([
    ['PUT', 'PUT'],
    ['PUT', 'GET, PUT'],
    ['PUT', 'GET,PUT,DELETE'],
    ['PUT', '\tGET ,\tPUT '],
    ['PUT', ', ,PUT,'],
    ['PATCH', ['GET', 'PATCH']],
    ['SUPER', 'SUPER'],
    ['patch', 'patch'],
  ])('%s passes by %j', (method, methods) => {
    expect(told({ method }, { methods })).toEqual([]);
    expect(told({ method, credentials: 'include' }, { methods })).toEqual([]);
  });

  test.each([
    ['PUT', undefined],
    ['PUT', ''],
    ['PUT', 'put'],
    ['PUT', 'Put, GET'],
    ['PATCH', 'patch'],
    ['patch', 'PATCH'],
    ['DELETE', 'GET, POST, PUT'],
    ['PUT', 'PUTS'],
  ])('%s fails by %j: methods are compared with regard to case', (method, methods) => {
    const { failures } = preflight({ method }, methods === undefined ? {} : { methods });
    expect(failures).toEqual([{ reason: 'method-not-allowed', on: 'preflight', parameter: method }]);
    expect(engineName(failures, 'chromium')).toBe('MethodDisallowedByPreflightResponse');
    expect(engineName(failures, 'firefox')).toBe('CORSMethodNotFound');
  });
});

describe('cors-preflight-star', () => {
  test.each<[passes: boolean, credentials: boolean, methods: string, headers: string, method: string, names: string[]]>(
    [
      [true, false, 'get', 'x-test', 'GET', ['x-test']],
      [true, false, '*', 'x-test', 'SUPER', ['x-test']],
      [true, false, '*', '*', 'OK', ['x-test']],
      [true, false, '*, GET', 'x-other, *', 'PUT', ['x-test', 'content-type']],
      [false, true, '*', '*', 'OK', ['x-test']],
      [false, true, '*', '', 'PUT', []],
      [true, true, 'PUT', '*', 'PUT', []],
      [false, true, 'get', '*', 'GET', ['x-test']],
      [false, true, '*', '*', 'GET', ['x-test']],
      [true, true, '*', '*', '*', ['*']],
      [false, true, 'put', '*', 'PUT', []],
    ],
  )(
    'passes: %s, credentials: %s, allowed %s and %s, asked %s and %j',
    (passes, credentials, methods, headers, method, names) => {
      const asked = { method, unsafeNames: names, credentials: credentials ? 'include' : 'omit' } as const;
      expect(told(asked, { methods, headers }).length === 0).toBe(passes);
    },
  );

  test('the wildcard is literal with credentials, for the method and for every header', () => {
    const asked = { method: 'PUT', unsafeNames: ['authorization', 'x-a'], credentials: 'include' } as const;
    expect(told(asked, { methods: '*', headers: '*' })).toEqual([
      'method-not-allowed PUT',
      'header-not-allowed authorization',
      'header-not-allowed x-a',
    ]);
  });

  describe('Authorization under the wildcard, without credentials', () => {
    const asked = { unsafeNames: ['authorization', 'x-a'] };

    test('passes in the engines', () => {
      expect(told({ ...asked, wildcardCoversAuthorization: true }, { headers: '*' })).toEqual([]);
    });

    test('fails by the standard, step 7.6', () => {
      const { failures, steps } = preflight({ ...asked, wildcardCoversAuthorization: false }, { headers: '*' });
      expect(failures.map(({ parameter }) => parameter)).toEqual(['authorization']);
      expect(steps.find(({ outcome }) => outcome === 'fail')?.step).toBe('7.6');
    });

    test('passes by the standard where it is listed as well', () => {
      expect(told({ ...asked, wildcardCoversAuthorization: false }, { headers: '*, Authorization' })).toEqual([]);
    });
  });
});

describe('cors-preflight headers', () => {
  test.each([['X-Custom, CONTENT-TYPE'], ['x-custom,content-type'], ['x-other, Content-Type,\tx-CUSTOM']])(
    '%j covers both, whatever the case',
    (headers) => {
      expect(told({ unsafeNames: ['content-type', 'x-custom'] }, { headers })).toEqual([]);
    },
  );

  test('two lines are one list', () => {
    expect(told({ unsafeNames: ['content-type', 'x-custom'] }, { headers: ['x-custom', 'content-type'] })).toEqual([]);
  });

  test('names every missing header at once, in the order asked', () => {
    const { failures } = preflight(
      { unsafeNames: ['authorization', 'content-type', 'x-custom'] },
      { headers: 'content-type' },
    );
    expect(failures.map(({ reason, parameter }) => [reason, parameter])).toEqual([
      ['header-not-allowed', 'authorization'],
      ['header-not-allowed', 'x-custom'],
    ]);
    expect(engineName(failures, 'chromium')).toBe('HeaderDisallowedByPreflightResponse');
    expect(engineName(failures, 'firefox')).toBe('CORSMissingAllowHeaderFromPreflight2');
  });

  test('a name is a whole name', () => {
    expect(told({ unsafeNames: ['x-custom'] }, { headers: 'x-custom-2, x' })).toEqual(['header-not-allowed x-custom']);
  });
});

describe('cors-preflight-response-validation', () => {
  test.each([['GET PUT'], ['PUT; DELETE'], ['"PUT"'], ['[PUT]'], ['PUT,{DELETE}'], ['GET/PUT']])(
    'Access-Control-Allow-Methods: %s is no list of tokens, whatever was asked',
    (methods) => {
      const { failures } = preflight({ method: 'GET' }, { methods });
      expect(failures.map(({ reason }) => reason)).toEqual(['allow-methods-invalid']);
      expect(engineName(failures, 'chromium')).toBe('InvalidAllowMethodsPreflightResponse');
      expect(engineName(failures, 'firefox')).toBe('CORSInvalidAllowMethod');
    },
  );

  test.each([['x-a x-b'], ['content-type; x-a'], ['"x-a"'], ['x-a, (x-b)'], ['x-a: 1']])(
    'Access-Control-Allow-Headers: %s is no list of tokens',
    (headers) => {
      const { failures } = preflight({ unsafeNames: [] }, { headers });
      expect(failures.map(({ reason }) => reason)).toEqual(['allow-headers-invalid']);
      expect(engineName(failures, 'chromium')).toBe('InvalidAllowHeadersPreflightResponse');
      expect(engineName(failures, 'firefox')).toBe('CORSInvalidAllowHeader');
    },
  );

  test('empty members are no fault', () => {
    expect(told({ method: 'PUT', unsafeNames: ['x-a'] }, { methods: ',PUT,,', headers: ' , x-a,' })).toEqual([]);
  });
});

test('after the first failing step it goes on: one answer with every fault tells them all', () => {
  const asked = { method: 'PUT', unsafeNames: ['authorization', 'x-a'], credentials: 'include' } as const;
  const answer = { status: 401, origin: `${ORIGIN}/`, allowCredentials: 'True', methods: 'GET PUT', headers: '(x)' };
  expect(told(asked, answer)).toEqual([
    `allow-origin-mismatch ${ORIGIN}/`,
    'allow-credentials-missing True',
    'preflight-status 401',
    'allow-methods-invalid GET PUT',
    'allow-headers-invalid (x)',
    'method-not-allowed PUT',
    'header-not-allowed authorization',
    'header-not-allowed x-a',
  ]);
});

test('a faultless answer leaves a ledger of passed steps, each with the header that proves it', () => {
  const { steps, failures } = preflight(
    { method: 'PUT', unsafeNames: ['x-a'], credentials: 'include' },
    { methods: 'PUT', headers: 'x-a' },
  );
  expect(failures).toEqual([]);
  expect(steps.map(({ algorithm, step, outcome }) => `${algorithm} ${step} ${outcome}`)).toEqual([
    'CORS check 2 pass',
    'CORS check 4 pass',
    'CORS check 7 pass',
    'CORS-preflight fetch 7 pass',
    'CORS-preflight fetch 7.3 pass',
    'CORS-preflight fetch 7.3 pass',
    'CORS-preflight fetch 7.5 pass',
    'CORS-preflight fetch 7.7 pass',
  ]);
});
