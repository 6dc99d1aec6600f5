import type { Recording } from '../recording.ts';
import { devServers } from './dev-servers.ts';
import { djangos } from './django.ts';
import { express } from './express.ts';
import { hapi } from './hapi.ts';
import { nodeFrameworks } from './node-frameworks.ts';
import { proxies } from './proxies.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { webServers } from './web-servers.ts';

/** All software that `npm run record` asks. */
export const recordings: readonly Recording[] = [
  ...webServers,
  ...proxies,
  ...express,
  ...nodeFrameworks,
  hapi,
  ...devServers,
  ...djangos,
  ...python,
  ...ruby,
];
