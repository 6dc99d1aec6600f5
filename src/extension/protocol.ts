import * as v from 'valibot';
import type { Exchange } from '../core/exchange.ts';
import type { Redacted } from '../core/redact.ts';
import { DenialSchema, EnvironmentSchema, GroupSchema, RedactionsSchema, SourceSchema } from '../core/report-schema.ts';

/** Raised with every change that an older page would misread; pages of another version are told to reload. */
export const PROTOCOL_VERSION = 1;

/** Port names: `capture:<tabId>` from the devtools page, `panel:<tabId>` from the panel. */
export const portName = (kind: 'capture' | 'panel', tabId: number): string => `${kind}:${tabId}`;

/** Devtools page → background. */
export type CaptureMessage =
  | { readonly type: 'hello'; readonly version: number; readonly browser: Exchange['browser']; readonly environment: v.InferOutput<typeof EnvironmentSchema> }
  /** Exchanges that may belong to a denial: the denied one and its candidates. Acknowledged by `saved`. */
  | { readonly type: 'captured'; readonly batch: number; readonly exchanges: readonly Redacted<Exchange>[] }
  /** Requests seen so far, denied or not. */
  | { readonly type: 'counted'; readonly requests: number }
  | { readonly type: 'navigated'; readonly url: string };

/** Background → devtools page: the batch is in storage. */
export interface SavedMessage {
  readonly type: 'saved';
  readonly batch: number;
}

/** Panel → background. */
export const CommandSchema = v.variant('type', [
  v.object({ type: v.literal('hello'), version: v.number() }),
  v.object({ type: v.literal('clear') }),
  v.object({ type: v.literal('undo-clear') }),
  v.object({ type: v.literal('preserve-log'), on: v.boolean() }),
  v.object({ type: v.literal('pause'), on: v.boolean() }),
]);
export type Command = v.InferOutput<typeof CommandSchema>;

/** Background → panel: idempotent, a fresh panel gets one full patch. */
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
});
export type Patch = v.InferOutput<typeof PatchSchema>;
