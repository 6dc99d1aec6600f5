import { expect, test } from 'vitest';
import { tokenOf } from '../testing/credentials.ts';
import { firefox, harOf } from '../testing/entries.ts';
import { diagnoseAnew } from './import/from-report.ts';
import { analyzeHar } from './pipeline.ts';

const HOST = 'https://api.example';
const bearer = (claims: object) => ({ headers: { Authorization: `Bearer ${tokenOf(claims)}` } });
const call = (path: string, plan: object) => firefox.sent({ origin: null, mode: null, url: `${HOST}${path}`, ...plan });
const report = (...entries: readonly object[]) => analyzeHar(harOf(firefox, entries));
const told = (...entries: readonly object[]) =>
  report(...entries).groups.map(({ rule, patterns = [] }) => [
    rule,
    ...patterns.map(({ pattern, method, path, says }) => `${pattern}: ${method} ${path} ${says}`),
  ]);
const times = (count: number, make: (index: number) => object): readonly object[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** The capture begins at 21:12:00. */
const EXPIRES = Date.parse('2026-11-21T21:12:30Z') / 1000;

test('what passed until the token expired is one finding with the moment it began', () => {
  const token = bearer({ sub: '8f2c', exp: EXPIRES });
  const paths = ['/orders', '/users', '/invoices'];
  const before = times(12, (index) => call(paths[index % 3] ?? '', { ...token, start: index * 2_000 }));
  const after = times(12, (index) =>
    call(paths[index % 3] ?? '', { ...token, status: 401, start: 32_000 + index * 100 }),
  );
  const { groups } = report(...before, ...after);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.rule).toBe('token-expired');
  expect(groups[0]?.patterns?.[0]).toEqual({
    pattern: 'burst',
    method: 'GET',
    path: '/invoices',
    says: 'passed with the same token 10 seconds before the first refusal; 12 requests were refused from then on, and the token expired in between',
    at: '2026-11-21T21:12:32.000Z',
    count: 12,
  });
});

test('nothing had passed before: there is no moment at which it began', () => {
  const token = bearer({ sub: '8f2c', exp: EXPIRES });
  const refused = times(2, (index) => call('/orders', { ...token, status: 401, start: 32_000 + index * 9_000 }));
  expect(told(...refused)).toEqual([['token-expired']]);
});

test('a page that repeats one refused request is told, with count and since when', () => {
  const loop = times(9, (index) => call('/orders?page=1', { status: 403, start: 1_000 + index * 2_000 }));
  const [group] = report(...loop).groups;
  expect(group?.patterns).toEqual([
    {
      pattern: 'retry-loop',
      method: 'GET',
      path: '/orders',
      says: 'was sent 9 times, about every 2 seconds, and refused every time: the page repeats it, which does not help',
      at: '2026-11-21T21:12:01.000Z',
      count: 9,
    },
  ]);
});

test('of many that are repeated the busiest are told, and how many more', () => {
  const loops = times(10, (path) =>
    times(path === 4 ? 9 : 5, (index) => call(`/orders/a${path}`, { status: 403, start: path + index * 1_000 })),
  ).flat();
  const [group] = report(...loops).groups;
  const patterns = group?.patterns?.filter(({ pattern }) => pattern === 'retry-loop') ?? [];
  expect(patterns.map(({ path, count }) => [path, count])).toEqual([
    ['/orders/a4', 9],
    ['/orders/a0', 5],
    ['/orders/a1', 5],
    [null, 35],
  ]);
  expect(patterns[3]).toMatchObject({
    says: '7 further requests are repeated as well, 35 times in all',
    at: '2026-11-21T21:12:00.002Z',
  });
});

test('four tries are no loop, nor is a request every two minutes', () => {
  expect(told(...times(4, (index) => call('/orders', { status: 403, start: index * 1_000 })))).toEqual([['unknown']]);
  expect(told(...times(6, (index) => call('/orders', { status: 403, start: index * 120_000 })))).toEqual([['unknown']]);
});

test('refused, renewed, refused again: a refresh loop by the token endpoint', () => {
  const round = (index: number) => [
    call('/orders', { status: 401, start: index * 1_000 }),
    firefox.sent({
      origin: null,
      mode: null,
      url: 'https://login.example/oauth/token',
      method: 'POST',
      start: index * 1_000 + 300,
    }),
  ];
  const [only] = told(...times(4, round).flat());
  expect(only).toContain(
    'refresh-loop: GET /orders was refused 4 times; its token was renewed 3 times in between, and it was refused again each time: a new token does not help, so look at what the token is for and what it may do',
  );
});

test('a refresh loop by a token endpoint of another origin is in what a report carries, too', () => {
  const round = (index: number) => [
    call('/orders', { status: 401, start: index * 1_000 }),
    firefox.sent({
      origin: null,
      mode: null,
      url: 'https://login.example/oauth/token',
      method: 'POST',
      start: index * 1_000 + 300,
    }),
  ];
  const exported = report(...times(4, round).flat());
  expect(exported.groups[0]?.patterns?.[0]?.pattern).toBe('refresh-loop');
  const again = diagnoseAnew(JSON.parse(JSON.stringify(exported)));
  expect(again).toMatchObject({ groups: exported.groups });
});

test('a refresh loop by the tokens alone', () => {
  const round = (iat: number) => call('/orders', { ...bearer({ sub: '1', iat }), status: 401, start: iat * 1_000 });
  expect(told(round(1), round(2))[0]?.[1]).toMatch(/^refresh-loop: GET \/orders was refused 2 times; .* renewed once/);
  expect(told(round(1), call('/orders', { ...bearer({ sub: '1', iat: 1 }), status: 401, start: 2_000 }))).toEqual([
    [expect.any(String)],
  ]);
});

test('every endpoint of a host, or only one of it', () => {
  const paths = ['/a', '/b', '/c', '/d'];
  const all = paths.map((path, index) => call(path, { status: 403, start: index }));
  expect(told(...all)).toEqual([
    [
      'unknown',
      'whole-host: null null 4 different paths of this host were asked for, and none passed: it is about the caller or the whole host, not about one endpoint',
    ],
  ]);
  const one = paths.map((path, index) => call(path, { status: path === '/c' ? 403 : 200, start: index }));
  expect(told(...one)).toEqual([
    ['unknown', 'one-endpoint: GET /c is the only path of this host that was refused; 3 others passed'],
  ]);
  const some = paths.map((path, index) => call(path, { status: path > '/b' ? 403 : 200, start: index }));
  expect(told(...some), 'two of four').toEqual([['unknown']]);
});

test('what passed in the end was no loop', () => {
  const tries = times(6, (index) => call('/orders', { status: 403, start: index * 1_000 }));
  expect(
    told(...tries, call('/orders', { start: 9_000 }))
      .flat()
      .join(),
  ).not.toContain('loop');
});
