import * as v from 'valibot';
import type { Chain } from '../../core/chain.ts';
import type { Trying } from '../../core/denial.ts';
import {
  type Probe,
  ProbeSchema,
  type Recheck,
  RecheckSchema,
  type SentPreflight,
  SentPreflightSchema,
} from '../../core/report-experiment-schema.ts';
import { EnvironmentSchema } from '../../core/report-schema.ts';
import { TaskSchema } from '../../core/variant.ts';
import { PROTOCOL_VERSION } from '../port-name.ts';
import { ChainSchema } from '../redacted-schema.ts';
import { FixSchema } from './fix.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a session is beside its cases: stored under one key. */
export const MetaSchema = v.object({
  version: v.literal(PROTOCOL_VERSION),
  /** Names this state: a panel that has it needs only what changes after it. */
  revision: v.string(),
  browser: v.picklist(['chromium', 'firefox', 'safari', 'other']),
  environment: EnvironmentSchema,
  since: v.nullable(v.number()),
  /** By life of the devtools page: its last batch that was taken, and how many requests it has seen. */
  captures: v.record(v.string(), v.object({ batch: count, requests: count })),
  nextDenial: count,
  nextOther: count,
  /** Denials dropped for want of room. */
  evicted: count,
  /** Denials numbered up to here were cleared. */
  cleared: count,
  /** When the last clearing was that has not been undone, in milliseconds since the epoch. */
  clearedAt: v.optional(v.nullable(v.number()), null),
  /** Requests seen before the last clearing. */
  requestsBefore: count,
  clears: count,
  /** What a clearing can be undone to; `at`: when it was. */
  undo: v.nullable(
    v.object({
      at: v.number(),
      cleared: count,
      clearedAt: v.optional(v.nullable(v.number()), null),
      requestsBefore: count,
      evicted: count,
    }),
  ),
  paused: v.boolean(),
  /** Denials the capture gave up because the background could not be reached. */
  lost: count,
  skipped: v.array(v.object({ entry: count, reason: v.string() })),
  /** Where the browser refused to keep what was found, its reason. */
  storageError: v.nullable(v.string()),
  /** Experiments begun so far. */
  tasks: count,
  /** The experiment under way, and what its requests came to so far. */
  task: v.nullable(v.object({ ...TaskSchema.entries, trials: ProbeSchema.entries.trials })),
  /** The fix that is tried on this tab, or that is asked for; null where none is. */
  fix: v.nullable(FixSchema),
  /** Why the last one ended without being asked to, or could not begin; null where nothing is to be said. */
  fixProblem: v.nullable(v.string()),
  /** When DevTools were closed, in milliseconds since the epoch; null while they are open. */
  closedAt: v.nullable(v.number()),
});
export type Meta = v.InferOutput<typeof MetaSchema>;

/** One request with all that was captured of it, denied or kept as evidence beside one that was: stored under one key. */
export const CaseSchema = v.object({
  /** `d1`, `d2`, … where denied, else `s1`, `s2`, … In order of capture. */
  id: v.pipe(v.string(), v.regex(/^[ds]\d{1,9}$/)),
  chain: ChainSchema,
  /** Ids of other cases that tell something about it. */
  siblings: v.array(v.string()),
  /** Requests that it stands for: itself, and those that were just like it. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Requests of its kind that were dropped for want of room. */
  evicted: count,
  /** When the latest of the others began, in milliseconds since the epoch; null where it stands for itself alone. */
  last: v.nullable(v.number()),
  /** When the same request passed after all; null where it has not since it was last denied. */
  cleared: v.nullable(v.number()),
  recheck: v.nullable(RecheckSchema),
  probe: v.nullable(ProbeSchema),
  /** The preflight that was sent alone, the latest one. */
  preflight: v.nullable(SentPreflightSchema),
  /** What came of the same request while a fix was tried on it, the last time since it was denied; null where none was. */
  tried: v.nullable(v.object({ at: v.number(), passed: v.boolean() })),
});
export interface Case {
  readonly id: string;
  readonly chain: Chain;
  readonly siblings: readonly string[];
  readonly count: number;
  readonly evicted: number;
  readonly last: number | null;
  readonly cleared: number | null;
  readonly recheck: Recheck | null;
  readonly probe: Probe | null;
  readonly preflight: SentPreflight | null;
  readonly tried: Trying | null;
}

/** Everything known of one tab. A value: each change makes a new one. */
export interface Session {
  readonly meta: Meta;
  /** Oldest first. */
  readonly cases: ReadonlyMap<string, Case>;
}

export const EMPTY_SESSION: Session = {
  meta: {
    version: PROTOCOL_VERSION,
    revision: '',
    browser: 'other',
    environment: { browser: null, os: null, extension: null, zone: null },
    since: null,
    captures: {},
    nextDenial: 1,
    nextOther: 1,
    evicted: 0,
    cleared: 0,
    clearedAt: null,
    requestsBefore: 0,
    clears: 0,
    undo: null,
    paused: false,
    lost: 0,
    skipped: [],
    storageError: null,
    tasks: 0,
    task: null,
    fix: null,
    fixProblem: null,
    closedAt: null,
  },
  cases: new Map(),
};

export const isDenied = ({ id }: Case): boolean => id[0] === 'd';

export const numberOf = ({ id }: Case): number => Number(id.slice(1));

/** In the list that the user sees: denied, and not cleared. */
export const isVisible = (one: Case, { cleared }: Meta): boolean => isDenied(one) && numberOf(one) > cleared;

export function requestsOf({ captures, requestsBefore }: Meta): number {
  return Object.values(captures).reduce((sum, { requests }) => sum + requests, 0) - requestsBefore;
}

export function withMeta(session: Session, change: Partial<Meta>): Session {
  return { ...session, meta: { ...session.meta, ...change } };
}
