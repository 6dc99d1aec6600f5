import { type WantedPolicy, wantedPolicy } from '../../core/cors-policy.ts';
import type { Denial } from '../../core/denial.ts';
import { hasHeader } from '../../core/exchange.ts';
import { methodOf } from '../../core/fetch/hop-context.ts';
import { requestedHeaderNames } from '../../core/fetch/simulate.ts';
import { judgePreflight } from '../../core/judge-preflight.ts';
import { groupKey, groupTarget, reportDenial } from '../../core/report.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import type { ScopeRequirement } from '../../core/scope-requirement.ts';
import { refusalOfChain } from './refused.ts';
import type { Case } from './session.ts';

/** A denial as the report tells it, with what puts it into a group. */
export interface Told {
  readonly denial: ReportDenial;
  readonly target: string;
  readonly key: string;
  /** Requests that it stands for in its group, those included that were dropped. */
  readonly count: number;
  /** When the latest of those that were just like it began, in milliseconds since the epoch; null where there are none. */
  readonly last: number | null;
}

/** What the user says that endpoints want of a token. The same object as long as it is the same. */
export type Declared = readonly ScopeRequirement[];
export const NOTHING_DECLARED: Declared = [];

/** Diagnoses are worked out anew rather than stored; for one case once. */
const denials = new WeakMap<
  Case,
  { readonly declared: Declared; readonly clearedAt: number | null; readonly denial: Denial | null }
>();
const tellings = new WeakMap<Case, { readonly policy: string; readonly of: Denial; readonly told: Told }>();

/** `cases`: where its siblings are looked up; `clearedAt`: those from before are named no more. Null where it is no denial after all. */
export function denialOfCase(
  one: Case,
  cases: ReadonlyMap<string, Case>,
  declared: Declared = NOTHING_DECLARED,
  clearedAt: number | null = null,
): Denial | null {
  const known = denials.get(one);
  if (known?.declared === declared && known.clearedAt === clearedAt) return known.denial;
  const refusal = refusalOfChain(one.chain);
  const siblings = one.siblings.flatMap((id) => cases.get(id)?.chain ?? []);
  const cleared = one.cleared === null ? {} : { clearedAt: one.cleared };
  const tried = one.tried === null ? {} : { tried: one.tried };
  const from = clearedAt === null ? {} : { siblingsFrom: clearedAt };
  const denial = refusal && { ...refusal, id: one.id, siblings, declared, ...cleared, ...tried, ...from };
  denials.set(one, { declared, clearedAt, denial });
  return denial;
}

const serials = new WeakMap<WantedPolicy, string>();

/** A policy as text, written once for all denials that share it. */
function serialOf(policy: WantedPolicy | null): string {
  const known = policy && serials.get(policy);
  if (known != null) return known;
  const serial = JSON.stringify(policy);
  if (policy !== null) serials.set(policy, serial);
  return serial;
}

/** `policy`: what the target must answer. */
export function tell(
  one: Case,
  cases: ReadonlyMap<string, Case>,
  policy: WantedPolicy | null,
  declared: Declared = NOTHING_DECLARED,
  clearedAt: number | null = null,
): Told | null {
  const denial = denialOfCase(one, cases, declared, clearedAt);
  if (denial === null) return null;
  const serial = serialOf(policy);
  const known = tellings.get(one);
  if (known?.policy === serial && known.of === denial) return known.told;
  const target = targetOfDenial(denial);
  const reported = {
    ...reportDenial(denial, policy),
    recheck: one.recheck,
    probe: one.probe,
    ...preflightTestOf(one, denial),
  };
  const told = {
    denial: reported,
    target,
    key: keyOf(reported, target),
    count: one.count + one.evicted,
    last: one.last,
  };
  tellings.set(one, { policy: serial, of: denial, told });
  return told;
}

function preflightTestOf(
  { preflight }: Case,
  { browser, cors, request: { origin } }: Denial,
): Pick<ReportDenial, 'preflightTest'> {
  if (preflight === null) return {};
  const credentials = cors?.credentials ?? 'unknown';
  return { preflightTest: judgePreflight(preflight, { origin: origin ?? 'null', credentials, browser }) };
}

const targets = new WeakMap<Denial, string>();

/** The origin that a denial's group is for; worked out once. */
export function targetOfDenial(denial: Denial): string {
  const known = targets.get(denial);
  if (known !== undefined) return known;
  const made = groupTarget(denial);
  targets.set(denial, made);
  return made;
}

function keyOf({ diagnoses }: ReportDenial, target: string): string {
  const [first] = diagnoses;
  return first === undefined ? '' : groupKey(first.rule, target, [...first.parameters].sort());
}

/** One policy a target. Of denials that ask for the same only one is looked at, so that a flood costs no more than a few. */
export function policiesOf(all: readonly Denial[]): ReadonlyMap<string, WantedPolicy | null> {
  const byTarget = new Map<string, Map<string, Denial>>();
  for (const denial of all) {
    const target = targetOfDenial(denial);
    const distinct = byTarget.get(target) ?? new Map<string, Denial>();
    byTarget.set(target, distinct);
    const needs = needsOf(denial);
    if (!distinct.has(needs)) distinct.set(needs, denial);
  }
  return new Map([...byTarget].map(([target, distinct]) => [target, wantedPolicy([...distinct.values()])]));
}

const needs = new WeakMap<Denial, string>();

/** All of a denial that its target's policy depends on. */
function needsOf(denial: Denial): string {
  const known = needs.get(denial);
  if (known !== undefined) return known;
  const { cors, hops, request, siblings } = denial;
  const asked = hops.map((hop) => [
    methodOf(hop),
    hop.preflight === null
      ? (hop.actual?.request.headers.map(({ name }) => name.toLowerCase()) ?? [])
      : requestedHeaderNames(hop.preflight),
    hasHeader(hop.actual?.request.headers ?? [], 'Content-Type'),
  ]);
  const verdict = cors === null ? null : [cors.blocked, cors.credentials, cors.failures.length > 0];
  const made = JSON.stringify([request.origin, verdict, asked, siblings.length > 0]);
  needs.set(denial, made);
  return made;
}
