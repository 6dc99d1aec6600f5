import * as v from 'valibot';
import { DenialSchema, EnvironmentSchema, GroupSchema, RedactionsSchema, SourceSchema } from '../core/report-schema.ts';
import { RedactedExchangeSchema } from './redacted-schema.ts';

/** Raised with every change that an older page would misread; pages of another version are told to reload. */
export const PROTOCOL_VERSION = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Port names: `capture:<tabId>` from the devtools page, `panel:<tabId>` from the panel. */
export const portName = (kind: 'capture' | 'panel', tabId: number): string => `${kind}:${tabId}`;

/** The other way round; null for a name that is none of ours. */
export function readPortName(name: string): { readonly kind: 'capture' | 'panel'; readonly tabId: number } | null {
  const match = /^(capture|panel):(\d{1,10})$/.exec(name);
  if (match?.[1] === 'capture') return { kind: 'capture', tabId: Number(match[2]) };
  return match?.[1] === 'panel' ? { kind: 'panel', tabId: Number(match[2]) } : null;
}

/** What the devtools page has learned since its last batch. */
export const BatchSchema = v.object({
  /** From 1, one more each: the background takes each number once, however often it comes. */
  batch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Exchanges that may belong to a denial: the denied one and its candidates. One that is known already replaces it. */
  exchanges: v.array(RedactedExchangeSchema),
  /** More requests like the exchange `of`, in all that matters: counted, not sent. */
  repeats: v.array(v.object({ of: v.string(), count })),
  /** When the tab's latest document began, in milliseconds since the epoch; null where none has begun since the last batch. */
  document: v.nullable(v.number()),
  /** Entries that could not be read. */
  skipped: v.array(v.object({ entry: count, reason: v.string() })),
  /** Exchanges given up because the background could not be reached for long. */
  lost: count,
  /** Requests seen by this devtools page so far, denied or not. */
  requests: count,
});
export type Batch = v.InferOutput<typeof BatchSchema>;

/** Devtools page → background. */
export const CaptureMessageSchema = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    version: v.number(),
    /** Names this life of the devtools page; ids of its exchanges begin with it. */
    capture: v.string(),
    browser: v.picklist(['chromium', 'firefox', 'safari', 'other']),
    environment: EnvironmentSchema,
    /** Milliseconds since the epoch: when this capture began. */
    since: v.number(),
    requests: count,
  }),
  /** Acknowledged by `saved`. */
  v.object({ type: v.literal('captured'), ...BatchSchema.entries }),
  v.object({ type: v.literal('counted'), requests: count }),
]);
export type CaptureMessage = v.InferOutput<typeof CaptureMessageSchema>;

/** Background → devtools page. */
export const DirectionSchema = v.variant('type', [
  /** The batch is in storage. */
  v.object({ type: v.literal('saved'), batch: v.number() }),
  v.object({
    type: v.literal('direction'),
    paused: v.boolean(),
    /** True while a panel looks on: only then is it worth telling how many requests pass. */
    watched: v.boolean(),
    /** Changes when the list was cleared: what was counted as a repeat before is new again. */
    cleared: v.number(),
  }),
]);
export type Direction = v.InferOutput<typeof DirectionSchema>;

/** Panel → background. */
export const CommandSchema = v.variant('type', [
  v.object({
    type: v.literal('hello'),
    version: v.number(),
    /** `revision` of the last patch that was applied: with it the first patch holds only what changed since. */
    revision: v.optional(v.string()),
  }),
  v.object({ type: v.literal('clear') }),
  v.object({ type: v.literal('undo-clear') }),
  v.object({ type: v.literal('preserve-log'), on: v.boolean() }),
  v.object({ type: v.literal('pause'), on: v.boolean() }),
]);
export type Command = v.InferOutput<typeof CommandSchema>;

/** Background → panel: idempotent. A fresh panel gets one full patch, cut into several where it is very large. */
export const PatchSchema = v.object({
  type: v.literal('patch'),
  version: v.number(),
  /** True: forget everything, then apply. */
  full: v.boolean(),
  source: SourceSchema,
  environment: EnvironmentSchema,
  /** New or changed denials, by id. */
  denials: v.array(DenialSchema),
  /** Ids of denials that are gone. */
  removed: v.array(v.string()),
  /** All groups, oldest first. */
  groups: v.array(GroupSchema),
  redactions: RedactionsSchema,
  session: v.object({
    requests: v.number(),
    denials: v.number(),
    /** Denials dropped because the session holds no more. */
    evicted: v.number(),
    /** Milliseconds since the epoch: when capture began. */
    since: v.nullable(v.number()),
    preserveLog: v.boolean(),
    paused: v.boolean(),
    canUndoClear: v.boolean(),
    /** A plain sentence where something was lost or failed, else null. */
    notice: v.nullable(v.string()),
  }),
  /** Names the state that the panel has after this patch; absent while more parts follow. */
  revision: v.optional(v.string()),
});
export type Patch = v.InferOutput<typeof PatchSchema>;

/**
 * Background → every page of the extension, when the background has just been started: an idle one was stopped by the
 * browser, and its ports with it.
 */
export const AwakeSchema = v.object({ type: v.literal('awake') });
export type Awake = v.InferOutput<typeof AwakeSchema>;
