import * as v from 'valibot';
import { TaskSchema } from '../core/variant.ts';

/** Background → devtools page. */
export const DirectionSchema = v.variant('type', [
  /** The batch is in storage. */
  v.object({ type: v.literal('saved'), batch: v.number() }),
  /** What the browser's own list of requests has beyond what was captured is to be captured now. */
  v.object({ type: v.literal('look') }),
  v.object({
    type: v.literal('direction'),
    paused: v.boolean(),
    /** True while a panel looks on: only then is it worth telling how many requests pass. */
    watched: v.boolean(),
    /** Changes when the list was cleared: what was counted as a repeat before is new again. */
    cleared: v.number(),
    /** The experiment to carry out; null where there is none, or none any more. */
    task: v.nullable(TaskSchema),
    /** Origin whose answers a fix changes in this tab, from before its rules are set until they are gone; null where none does. */
    fixed: v.nullable(v.string()),
  }),
]);
export type Direction = v.InferOutput<typeof DirectionSchema>;

/**
 * Background → every page of the extension, when the background has just been started: an idle one was stopped by the
 * browser, and its ports with it.
 */
export const AwakeSchema = v.object({ type: v.literal('awake') });
export type Awake = v.InferOutput<typeof AwakeSchema>;
