import { allowed, answer, hop, type Scenario, scenario, redirect as to } from './scenario.ts';

const USERINFO = ['user:password@', 'user:@', 'user@', ':password@', ':@', '@'];

/** URLs that no redirect of a script leads to. */
const ELSEWHERE = [
  'data:text/plain,x',
  'foo://bar.cgi',
  'file:///etc/hosts',
  'about:blank',
  'mailto:a@example.net',
  'javascript:alert(1)',
  'blob:{app}/1',
  'ftp://example.net/',
  'http://[',
  'http://',
  '',
  '#top',
  '//',
];

/** Redirects that lead nowhere, carry a user name, or that the page did not want to follow. https://fetch.spec.whatwg.org/#http-redirect-fetch */
export const REDIRECT_LIMITS: readonly Scenario[] = [
  ...USERINFO.flatMap((userinfo) =>
    (
      [
        ['app', 'api'],
        ['api', 'app'],
        ['api', 'cdn'],
        ['app', 'app'],
      ] as const
    ).map(([first, second]) =>
      scenario(
        `from ${first} to ${userinfo}${second}`,
        { initiator: 'xhr', transport: 'plain' },
        hop(first, to(302, { 'Access-Control-Allow-Origin': '*' }, `{next:${userinfo}}`)),
        hop(second, answer(200, { 'Access-Control-Allow-Origin': '*' })),
      ),
    ),
  ),
  // Of these the standard forbids none, since they are in no CORS mode.
  ...(['plain-image', 'plain-script'] as const).map((initiator) =>
    scenario(
      `${initiator}, from app to user:password@api`,
      { initiator, transport: 'plain' },
      hop('app', to(302, {}, '{next:user:password@}')),
      hop('api', answer(200)),
    ),
  ),
  ...ELSEWHERE.flatMap((location) =>
    (['app', 'api'] as const).map((at) =>
      scenario(
        `from ${at} to ${JSON.stringify(location)}`,
        { transport: 'https' },
        hop(at, to(302, allowed(), location)),
      ),
    ),
  ),
  ...(['manual', 'error'] as const).flatMap((redirect) =>
    (['app', 'api'] as const).flatMap((at) => [
      scenario(
        `redirect mode ${redirect}, at ${at}`,
        { options: { redirect } },
        hop(at, to(302, allowed())),
        hop('api', answer(200, allowed())),
      ),
      scenario(
        `redirect mode ${redirect}, at ${at}, that may not be read`,
        { options: { redirect } },
        hop(at, to(302)),
        hop('api', answer(200)),
      ),
      scenario(
        `redirect mode ${redirect}, no-cors, at ${at}`,
        { options: { redirect, mode: 'no-cors' } },
        hop(at, to(302)),
        hop('api', answer(200)),
      ),
    ]),
  ),
  ...(['manual', 'error'] as const).flatMap((redirect) =>
    (['near', 'cdn'] as const).map((at) =>
      scenario(
        `redirect mode ${redirect}, no-cors, at ${at}`,
        { options: { redirect, mode: 'no-cors' } },
        hop(at, to(302)),
        hop('api', answer(200)),
      ),
    ),
  ),
  scenario('round and round', { transport: 'https' }, hop('api', to(302, allowed(), '{self}'))),
  ...(['near', 'api', 'cdn'] as const).flatMap((at) => [
    scenario(`mode same-origin, to ${at}`, { options: { mode: 'same-origin' } }, hop(at, answer(200, allowed()))),
    scenario(
      `mode same-origin, POST to ${at}`,
      { options: { mode: 'same-origin' }, method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
      hop(at, answer(200, allowed())),
    ),
  ]),
  scenario(
    'mode same-origin, redirected to another origin',
    { options: { mode: 'same-origin' } },
    hop('app', to(302)),
    hop('api', answer(200, allowed())),
  ),
  scenario(
    'mode same-origin, redirected within it',
    { options: { mode: 'same-origin' } },
    hop('app', to(302)),
    hop('app', answer(403)),
  ),
  ...(['near', 'api'] as const).flatMap((at) => [
    scenario(
      `no-cors, redirected from ${at} to another site`,
      { options: { mode: 'no-cors' } },
      hop(at, to(302)),
      hop('cdn', answer(403)),
    ),
    scenario(
      `no-cors, redirected from ${at} back`,
      { options: { mode: 'no-cors' } },
      hop(at, to(303)),
      hop('app', answer(403)),
    ),
  ]),
];
