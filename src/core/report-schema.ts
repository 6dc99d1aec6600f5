import * as v from 'valibot';
import {
  type CertaintySchema,
  ChecklistStepSchema,
  type CitationSchema,
  ComparisonSchema,
  CorsPolicySchema,
  CorsSchema,
  CredentialSchema,
  DiagnosisSchema,
  type FactSchema,
  type LayerSchema,
  type OwnerSchema,
  RefusalSchema,
  RuleIdSchema,
} from './report-diagnosis-schema.ts';
import { ExchangeSchema } from './report-exchange-schema.ts';
import { PreflightTestSchema, ProbeSchema, RecheckSchema } from './report-experiment-schema.ts';
import { PatternSchema } from './report-pattern-schema.ts';

/**
 * The schema of the report: versioned JSON, the one value that the panel shows, every export prints and the command
 * line writes. Field names are fixed for `version` 1; fields may be added. Every value in it has passed redaction.
 */

const text = v.string();
const orNull = <S extends v.GenericSchema>(schema: S) => v.nullable(schema);
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

export const DenialSchema = v.object({
  id: text,
  entries: v.object({ preflight: orNull(index), actual: orNull(index), redirects: v.array(index) }),
  startedDateTime: orNull(text),
  page: orNull(text),
  request: v.object({ method: text, url: text, origin: orNull(text) }),
  status: v.number(),
  preflightStatus: orNull(v.number()),
  blockedBy: v.picklist(['browser', 'server', 'network', 'unknown']),
  outcome: v.picklist(['refused', 'cleared']),
  clearedAt: orNull(text),
  /** The latest one; null where it was never sent again. */
  recheck: orNull(RecheckSchema),
  /** The latest one, or null. */
  probe: orNull(ProbeSchema),
  preflightTest: v.optional(PreflightTestSchema),
  /** What came of the same request while the fix was tried in this browser, the last time; null or absent where it was not. */
  tried: v.optional(orNull(v.object({ at: text, passed: v.boolean() }))),
  /** When the same request was sent again and still refused, the last time; null where it was not. */
  retriedAt: v.optional(orNull(text)),
  /** Why no preflight is shown, where one was due; else null. */
  preflightNote: orNull(text),
  /** Where the call stands, as far as the browser tells it: the line from 1. */
  initiator: v.optional(orNull(v.object({ url: text, line: orNull(v.number()) }))),
  exchanges: v.array(ExchangeSchema),
  cors: orNull(CorsSchema),
  comparison: v.array(ComparisonSchema),
  refusal: orNull(RefusalSchema),
  credentials: v.array(CredentialSchema),
  scopeDelta: orNull(v.object({ has: v.array(text), wants: v.array(text), missing: v.array(text), from: text })),
  siblings: v.array(v.object({ method: text, path: text, status: v.number(), shows: text })),
  /** What the requests beside it show. */
  patterns: v.optional(v.array(PatternSchema)),
  correlationIds: v.array(v.object({ name: text, value: text, on: v.picklist(['preflight', 'actual']) })),
  diagnoses: v.pipe(v.array(DiagnosisSchema), v.minLength(1)),
  policy: orNull(CorsPolicySchema),
  checklist: v.array(ChecklistStepSchema),
  /** What many believe that see such a denial, put right: a sentence each. */
  myths: v.optional(v.array(text)),
});

export const GroupSchema = v.object({
  id: text,
  rule: RuleIdSchema,
  target: text,
  parameters: v.array(text),
  denials: v.array(text),
  count: v.number(),
  /** What its denials show together: when it began, whether a page repeats one request, how much of the host it is. */
  patterns: v.optional(v.array(PatternSchema)),
});

export const SourceSchema = v.object({
  kind: v.picklist(['har', 'session']),
  creator: orNull(text),
  browser: v.picklist(['chromium', 'firefox', 'safari', 'other']),
  entries: v.number(),
  skipped: v.array(v.object({ entry: v.number(), reason: text })),
  /** True where the exporter left credentials out: their absence proves nothing. */
  sanitised: v.boolean(),
  /** What is wrong with the file and where, where only a part of it could be read. */
  problem: v.optional(text),
});

export const EnvironmentSchema = v.object({
  browser: orNull(text),
  os: orNull(text),
  extension: orNull(text),
  zone: orNull(text),
});

export const RedactionsSchema = v.object({
  count: v.number(),
  kinds: v.record(v.string(), v.number()),
  /** Values that whoever made the export let through by hand. */
  unmasked: v.optional(v.array(v.object({ where: text, kind: text, length: v.number() }))),
});

/** What whoever reports it knows and no header tells. Every text may be empty. */
export const NotesSchema = v.object({
  expectedRole: text,
  account: text,
  /** Network or VPN. */
  network: text,
  /** Public address. */
  address: text,
  /** Steps to reproduce, one a line. */
  reproduce: text,
  remarks: text,
});

/** A request that passed, with its preflight and hops. */
const PassedRequestSchema = v.object({
  exchanges: v.array(ExchangeSchema),
  credentials: v.array(CredentialSchema),
});

/** What a diagnosis rests on beside the denials' own exchanges: requests to one origin that passed. */
const EvidenceOfReportSchema = v.object({
  siblings: v.array(
    v.object({
      origin: text,
      chains: v.array(PassedRequestSchema),
      /** Which of `chains` a denial rests on, and in which order; absent where each rests on all. */
      of: v.optional(v.array(v.object({ denial: text, chains: v.array(v.number()) }))),
    }),
  ),
});

export const ReportSchema = v.object({
  format: v.literal('clearance-report'),
  version: v.literal(1),
  source: SourceSchema,
  environment: EnvironmentSchema,
  denials: v.array(DenialSchema),
  groups: v.array(GroupSchema),
  redactions: RedactionsSchema,
  notes: v.optional(orNull(NotesSchema)),
  evidence: v.optional(EvidenceOfReportSchema),
});

export type Report = v.InferOutput<typeof ReportSchema>;
export type ReportDenial = v.InferOutput<typeof DenialSchema>;
export type ReportExchange = v.InferOutput<typeof ExchangeSchema>;
export type ReportCredential = v.InferOutput<typeof CredentialSchema>;
export type ReportDiagnosis = v.InferOutput<typeof DiagnosisSchema>;
export type Comparison = v.InferOutput<typeof ComparisonSchema>;
export type ChecklistStep = v.InferOutput<typeof ChecklistStepSchema>;
export type Refusal = v.InferOutput<typeof RefusalSchema>;
export type Group = v.InferOutput<typeof GroupSchema>;
export type Source = v.InferOutput<typeof SourceSchema>;
export type Environment = v.InferOutput<typeof EnvironmentSchema>;
export type ReportEvidence = v.InferOutput<typeof EvidenceOfReportSchema>;
export type Redactions = v.InferOutput<typeof RedactionsSchema>;
export type Notes = v.InferOutput<typeof NotesSchema>;
export type Certainty = v.InferOutput<typeof CertaintySchema>;
export type Layer = v.InferOutput<typeof LayerSchema>;
export type Owner = v.InferOutput<typeof OwnerSchema>;
export type Fact = v.InferOutput<typeof FactSchema>;
export type Citation = v.InferOutput<typeof CitationSchema>;
