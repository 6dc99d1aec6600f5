import type { TestServer } from '../server.ts';
import { edgeServers } from './edge.ts';
import { gin } from './gin.ts';
import { go } from './go.ts';
import { next } from './next.ts';
import { nodeServers } from './node.ts';
import { php } from './php.ts';
import { pythonServers } from './python.ts';
import { rails } from './rails.ts';
import { restFramework } from './rest-framework.ts';
import { webServers } from './web-servers.ts';

/** Every server on which a recipe is run. */
export const servers: readonly TestServer[] = [
  ...webServers,
  ...nodeServers,
  next,
  ...edgeServers,
  ...pythonServers,
  restFramework,
  php,
  rails,
  go,
  gin,
];
