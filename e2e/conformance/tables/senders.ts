import type { HopPlan, Initiator } from '../plan.ts';
import { allowed, allowedWithCredentials, answer, hop, type Scenario, scenario } from './scenario.ts';

const ELEMENTS: readonly Initiator[] = ['image', 'script', 'module', 'stylesheet', 'video', 'preload', 'eventsource'];
/** Their credentials mode is the kind's own. */
const FIXED: readonly Initiator[] = ['import', 'font'];
/** Their origin is their own, or opaque. */
const PLACES: readonly Initiator[] = [
  'worker',
  'data-worker',
  'blob-worker',
  'iframe',
  'cross-origin-iframe',
  'sandboxed-iframe',
  'data-iframe',
];
const THROUGH: Initiator = 'through-service-worker';

const written = (value: string | null): string => value ?? 'absent';

/** What the cache is asked about: its answer may be kept, and must be asked for each time. */
const KEPT = { ETag: '"1"', 'Cache-Control': 'no-cache' };
const revalidated = (first: Readonly<Record<string, string>>, then: Readonly<Record<string, string>>): HopPlan => ({
  ...hop('api', answer(200, { ...KEPT, ...first })),
  revalidation: answer(304, { ETag: '"1"', ...then }),
});
const twice = { rounds: 2, transport: 'https' } as const;

const both = { 'Access-Control-Allow-Methods': 'PUT', 'Access-Control-Allow-Headers': 'x-test' };

