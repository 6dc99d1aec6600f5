import type * as v from 'valibot';
import { checklistOf } from './checklist.ts';
import { comparisonOf } from './comparison.ts';
import { correlationIds } from './correlation-ids.ts';
import { isCorsTheFault, type WantedPolicy } from './cors-policy.ts';
import { type Denial, targetOf } from './denial.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import type { Exchange } from './exchange.ts';
import { isCorsSafelistedMethod } from './fetch/cors-safelisted-method.ts';
import { corsUnsafeRequestHeaderNames } from './fetch/cors-unsafe-request-header-names.ts';
import { originOf } from './fetch/origin.ts';
import { RULE_OF_REASON } from './fetch/reason.ts';
import { mythsOf } from './myths.ts';
import { withRootCause } from './refusal-cause.ts';
import { credentialsOf } from './report-credentials.ts';
import type { CorsPolicySchema } from './report-diagnosis-schema.ts';
import { dateTime, exchangesOf } from './report-exchange.ts';
import type { Group, ReportDenial, ReportDiagnosis } from './report-schema.ts';
import { siblingsOf } from './report-siblings.ts';
import type { RuleId } from './rule-id.ts';
import { scopeDeltaOf } from './scope-delta.ts';
import { siblingPatterns } from './sibling-patterns.ts';

/** The denial as the report tells it: diagnosed, compared, with its checklist. `policy`: what its target must answer. */
export function reportDenial(denial: Denial, policy: WantedPolicy | null): ReportDenial {
  const diagnoses = diagnose(denial);
  const numbers = new Map<RuleId, number>(diagnoses.map(({ rule }, index) => [rule.id, index + 1]));
  const wanted = isCorsTheFault(denial) ? policy : null;
  const { preflight, actual, hops } = denial;
  const last = actual ?? preflight;
  return {
    id: denial.id,
    entries: {
      preflight: preflight?.entry ?? null,
      actual: actual?.entry ?? null,
      redirects: hops.slice(0, -1).flatMap((hop) => hop.actual?.entry ?? []),
    },
    startedDateTime: dateTime(last?.startedDateTime ?? null),
    page: denial.page,
    request: { ...denial.request },
    status: actual?.response?.status ?? 0,
    preflightStatus: preflight === null ? null : (preflight.response?.status ?? 0),
    blockedBy: denial.blockedBy,
    outcome: denial.clearedAt === undefined ? 'refused' : 'cleared',
    clearedAt: dateTime(denial.clearedAt ?? null),
    recheck: null,
    probe: null,
    ...triedOf(denial),
    preflightNote: preflightNote(denial),
    initiator: initiatorOf(denial),
    exchanges: exchangesOf(denial),
    cors: corsOf(denial),
    comparison: comparisonOf(denial, wanted, numbers),
    refusal: withRootCause(denial.refusal, diagnoses),
    credentials: credentialsOf(denial, diagnoses),
    scopeDelta: scopeDeltaOf(denial),
    siblings: siblingsOf(denial),
    ...patternsOf(denial),
    correlationIds: [...idsOf(actual, 'actual'), ...idsOf(preflight, 'preflight')],
    diagnoses: diagnoses.map(diagnosisOf),
    policy: wanted === null ? null : mutable(wanted.policy),
    checklist: checklistOf(denial, diagnoses, wanted),
    ...mythsIn(denial),
  };
}

function patternsOf(denial: Denial): Pick<ReportDenial, 'patterns'> {
  const { siblingsFrom = Number.NEGATIVE_INFINITY } = denial;
  const patterns = siblingPatterns(denial).filter(({ at }) => at === null || Date.parse(at) >= siblingsFrom);
  return patterns.length === 0 ? {} : { patterns: [...patterns] };
}

function mythsIn(denial: Denial): Pick<ReportDenial, 'myths'> {
  const myths = mythsOf(denial);
  return myths.length === 0 ? {} : { myths: [...myths] };
}

function triedOf({ tried }: Denial): Pick<ReportDenial, 'tried'> {
  const at = dateTime(tried?.at ?? null);
  return tried === undefined || at === null ? {} : { tried: { at, passed: tried.passed } };
}

