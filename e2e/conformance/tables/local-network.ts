import type { FetchOptions, Transport } from '../plan.ts';
import { allowed, answer, hop, type Scenario, scenario } from './scenario.ts';

const PAGES: readonly Transport[] = ['public', 'insecure', 'granted', 'named', 'mixed'];
const SPACES: readonly (FetchOptions['targetAddressSpace'] | null)[] = [null, 'loopback', 'local', 'public'];

const put = { method: 'PUT', body: 'x' };
const leave = { 'Access-Control-Allow-Methods': 'PUT' };

const imagesOn = (transport: Transport): readonly Scenario[] => [
  scenario(`${transport}, an image`, { transport, initiator: 'image' }, hop('api', answer(200, allowed()))),
  scenario(`${transport}, an image that none may read`, { transport, initiator: 'image' }, hop('api', answer(200))),
  scenario(`${transport}, an image without CORS`, { transport, initiator: 'plain-image' }, hop('api', answer(200))),
];

const IMAGES: readonly Transport[] = ['public', 'insecure', 'granted'];

/** Pages of the public network, with the user's leave and without. https://wicg.github.io/local-network-access/ */
export const LOCAL_NETWORK: readonly Scenario[] = PAGES.flatMap((transport) => [
  ...SPACES.map((space) =>
    scenario(
      `${transport}, allowed, said to be ${space ?? 'nowhere'}`,
      { transport, ...(space == null ? {} : { options: { targetAddressSpace: space } }) },
      hop('api', answer(200, allowed())),
    ),
  ),
  scenario(`${transport}, the answer allows none`, { transport }, hop('api', answer(403))),
  scenario(
    `${transport}, the answer allows another`,
    { transport },
    hop('api', answer(200, { 'Access-Control-Allow-Origin': 'http://example.net' })),
  ),
  scenario(
    `${transport}, PUT, allowed`,
    { transport, ...put },
    hop('api', answer(200, allowed()), answer(204, allowed(leave))),
  ),
  scenario(
    `${transport}, PUT, its preflight not answered well`,
    { transport, ...put },
    hop('api', answer(200, allowed()), answer(403, allowed(leave))),
  ),
  scenario(
    `${transport}, PUT, not listed`,
    { transport, ...put },
    hop('api', answer(200, allowed()), answer(204, allowed())),
  ),
  scenario(
    `${transport}, PUT, its preflight allows none`,
    { transport, ...put },
    hop('api', answer(200, allowed()), answer(204)),
  ),
  scenario(
    `${transport}, PUT, the answer allows none`,
    { transport, ...put },
    hop('api', answer(403), answer(204, allowed(leave))),
  ),
  scenario(`${transport}, no-cors`, { transport, options: { mode: 'no-cors' } }, hop('api', answer(403))),
  scenario(
    `${transport}, redirected from the page's origin`,
    { transport },
    hop('app', answer(302, { Location: '{next:}' })),
    hop('api', answer(200, allowed())),
  ),
  scenario(
    `${transport}, redirected from there to there`,
    { transport },
    hop('api', answer(302, allowed({ Location: '{next:}' }))),
    hop('cdn', answer(200)),
  ),
  scenario(
    `${transport}, redirected back`,
    { transport },
    hop('api', answer(302, allowed({ Location: '{next:}' }))),
    hop('app', answer(200)),
  ),
  // Over https browsers ask for other images over https, too.
  ...(IMAGES.includes(transport) ? imagesOn(transport) : []),
]);