/** Every kind of sender, with CORS and without. */
export const SENDERS: readonly Scenario[] = [
  ...ELEMENTS.flatMap((initiator) =>
    (['same-origin', 'include'] as const).flatMap((credentials) => [
      ...[null, '*', '{origin}', 'http://example.net'].map((value) =>
        scenario(
          `${initiator}, credentials ${credentials}, allow-origin ${written(value)}`,
          { initiator, credentials, transport: 'https' },
          hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
        ),
      ),
      scenario(
        `${initiator}, credentials ${credentials}, allowed`,
        { initiator, credentials },
        hop('api', answer(200, allowedWithCredentials())),
      ),
      scenario(
        `${initiator}, credentials ${credentials}, redirected, where none is allowed`,
        { initiator, credentials },
        hop('api', answer(302, allowedWithCredentials({ Location: '{next:}' }))),
        hop('cdn', answer(200)),
      ),
    ]),
  ),
  ...FIXED.flatMap((initiator) =>
    [null, '*', '{origin}', 'null'].map((value) =>
      scenario(
        `${initiator}, allow-origin ${written(value)}`,
        { initiator, transport: 'https' },
        hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
      ),
    ),
  ),
  ...PLACES.flatMap((initiator) => [
    ...[null, '*', 'null', '{app}'].map((value) =>
      scenario(
        `${initiator}, allow-origin ${written(value)}`,
        { initiator, transport: 'https' },
        hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
      ),
    ),
    scenario(
      `${initiator}, PUT with a header, allowed for null`,
      { initiator, method: 'PUT', headers: { 'x-test': '1' }, body: 'x' },
      hop(
        'api',
        answer(200, { 'Access-Control-Allow-Origin': 'null' }),
        answer(200, { 'Access-Control-Allow-Origin': 'null', ...both }),
      ),
    ),
    scenario(
      `${initiator}, PUT with a header, refused`,
      { initiator, method: 'PUT', headers: { 'x-test': '1' }, body: 'x' },
      hop('api', answer(200, allowed()), answer(403, allowed(both))),
    ),
    scenario(
      `${initiator}, credentials and a star`,
      { initiator, credentials: 'include', transport: 'https' },
      hop('api', answer(200, { 'Access-Control-Allow-Origin': '*' })),
    ),
    scenario(
      `${initiator}, to the page's origin, that allows none`,
      { initiator, transport: 'https' },
      hop('app', answer(200)),
    ),
  ]),
  ...[null, '*', '{origin}'].flatMap((value) =>
    (['same-origin', 'include'] as const).map((credentials) =>
      scenario(
        `${THROUGH}, credentials ${credentials}, allow-origin ${written(value)}`,
        { initiator: THROUGH, credentials, transport: 'https' },
        hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
      ),
    ),
  ),
  ...['opaque', 'error', 'made', 'none'].map((made) =>
    scenario(
      `${THROUGH}, that answers with: ${made}`,
      { initiator: THROUGH, query: `?answer=${made}`, transport: 'https' },
      hop('api', answer(200)),
    ),
  ),
  ...['text/plain', 'x/y', 'application/json'].flatMap((type) => [
    scenario(
      `beacon of ${type}, not allowed`,
      { initiator: 'beacon', method: 'POST', headers: { 'content-type': type }, body: 'x', credentials: 'include' },
      hop('api', answer(200), answer(200)),
    ),
    scenario(
      `beacon of ${type}, allowed`,
      { initiator: 'beacon', method: 'POST', headers: { 'content-type': type }, body: 'x', credentials: 'include' },
      hop(
        'api',
        answer(200, allowedWithCredentials()),
        answer(200, allowedWithCredentials({ 'Access-Control-Allow-Headers': 'content-type' })),
      ),
    ),
  ]),
  ...[null, 'last-event-id'].map((names) =>
    scenario(
      `an event source comes back with an id, allowed headers ${written(names)}`,
      { initiator: 'reconnecting-eventsource' },
      hop('api', answer(200, allowed()), answer(200, allowed({ 'Access-Control-Allow-Headers': names }))),
    ),
  ),
  ...[null, '*', '{origin}'].flatMap((value) => [
    scenario(
      `xhr that waits, allow-origin ${written(value)}`,
      { initiator: 'xhr-sync' },
      hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
    ),
    scenario(
      `xhr that waits, with credentials, allow-origin ${written(value)}`,
      { initiator: 'xhr-sync', credentials: 'include' },
      hop('api', answer(200, { 'Access-Control-Allow-Origin': value })),
    ),
    scenario(
      `xhr that watches its upload, allow-origin ${written(value)}`,
      { initiator: 'xhr-upload', method: 'POST', body: 'x' },
      hop(
        'api',
        answer(200, { 'Access-Control-Allow-Origin': '*' }),
        answer(200, { 'Access-Control-Allow-Origin': value }),
      ),
    ),
  ]),
  ...[200, 403, 404, 500].flatMap((status) => [
    scenario(`no-cors, ${status}`, { options: { mode: 'no-cors' }, transport: 'https' }, hop('api', answer(status))),
    scenario(
      `no-cors, ${status}, for the same origin alone`,
      { options: { mode: 'no-cors' }, transport: 'https' },
      hop('api', answer(status, { 'Cross-Origin-Resource-Policy': 'same-origin' })),
    ),
    scenario(
      `an image without CORS, ${status}`,
      { initiator: 'plain-image', transport: 'https' },
      hop('api', answer(status)),
    ),
    scenario(
      `a script without CORS, ${status}`,
      { initiator: 'plain-script', transport: 'plain' },
      hop('api', answer(status)),
    ),
    scenario(`a style sheet without CORS, ${status}`, { initiator: 'plain-stylesheet' }, hop('api', answer(status))),
  ]),
  scenario(
    'an image without CORS, for the same origin alone',
    { initiator: 'plain-image' },
    hop('api', answer(200, { 'Cross-Origin-Resource-Policy': 'same-origin' })),
  ),
  scenario(
    'an image without CORS that is sniffed to be none',
    { initiator: 'plain-image' },
    hop('api', answer(200, { 'X-Content-Type-Options': 'nosniff' })),
  ),
  scenario(
    'asked again, 304 says nothing of origins',
    twice,
    revalidated({ 'Access-Control-Allow-Origin': '{origin}' }, {}),
  ),
  scenario(
    'asked again, 304 allows another origin',
    twice,
    revalidated({ 'Access-Control-Allow-Origin': '{origin}' }, { 'Access-Control-Allow-Origin': 'http://example.net' }),
  ),
  scenario(
    'asked again, 304 allows the origin',
    twice,
    revalidated({ 'Access-Control-Allow-Origin': '*' }, { 'Access-Control-Allow-Origin': '{origin}' }),
  ),
  scenario(
    'asked again, only 304 allows the origin',
    twice,
    revalidated({}, { 'Access-Control-Allow-Origin': '{origin}' }),
  ),
  scenario('asked again, neither allows the origin', twice, revalidated({}, {})),
  scenario(
    'a script asked again, 304 says nothing of origins',
    { ...twice, initiator: 'script' },
    revalidated({ 'Access-Control-Allow-Origin': '*' }, {}),
  ),
];
