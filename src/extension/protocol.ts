import * as v from 'valibot';
import type { GroupsPatch } from '../core/groups-after.ts';
import type { Environment, Redactions, ReportDenial, Source } from '../core/report-schema.ts';
import type { PassedRequest } from '../core/siblings-by-origin.ts';
import { TaskSchema } from '../core/variant.ts';
import { PROTOCOL_VERSION } from './port-name.ts';
import { type Fix, FixPlanSchema } from './session/fix.ts';
import { MetaSchema } from './session/session.ts';

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
  /** Captures what the browser's own list of requests has and no event told of. */
  v.object({ type: v.literal('look') }),
  /** Sends the request of a denial again, once a variant. */
  v.object({
    type: v.literal('experiment'),
    denial: v.string(),
    kind: v.picklist(['recheck', 'probe']),
    variants: TaskSchema.entries.variants,
  }),
  v.object({ type: v.literal('stop-experiment') }),
  /** Tries the fix of a denial on this tab. `page`: a page of ours must ask for the hosts, because the panel cannot. */
  v.object({ type: v.literal('try-fix'), denial: v.string(), plan: FixPlanSchema, ask: v.picklist(['panel', 'page']) }),
  v.object({ type: v.literal('end-fix') }),
]);
export type Command = v.InferOutput<typeof CommandSchema>;

/**
 * Background → panel: what changed of the tab's session. A fresh panel gets all of it, cut into several where it is very
 * large. The panel diagnoses: what a fix is worth saying of a denial need not wake up with the background.
 */
export const ChangesSchema = v.object({
  type: v.literal('changes'),
  version: v.literal(PROTOCOL_VERSION),
  /** True: forget everything, then apply. */
  full: v.boolean(),
  meta: MetaSchema,
  /** New or changed cases, as they are stored. */
  cases: v.array(v.string()),
  /** Ids of cases that are gone. */
  removed: v.array(v.string()),
  preserveLog: v.boolean(),
  /** What the user declared that endpoints want, as it was written. */
  scopes: v.string(),
  /** Names the state that the panel has after this message; absent while more parts follow. */
  revision: v.optional(v.string()),
});
export type Changes = v.InferOutput<typeof ChangesSchema>;

/** Diagnosis → panel: idempotent. A fresh panel gets one full patch, cut into several where it is very large. */
export interface Patch extends GroupsPatch {
  readonly type: 'patch';
  readonly source: Source;
  readonly environment: Environment;
  /** New or changed denials, by id. */
  readonly denials: readonly ReportDenial[];
  /** Ids of denials that are gone. */
  readonly removed: readonly string[];
  /** New or changed requests that passed beside a denial. Those that no denial rests on any more are forgotten. */
  readonly passed: readonly ({ readonly id: string } & PassedRequest)[];
  /** Of each of `denials`, the requests that its diagnoses rest on, the likest first. */
  readonly restsOn: readonly { readonly denial: string; readonly origin: string; readonly passed: readonly string[] }[];
  readonly redactions: Redactions;
  readonly session: {
    readonly requests: number;
    readonly denials: number;
    /** Denials dropped because the session holds no more. */
    readonly evicted: number;
    /** Milliseconds since the epoch: when capture began. */
    readonly since: number | null;
    readonly preserveLog: boolean;
    readonly paused: boolean;
    readonly canUndoClear: boolean;
    /** The experiment under way: for which denial, and how many of its requests are done. */
    readonly experiment: {
      readonly denial: string;
      readonly kind: v.InferOutput<typeof TaskSchema>['kind'];
      readonly done: number;
      readonly of: number;
    } | null;
    /** The fix that is tried on this tab, or asked for. */
    readonly fix: Fix | null;
    /** A plain sentence where something was lost or failed, else null. */
    readonly notice: string | null;
  };
  /** Names the state that the panel has after this patch; absent while more parts follow. */
  readonly revision?: string;
}
