import * as v from 'valibot';
import { originOf } from '../../core/fetch/origin.ts';
import { PreflightAskSchema } from '../../core/preflight-ask.ts';

const text = v.string();
const origin = v.pipe(
  text,
  v.check((value) => /^https?:/.test(value) && originOf(value) === value, 'not an origin'),
);
/** What a rule may set, whoever asks for it: headers of CORS, for one origin. */
const headers = v.array(
  v.object({
    name: v.pipe(text, v.regex(/^Access-Control-[A-Za-z-]+$/)),
    value: v.pipe(
      text,
      v.check((value) => !value.includes('*'), 'a wildcard'),
    ),
  }),
);

/** What is to be set where: `TryPlan` without what is said of it. */
export const FixPlanSchema = v.object({
  /** The origin whose answers are changed, and the one whose requests are. */
  target: origin,
  origin,
  preflight: headers,
  answer: headers,
  types: v.array(v.picklist(['xmlhttprequest', 'script', 'image', 'font', 'stylesheet', 'media', 'ping'])),
  /** Where it is no fix, but a preflight that is sent alone under a rule of its own: what that asks for. */
  test: v.optional(PreflightAskSchema),
});
export type FixPlan = v.InferOutput<typeof FixPlanSchema>;

/** The fix that is tried on a tab: one at a time. */
export const FixSchema = v.object({
  ...FixPlanSchema.entries,
  denial: text,
  /** What must be granted, as match patterns. */
  hosts: v.array(text),
  /** `asking`: for access to the hosts. `starting`: its rules are about to be set. */
  state: v.picklist(['asking', 'starting', 'on']),
  /** When it was asked for, or began, in milliseconds since the epoch. */
  since: v.number(),
});
export type Fix = v.InferOutput<typeof FixSchema>;
