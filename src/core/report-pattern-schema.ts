import * as v from 'valibot';

/** What the requests around a denied one show. The list may grow; a name on it keeps its meaning. */
const PATTERNS = [
  // Of one denial, by a request beside it
  'write-refused',
  'only-with-cookies',
  'only-without-cookies',
  'only-with-header',
  'only-without-header',
  'passed-before',
  'passed-afterwards',
  'token-passed',
  'page-for-data',
  'after-redirect',
  'after-renewal',
  // Of all denials of one cause
  'burst',
  'retry-loop',
  'refresh-loop',
  'whole-host',
  'one-endpoint',
] as const;

export const PatternSchema = v.object({
  pattern: v.picklist(PATTERNS),
  /** The request that it is told of: method and path; null where it is told of many. */
  method: v.nullable(v.string()),
  path: v.nullable(v.string()),
  /** In words, to be read after that request. */
  says: v.string(),
  /** Of all denials: when it began. Of one: when that request was sent. UTC; null where unknown. */
  at: v.nullable(v.string()),
  /** Refused requests that it is about; null where it is about one. */
  count: v.nullable(v.number()),
});

export type Pattern = v.InferOutput<typeof PatternSchema>;
