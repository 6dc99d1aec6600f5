import * as v from 'valibot';
import { PreflightAskSchema } from './preflight-ask.ts';

const text = v.string();

/** What an experiment changes about a request that was denied; what it does not name is sent as it was. */
export const VariantSchema = v.object({
  /** What it is called in tables: `without x-tenant`. */
  label: v.pipe(text, v.maxLength(200)),
  /** Null: as it was. */
  method: v.nullable(v.pipe(text, v.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}$/))),
  /** Names, lower case. */
  withoutHeaders: v.array(text),
  /** In place of those of the same name. */
  setHeaders: v.array(v.object({ name: text, value: text })),
  credentials: v.picklist(['include', 'omit', 'same-origin']),
  /** `same`: as it was; `none`: no body; else this text. */
  body: v.variant('kind', [
    v.object({ kind: v.literal('same') }),
    v.object({ kind: v.literal('none') }),
    v.object({ kind: v.literal('text'), text: v.pipe(text, v.maxLength(100_000)) }),
  ]),
});
export type Variant = v.InferOutput<typeof VariantSchema>;

/** Requests of one experiment. */
export const MOST_VARIANTS = 16;

/** An experiment for the devtools page, which alone holds raw requests. */
export const TaskSchema = v.object({
  serial: v.number(),
  denial: text,
  /** `preflight`: the preflight alone, which a rule makes of an OPTIONS of the page's. */
  kind: v.picklist(['recheck', 'probe', 'preflight']),
  /** The exchange to send again, or its preflight where that alone is known; null where neither is. */
  exchange: v.nullable(text),
  /** The origin that made the request; null where unknown. */
  origin: v.nullable(text),
  variants: v.pipe(v.array(VariantSchema), v.minLength(1), v.maxLength(MOST_VARIANTS)),
  /** What a preflight that is tested asks for. */
  preflight: v.optional(PreflightAskSchema),
});
export type Task = v.InferOutput<typeof TaskSchema>;
