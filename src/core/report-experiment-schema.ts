import * as v from 'valibot';
import { StepSchema } from './report-diagnosis-schema.ts';
import { ExchangeSchema } from './report-exchange-schema.ts';

const text = v.string();
const orNull = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);

/** One request of an experiment, and what came of it. */
const TrialSchema = v.object({
  label: text,
  passed: v.boolean(),
  /** Null where the page got no answer. */
  status: orNull(v.number()),
  /** What the page was told, or what could not be sent as it was; '' where nothing is to be said. */
  said: text,
});

/** The request sent again on demand, as it was. */
export const RecheckSchema = v.object({
  /** When it was sent. */
  at: text,
  passed: v.boolean(),
  /** True where the fix was tried in this browser meanwhile. */
  fixTried: v.optional(v.literal(true)),
  /** True where it could not be sent; the trials say why. */
  unsent: v.optional(v.literal(true)),
  trials: v.array(TrialSchema),
  /** What the first of them carried and got. */
  exchanges: v.array(ExchangeSchema),
});

/** The cause by experiment: the request as it was, then with one thing changed each time. */
export const ProbeSchema = v.object({
  at: text,
  /** False where it was stopped. */
  complete: v.boolean(),
  trials: v.array(TrialSchema),
  conclusion: text,
});

export type Recheck = v.InferOutput<typeof RecheckSchema>;
export type Probe = v.InferOutput<typeof ProbeSchema>;

/** A preflight that was sent alone, on demand, as it was captured. */
export const SentPreflightSchema = v.object({
  /** When it was sent. */
  at: text,
  /** What it asked for: the method, and names of headers. */
  method: text,
  headers: v.array(text),
  /** Why nothing is known of it; '' where it was answered. */
  said: text,
  /** The preflight and its answer; empty where the browser told of none. */
  exchanges: v.array(ExchangeSchema),
});
export type SentPreflight = v.InferOutput<typeof SentPreflightSchema>;

/** The same with what the browser would make of its answer. */
export const PreflightTestSchema = v.object({
  ...SentPreflightSchema.entries,
  /** One for each credentials mode that the request may have; empty where there is no answer. */
  verdicts: v.array(
    v.object({
      credentials: v.picklist(['include', 'omit']),
      passed: v.boolean(),
      /** The step at which this browser stops; null where it passes. */
      first: v.nullable(StepSchema),
      steps: v.array(StepSchema),
    }),
  ),
});
export type PreflightTest = v.InferOutput<typeof PreflightTestSchema>;
