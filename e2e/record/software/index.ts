import type { Recording } from '../recording.ts';
import { devServers } from './dev-servers.ts';
import { djangos } from './django.ts';
import { express } from './express.ts';
import { go } from './go.ts';
import { hapi } from './hapi.ts';
import { tomcat } from './java.ts';
import { more } from './more.ts';
import { nodeFrameworks } from './node-frameworks.ts';
import { php } from './php.ts';
import { proxies } from './proxies.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { services } from './services.ts';
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
  ...php,
  go,
  tomcat,
  ...more,
  ...services,
];
