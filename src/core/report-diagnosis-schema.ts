import * as v from 'valibot';
import type { Json } from './exchange.ts';
import { RULE_IDS } from './rule-id.ts';

/** What the report says of one denial: the verdict, who refused, the credentials, each diagnosis and what clears it. */

const text = v.string();
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);

export const CertaintySchema = v.picklist(['proven', 'likely', 'possible']);
export const LayerSchema = v.picklist([
  'browser',
  'extension',
  'service-worker',
  'network',
  'edge',
  'gateway',
  'web-server',
  'cors-middleware',
  'framework',
  'application',
  'identity-provider',
  'unknown',
]);
export const OwnerSchema = v.picklist(['server', 'client', 'identity-provider', 'intermediary']);
export const RuleIdSchema = v.picklist(RULE_IDS);
const JsonSchema: v.GenericSchema<Json> = v.lazy(() =>
  v.union([v.null(), v.boolean(), v.number(), v.string(), v.array(JsonSchema), v.record(v.string(), JsonSchema)]),
);
export const FactSchema = v.object({
  /** `preflight response header vary`, `actual status`, … */
  where: text,
  saw: orNull(text),
  expected: v.optional(text),
});
export const CitationSchema = v.object({ text, url: text });
/** A step of an algorithm, with its outcome. */
export const StepSchema = v.object({
  algorithm: text,
  step: text,
  outcome: v.picklist(['pass', 'fail', 'unknown']),
  detail: text,
  url: text,
});
const PlacedStepSchema = v.object({
  ...StepSchema.entries,
  /** Which exchange it was run on. */
  on: v.picklist(['preflight', 'actual', 'hop']),
});

export const CorsSchema = v.object({
  blocked: orNull(v.boolean()),
  certainty: v.picklist(['proven', 'likely', 'unknown']),
  /** Chromium's Network.CorsError. */
  chromium: orNull(text),
  /** Firefox's first console key. */
  firefox: orNull(text),
  credentials: v.picklist(['include', 'omit', 'unknown']),
  /** Why the credentials mode is what is said. */
  credentialsBecause: text,
  /** Why `blocked` and the name are no surer than they are; '' where proven. */
  because: text,
  steps: v.array(PlacedStepSchema),
  violations: v.array(
    v.object({ rule: RuleIdSchema, on: v.picklist(['preflight', 'actual']), parameter: orNull(text) }),
  ),
  /** Where an engine departs from the standard, or a check passes that soon will not. */
  warnings: v.array(text),
});

const EvidenceSchema = v.object({ where: text, saw: text });
export const RefusalSchema = v.object({
  layer: LayerSchema,
  product: orNull(text),
  cause: RuleIdSchema,
  certainty: CertaintySchema,
  evidence: v.array(EvidenceSchema),
  ladder: v.array(
    v.object({
      layer: LayerSchema,
      product: orNull(text),
      role: v.picklist(['passed', 'answered', 'not-reached', 'unknown']),
      evidence: v.array(EvidenceSchema),
    }),
  ),
});

export const CredentialSchema = v.object({
  kind: text,
  where: text,
  scheme: orNull(text),
  label: orNull(text),
  header: orNull(v.record(v.string(), JsonSchema)),
  claims: orNull(v.record(v.string(), JsonSchema)),
  length: v.number(),
  fingerprint: orNull(text),
  faults: v.array(text),
  /** The kinds of these faults, one each. */
  faultKinds: v.optional(v.array(text)),
  /** Parts that are no secret and no claim: realm, region, signed headers, a signed URL's expiry. */
  parts: v.optional(v.record(v.string(), text)),
  /** Verdicts at the exchange's own time; `expired`, `not yet valid` and the like in words. */
  verdicts: v.array(v.object({ rule: RuleIdSchema, certainty: CertaintySchema, detail: text })),
});

export const DiagnosisSchema = v.object({
  rule: RuleIdSchema,
  certainty: CertaintySchema,
  /** The fault, stated as a fact. */
  title: text,
  /** What happened, for this denial: names the actor and what became of the request. */
  sentence: text,
  /** Why this certain, and what is not visible. */
  because: text,
  /** Missing headers, methods, scopes: part of the group's key. */
  parameters: v.array(text),
  facts: v.array(FactSchema),
  owner: OwnerSchema,
  docs: v.array(CitationSchema),
});

/** One line of "asked, answered, needed". */
export const ComparisonSchema = v.object({
  check: v.picklist(['status', 'origin', 'credentials', 'method', 'headers', 'redirect']),
  on: v.picklist(['preflight', 'actual']),
  asked: orNull(text),
  answered: orNull(text),
  needed: orNull(text),
  outcome: v.picklist(['pass', 'fail', 'unknown']),
  /** Number of the fault, from 1: the position of its diagnosis. Null where it passed. */
  fault: orNull(v.number()),
});

export const CorsPolicySchema = v.object({
  allowOrigins: v.array(text),
  allowMethods: v.array(text),
  allowHeaders: v.array(text),
  allowCredentials: v.boolean(),
  /** Seconds. */
  maxAge: v.number(),
  exposeHeaders: v.array(text),
});

export const ChecklistStepSchema = v.object({
  step: text,
  why: text,
  owner: OwnerSchema,
  recipe: orNull(text),
  /** What to paste, exact; null where there is nothing to copy. */
  copy: orNull(text),
  /** A test: what is the cause if the request passes then, and is not if it is refused again. */
  tells: v.optional(text),
  /** Number of the fault it clears, from 1; null for a general step. */
  fault: orNull(v.number()),
  /** Numbers of further faults that it clears with that one. */
  covers: v.optional(v.array(v.number())),
  /** True where whoever reports it ticked the step off. */
  done: v.optional(v.boolean()),
});
