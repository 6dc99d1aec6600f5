import * as v from 'valibot';
import {
  DenialSchema,
  EnvironmentSchema,
  GroupSchema,
  PassedRequestSchema,
  RedactionsSchema,
  SourceSchema,
} from '../core/report-schema.ts';
import { TaskSchema } from '../core/variant.ts';

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
  /** Sends the request of a denial again, once a variant. */
  v.object({
    type: v.literal('experiment'),
    denial: v.string(),
    kind: TaskSchema.entries.kind,
    variants: TaskSchema.entries.variants,
  }),
  v.object({ type: v.literal('stop-experiment') }),
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
  /** New or changed requests that passed beside a denial. Those that no denial rests on any more are forgotten. */
  passed: v.array(v.object({ id: v.string(), ...PassedRequestSchema.entries })),
  /** Of each of `denials`, the requests that its diagnoses rest on, the likest first. */
  restsOn: v.array(v.object({ denial: v.string(), origin: v.string(), passed: v.array(v.string()) })),
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
    /** The experiment under way: for which denial, and how many of its requests are done. */
    experiment: v.nullable(
      v.object({ denial: v.string(), kind: TaskSchema.entries.kind, done: v.number(), of: v.number() }),
    ),
    /** A plain sentence where something was lost or failed, else null. */
    notice: v.nullable(v.string()),
  }),
  /** Names the state that the panel has after this patch; absent while more parts follow. */
  revision: v.optional(v.string()),
});
export type Patch = v.InferOutput<typeof PatchSchema>;
