import * as v from 'valibot';
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
