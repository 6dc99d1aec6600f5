import * as v from 'valibot';
import { EnvironmentSchema } from '../core/report-schema.ts';
import { RedactedExchangeSchema } from './redacted-schema.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the devtools page has learned since its last batch. */
export const BatchSchema = v.object({
  /** From 1, one more each: the background takes each number once, however often it comes. */
  batch: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Exchanges that may belong to a denial: the denied one and its candidates. One that is known already replaces it. */
  exchanges: v.array(RedactedExchangeSchema),
  /** More requests like the exchange `of`, in all that matters: counted, not sent. `last`: when the latest began. */
  repeats: v.array(v.object({ of: v.string(), count, last: v.number() })),
  /** When the tab's latest document began, in milliseconds since the epoch; null where none has begun since the last batch. */
  document: v.nullable(v.number()),
  /** What experiments came to, in order. */
  results: v.array(
    v.object({
      /** The task's serial, and which of its variants this is. */
      serial: v.number(),
      index: count,
      /** When it was sent, in milliseconds since the epoch. */
      at: v.number(),
      /** Status of the answer that the page got; null where it got none. */
      status: v.nullable(v.number()),
      /** What else is to be said of it: why there is no answer, what could not be sent as it was. */
      said: v.pipe(v.string(), v.maxLength(1_000)),
      /** True where it could not be sent. */
      unsent: v.optional(v.literal(true)),
      /** True where a fix was tried in this tab meanwhile. */
      fixTried: v.boolean(),
      exchanges: v.array(RedactedExchangeSchema),
    }),
  ),
  /** Entries that could not be read. */
  skipped: v.array(v.object({ entry: count, reason: v.string() })),
  /** Exchanges given up because the background could not be reached for long. */
  lost: count,
  /** Requests seen by this devtools page so far, denied or not. */
  requests: count,
});
export type ExperimentResult = v.InferOutput<typeof BatchSchema>['results'][number];
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
  /** Acknowledged by `saved`. `isNews`: false where all of it is like much that was told. */
  v.object({ type: v.literal('captured'), isNews: v.boolean(), ...BatchSchema.entries }),
  v.object({ type: v.literal('counted'), requests: count }),
]);
export type CaptureMessage = v.InferOutput<typeof CaptureMessageSchema>;