/** The first hop's: a redirect is not called by anyone. */
function initiatorOf({ hops }: Denial): ReportDenial['initiator'] {
  const { url = null, lineNumber = null } = hops[0].actual?.initiator ?? {};
  return url === null || url === '' ? null : { url, line: lineNumber === null ? null : lineNumber + 1 };
}

const idsOf = (exchange: Exchange | null, on: 'actual' | 'preflight') =>
  exchange === null ? [] : correlationIds(exchange).map(({ name, value }) => ({ name, value, on }));

function diagnosisOf({ rule, evidence, sentence, fix }: Diagnosis): ReportDiagnosis {
  return {
    rule: rule.id,
    certainty: evidence.certainty,
    title: rule.title,
    sentence,
    because: evidence.because,
    parameters: [...(evidence.parameters ?? [])],
    facts: evidence.facts.map((fact) => ({ ...fact })),
    owner: fix.owner,
    docs: rule.docs.map((citation) => ({ ...citation })),
  };
}

function mutable(policy: WantedPolicy['policy']): v.InferOutput<typeof CorsPolicySchema> {
  return {
    ...policy,
    allowOrigins: [...policy.allowOrigins],
    allowMethods: [...policy.allowMethods],
    allowHeaders: [...policy.allowHeaders],
    exposeHeaders: [...policy.exposeHeaders],
  };
}

function corsOf({ cors, hops }: Denial): ReportDenial['cors'] {
  if (cors === null) return null;
  const lastHop = hops.length - 1;
  return {
    blocked: cors.blocked,
    certainty: cors.certainty,
    chromium: cors.chromium,
    firefox: cors.firefox,
    credentials: cors.credentials,
    credentialsBecause: cors.credentialsBecause,
    because: cors.because,
    steps: cors.steps.map(({ hop, on, ...step }) => ({ ...step, on: on === 'actual' && hop < lastHop ? 'hop' : on })),
    violations: cors.failures.map(({ reason, on, parameter }) => ({ rule: RULE_OF_REASON[reason], on, parameter })),
    warnings: [...cors.warnings],
  };
}

/** One was due, by the request's method and headers, and none was captured. */
function preflightNote({ cors, preflight, actual }: Denial): string | null {
  if (cors === null || preflight !== null || actual === null) return null;
  const { method, headers } = actual.request;
  const names = corsUnsafeRequestHeaderNames(headers);
  if (isCorsSafelistedMethod(method) && names.length === 0) return null;
  return 'Its preflight was answered from the preflight cache, or not captured.';
}

/** Denials with one root cause, one target and the same parameters are one group, in order of their first denial. */
export function groupsOf(
  denials: readonly { readonly denial: ReportDenial; readonly target: string; readonly key?: string }[],
  evicted: ReadonlyMap<string, number> = new Map(),
): Group[] {
  const groups = new Map<string, Group>();
  for (const { denial, target, key: known } of denials) {
    const { rule, parameters } = denial.diagnoses[0] ?? { rule: 'unknown' as const, parameters: [] };
    const key = known ?? groupKey(rule, target, [...parameters].sort());
    const group = groups.get(key);
    if (group === undefined) {
      const sorted = [...parameters].sort();
      const id = `g${groups.size + 1}`;
      groups.set(key, {
        id,
        rule,
        target,
        parameters: sorted,
        denials: [denial.id],
        count: 1 + (evicted.get(key) ?? 0),
      });
    } else {
      group.denials.push(denial.id);
      group.count += 1;
    }
  }
  return [...groups.values()];
}

/** What makes two denials one group: `diagnoses[0].rule`, the target's origin and the sorted parameters. */
export const groupKey = (rule: RuleId, target: string, parameters: readonly string[]): string =>
  JSON.stringify([rule, target, ...parameters]);

const targets = new WeakMap<Denial, string>();

/** The origin that a denial's group is for. Read once a denial: of a live session it is asked for with every change. */
export function groupTarget(denial: Denial): string {
  const known = targets.get(denial);
  if (known !== undefined) return known;
  const target = targetOf(denial) ?? originOf(denial.request.url) ?? '';
  targets.set(denial, target);
  return target;
}
