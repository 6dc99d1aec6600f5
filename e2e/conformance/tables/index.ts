import type { Plan, Transport } from '../plan.ts';
import { ALLOW_ORIGIN } from './allow-origin.ts';
import { CREDENTIALS } from './credentials.ts';
import { LOCAL_NETWORK } from './local-network.ts';
import { PREFLIGHT } from './preflight.ts';
import { REDIRECT_LIMITS } from './redirect-limits.ts';
import { REDIRECTS } from './redirects.ts';
import { REQUEST_HEADERS } from './request-headers.ts';
import { SENDERS } from './senders.ts';
import { STORED } from './stored.ts';

/** Only HTTP/2 takes every method; where a page is and where its requests go is what the local network is about. */
const TIED: readonly string[] = ['preflights', 'local network'];

const TABLES = {
  'allowed origins': ALLOW_ORIGIN,
  credentials: CREDENTIALS,
  preflights: PREFLIGHT,
  'request headers': REQUEST_HEADERS,
  redirects: [...REDIRECTS, ...REDIRECT_LIMITS],
  senders: SENDERS,
  'local network': LOCAL_NETWORK,
  stored: STORED,
};

/**
 * The tables, row by row: what the web platform tests ask of CORS, as scenarios of these servers. `over`: a transport for all
 * rows to which it does not matter.
 */
export const tables = (over?: Transport): readonly Plan[] =>
  Object.entries(TABLES)
    .flatMap(([table, rows]) => rows.map((row) => ({ ...row, table })))
    .map((row) => (over === undefined || TIED.includes(row.table) ? row : { ...row, transport: over }))
    .map((row, index) => ({ ...row, id: `t${index + 1}` }));
