import { allowed, answer, hop, type Scenario, scenario, redirect as to } from './scenario.ts';

const NOT_ALLOWED = { 'Access-Control-Allow-Origin': 'http://other.example' };
const STORE = { 'Cache-Control': 'max-age=600' };

/** Redirects that caches keep, and some that they do not. https://www.rfc-editor.org/rfc/rfc9111#section-3 */
const KEPT = [
  { status: 301, headers: {} },
  { status: 308, headers: {} },
  { status: 302, headers: STORE },
  { status: 307, headers: STORE },
  { status: 302, headers: {} },
  { status: 301, headers: { 'Cache-Control': 'no-store' } },
  { status: 301, headers: { 'Cache-Control': 'max-age=0' } },
];

/** Requests that are made three times, so that a cache may answer the second and the third. */
export const STORED: readonly Scenario[] = [
  ...KEPT.flatMap(({ status, headers }) => {
    const title = `${status} ${Object.values(headers).join()}`.trimEnd();
    return [
      scenario(
        `three times ${title}, allowing none`,
        { rounds: 3 },
        hop('api', to(status, headers)),
        hop('api', answer(200, allowed())),
      ),
      scenario(
        `three times ${title}, to a user name`,
        { rounds: 3, initiator: 'xhr' },
        hop('api', to(status, { ...headers, ...allowed() }, '{next:user:password@}')),
        hop('cdn', answer(200, allowed())),
      ),
      scenario(
        `three times ${title}, to an answer that allows none`,
        { rounds: 3 },
        hop('api', to(status, { ...headers, ...allowed() })),
        hop('cdn', answer(200)),
      ),
    ];
  }),
  ...[
    { title: 'none', headers: {} },
    { title: 'another', headers: NOT_ALLOWED },
    { title: 'it', headers: allowed() },
  ].map(({ title, headers }) =>
    scenario(
      `three times an answer that is stored, allowing ${title}`,
      { rounds: 3 },
      hop('api', answer(200, { ...headers, ...STORE })),
    ),
  ),
  scenario(
    'three times a redirect that is stored, with a preflight',
    { rounds: 3, headers: { 'x-test': '1' } },
    hop('api', to(301), answer(200, allowed({ 'Access-Control-Allow-Headers': 'x-test' }))),
    hop('api', answer(200, allowed())),
  ),
  scenario(
    'three times a redirect that is stored, with a preflight each',
    { rounds: 3, headers: { 'x-test': '1' } },
    hop(
      'api',
      to(301),
      answer(200, allowed({ 'Access-Control-Allow-Headers': 'x-test', 'Access-Control-Max-Age': '0' })),
    ),
    hop('api', answer(200, allowed())),
  ),
  scenario(
    'three times a redirect that is stored, with credentials',
    { rounds: 3, credentials: 'include', cookie: true },
    hop('api', to(301, allowed())),
    hop('api', answer(200, allowed())),
  ),
];
