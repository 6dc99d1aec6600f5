import { allowed, allowedWithCredentials, answer, hop, type Scenario, scenario } from './scenario.ts';

const ALLOW_CREDENTIALS: readonly (string | readonly string[] | null)[] = [
  null,
  'true',
  ' true\t',
  'TRUE',
  'True',
  '"true"',
  'false',
  '1',
  '0',
  '',
  'true,',
  'true;',
  'true true',
  ['true', 'true'],
  ['true', 'false'],
  ['false', 'true'],
];

const written = (value: string | readonly string[] | null): string =>
  value === null ? 'absent' : JSON.stringify(value);

const include = { credentials: 'include' } as const;

/** `Access-Control-Allow-Credentials`, and the wildcards that credentials make literal. */
export const CREDENTIALS: readonly Scenario[] = [
  ...ALLOW_CREDENTIALS.flatMap((value) => [
    scenario(
      `allow-credentials ${written(value)}`,
      { initiator: 'xhr', transport: 'https', ...include },
      hop('api', answer(200, allowed({ 'Access-Control-Allow-Credentials': value }))),
    ),
    scenario(
      `allow-credentials ${written(value)}, with a cookie`,
      { transport: 'https', ...include, cookie: true },
      hop('api', answer(200, allowed({ 'Access-Control-Allow-Credentials': value }))),
    ),
    scenario(
      `allow-credentials ${written(value)} on the preflight`,
      { transport: 'h2', method: 'DELETE', ...include },
      hop(
        'api',
        answer(200, allowedWithCredentials()),
        answer(204, allowed({ 'Access-Control-Allow-Credentials': value, 'Access-Control-Allow-Methods': 'DELETE' })),
      ),
    ),
  ]),
  ...(['omit', 'same-origin', 'include'] as const).flatMap((credentials) => [
    scenario(
      `* and credentials ${credentials}`,
      { credentials },
      hop('api', answer(200, { 'Access-Control-Allow-Origin': '*' })),
    ),
    scenario(
      `* with allow-credentials and credentials ${credentials}`,
      { credentials, transport: 'https' },
      hop('api', answer(200, allowedWithCredentials({ 'Access-Control-Allow-Origin': '*' }))),
    ),
    scenario(
      `allow-credentials false and credentials ${credentials}`,
      { credentials },
      hop('api', answer(200, allowed({ 'Access-Control-Allow-Credentials': 'false' }))),
    ),
    scenario(
      `401 that may be read, credentials ${credentials}`,
      { credentials, transport: 'https' },
      hop('api', answer(401, allowedWithCredentials({ 'WWW-Authenticate': 'Bearer' }))),
    ),
    scenario(
      `401 that may not be read, credentials ${credentials}`,
      { credentials, transport: 'https' },
      hop('api', answer(401, { 'WWW-Authenticate': 'Bearer' })),
    ),
  ]),
  // What the preflight allows for every origin the request itself may not have.
  scenario(
    'the preflight allows credentials, the answer does not',
    { ...include, transport: 'https', method: 'PUT', body: 'x', cookie: true },
    hop('api', answer(200, allowed()), answer(204, allowedWithCredentials({ 'Access-Control-Allow-Methods': 'PUT' }))),
  ),
  scenario(
    'authorization and credentials',
    { ...include, transport: 'https', headers: { authorization: 'Bearer x' } },
    hop(
      'api',
      answer(200, allowedWithCredentials()),
      answer(204, allowedWithCredentials({ 'Access-Control-Allow-Headers': '*' })),
    ),
  ),
];
