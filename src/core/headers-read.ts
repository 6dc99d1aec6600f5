import type { Carrier, HeaderPatterns } from './recogniser.ts';
import { recognisers } from './recognisers/index.ts';

/** Headers that rules read beside the recognisers' own: the server's clock, caches, limits, demands. */
const READ_BY_RULES = [
  'age',
  'date',
  'expires',
  'cache-control',
  'x-cache',
  'x-cache-hits',
  'cf-cache-status',
  'vary',
  'allow',
  'accept-patch',
  'accept-post',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
  'x-ratelimit-resource',
  'www-authenticate',
  'proxy-authenticate',
  'x-oauth-scopes',
  'x-accepted-oauth-scopes',
  'x-accepted-github-permissions',
  'dpop-nonce',
  'content-type',
  'content-length',
  'server',
  'via',
  'x-powered-by',
];

const names = (patterns: HeaderPatterns | undefined): readonly string[] => Object.keys(patterns ?? {});

/** Lower-case names of all response headers that recognisers and rules read, sorted: what `declared-headers.json` must say. */
export function headersRead(): readonly string[] {
  const ofRecognisers = recognisers.flatMap(({ markers, carries, headers }) => [
    ...(headers ?? []),
    ...markers.flatMap(({ match, reads }) => [...names(match.header), ...names(reads?.header)]),
    ...(carries ?? []).flatMap((carrier: Carrier) => names(carrier.header)),
  ]);
  return [...new Set([...READ_BY_RULES, ...ofRecognisers])].sort();
}
