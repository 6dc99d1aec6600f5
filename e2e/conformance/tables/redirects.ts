import type { ServerName } from '../plan.ts';
import { allowed, allowedWithCredentials, answer, hop, type Scenario, scenario, redirect as to } from './scenario.ts';

/** What each of two hops allows: every origin, the page's, `null`, or none. */
type Allowed = '*' | 'origin' | 'null' | 'none' | 'other';
const VALUES: Readonly<Record<Allowed, string | null>> = {
  '*': '*',
  // Of the page as it was before any redirect; Origin may read `null` by then.
  origin: '{app}',
  null: 'null',
  none: null,
  other: '{api}',
};

const allowing = (value: Allowed) => ({ 'Access-Control-Allow-Origin': VALUES[value] });

const EACH = ['*', 'origin', 'null', 'none'] as const;
type Way = readonly [first: ServerName, second: ServerName];
const WAYS: readonly Way[] = [
  ['app', 'api'],
  ['api', 'app'],
  ['api', 'api'],
  ['api', 'cdn'],
  ['near', 'near'],
];

/** What the two answers allow, where the first lets the request go on, and where it does not. */
const PAIRS: readonly (readonly [Allowed, Allowed])[] = [
  ...(['*', 'origin'] as const).flatMap((first) => EACH.map((second) => [first, second] as const)),
  ['null', '*'],
  ['none', '*'],
  ['*', 'other'],
];

const STATUSES = [301, 302, 303, 307, 308];

const asking = { headers: { 'x-test': '1' } };
const listed = { 'Access-Control-Allow-Headers': 'x-test' };

/** Where redirects lead, and what is allowed on the way: origins, leave, credentials. https://fetch.spec.whatwg.org/#http-redirect-fetch */
export const REDIRECTS: readonly Scenario[] = [
  ...WAYS.flatMap(([first, second]) =>
    PAIRS.map(([one, other]) =>
      scenario(
        `${first}, allowing ${one}, to ${second}, allowing ${other}`,
        { initiator: 'xhr', transport: 'https' },
        hop(first, to(302, allowing(one))),
        hop(second, answer(200, allowing(other))),
      ),
    ),
  ),
  ...STATUSES.flatMap((status) =>
    (
      [
        ['app', 'api'],
        ['api', 'app'],
        ['api', 'api'],
        ['api', 'cdn'],
      ] as const
    ).flatMap(([first, second]) => [
      scenario(
        `${status} with a user name, from ${first} to ${second}`,
        {},
        hop(first, to(status, { 'Access-Control-Allow-Origin': '*' }, '{next:user:password@}')),
        hop(second, answer(200, { 'Access-Control-Allow-Origin': '*' })),
      ),
      scenario(
        `POST, ${status} from ${first} to ${second}`,
        { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
        hop(first, to(status, { 'Access-Control-Allow-Origin': '*' })),
        hop(second, answer(403, allowing('origin'))),
      ),
      scenario(
        `${status} from ${first} to ${second}, leave given at both`,
        { ...asking, transport: 'https' },
        hop(first, to(status, allowed(listed)), answer(200, allowed(listed))),
        hop(second, answer(200, allowed(listed)), answer(200, allowed(listed))),
      ),
      scenario(
        `${status} from ${first} to ${second}, leave given at the first alone`,
        asking,
        hop(first, to(status, allowed(listed)), answer(200, allowed(listed))),
        hop(second, answer(200, allowed()), answer(200, allowed())),
      ),
    ]),
  ),
  ...(['omit', 'same-origin', 'include'] as const).flatMap((credentials) => [
    scenario(
      `credentials ${credentials}, from the page's origin to a star`,
      { credentials, initiator: credentials === 'omit' ? 'fetch' : 'xhr' },
      hop('app', to(302)),
      hop('api', answer(200, allowing('*'))),
    ),
    scenario(
      `credentials ${credentials}, from the page's origin to one that allows none`,
      { credentials, transport: 'https' },
      hop('app', to(302)),
      hop('api', answer(200, allowed())),
    ),
    scenario(
      `credentials ${credentials}, the redirect allows none`,
      { credentials, transport: 'https', cookie: credentials === 'include' },
      hop('api', to(302, allowed())),
      hop('cdn', answer(200, allowedWithCredentials())),
    ),
    scenario(
      `credentials ${credentials}, allowed all the way`,
      { credentials, transport: 'https', cookie: credentials === 'include' },
      hop('api', to(302, allowedWithCredentials())),
      hop('cdn', answer(200, allowedWithCredentials())),
    ),
    scenario(
      `credentials ${credentials}, allowed until the last`,
      { credentials, cookie: credentials === 'include' },
      hop('api', to(302, allowedWithCredentials())),
      hop('cdn', answer(403, allowed())),
    ),
  ]),
  scenario(
    'there and back again',
    { transport: 'https' },
    hop('app', to(302)),
    hop('api', to(302, allowing('*'))),
    hop('app', answer(200, allowing('origin'))),
  ),
  scenario(
    'there and back again, for all',
    { transport: 'https' },
    hop('app', to(302)),
    hop('api', to(302, allowing('*'))),
    hop('app', answer(200, allowing('*'))),
  ),
  scenario(
    'within one, then to another',
    {},
    hop('api', to(301, allowing('origin'))),
    hop('api', to(301, allowing('origin'))),
    hop('cdn', answer(200, allowing('origin'))),
  ),
  scenario(
    'to another, then within it',
    {},
    hop('api', to(301, allowing('origin'))),
    hop('cdn', to(301, allowing('*'))),
    hop('cdn', answer(200, allowing('origin'))),
  ),
  scenario(
    'DELETE, 307 to another',
    { method: 'DELETE' },
    hop('api', to(307, allowed()), answer(200, allowed({ 'Access-Control-Allow-Methods': 'DELETE' }))),
    hop('cdn', answer(200, allowed()), answer(200, allowed({ 'Access-Control-Allow-Methods': 'GET' }))),
  ),
  scenario(
    'DELETE, 303 to another',
    { method: 'DELETE' },
    hop('api', to(303, allowed()), answer(200, allowed({ 'Access-Control-Allow-Methods': 'DELETE' }))),
    hop('cdn', answer(200)),
  ),
  scenario(
    'PUT, 301 to another',
    { method: 'PUT', body: 'x' },
    hop('api', to(301, allowed()), answer(200, allowed({ 'Access-Control-Allow-Methods': 'PUT' }))),
    hop('cdn', answer(200, allowed()), answer(405, allowed())),
  ),
  scenario(
    'authorization, redirected to another',
    { headers: { authorization: 'Bearer x' }, transport: 'https' },
    hop('api', to(302, allowed()), answer(200, allowed({ 'Access-Control-Allow-Headers': 'authorization' }))),
    hop('cdn', answer(401, allowed()), answer(200, allowed())),
  ),
  scenario(
    'authorization, redirected within',
    { headers: { authorization: 'Bearer x' } },
    hop('api', to(302, allowed()), answer(200, allowed({ 'Access-Control-Allow-Headers': 'authorization' }))),
    hop('api', answer(401), answer(200, allowed())),
  ),
];
