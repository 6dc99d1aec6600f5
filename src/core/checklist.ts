import type { WantedPolicy } from './cors-policy.ts';
import type { Denial } from './denial.ts';
import type { Diagnosis } from './diagnose.ts';
import { actualHeaders, headerBlock, preflightHeaders } from './policy-headers.ts';
import type { ChecklistStep } from './report-schema.ts';
import type { FixStep } from './rule.ts';
import { answersOf, recipeFor } from './server-fingerprint.ts';

type PolicyStep = Omit<ChecklistStep, 'fault' | 'covers'>;

/**
 * The ordered steps that clear a denial in one round: what each diagnosis asks for, root cause first, and one step for all
 * that the policy clears. Whoever does all of it is done, and who leaves one out is not.
 */
export function checklistOf(
  denial: Denial,
  diagnoses: readonly Diagnosis[],
  wanted: WantedPolicy | null,
): ChecklistStep[] {
  const steps: ChecklistStep[] = [];
  const policy = wanted === null ? null : policyStep(denial, wanted);
  const cleared: number[] = [];
  const ways: FixStep[] = [];
  let place = -1;
  for (const [index, { fix, evidence }] of diagnoses.entries()) {
    const fault = index + 1;
    // A mere possibility asks for nothing while something surer is there to be put right.
    if (evidence.certainty === 'possible' && (steps.length > 0 || cleared.length > 0)) continue;
    const byPolicy = fix.wantsPolicy === true && policy !== null;
    if (byPolicy && (fix.policyAlone === true || fix.withinPolicy === true)) {
      cleared.push(fault);
      if (fix.withinPolicy === true) ways.push(...fix.steps);
    } else {
      for (const { step, why, owner, copy, tells } of fix.steps) {
        if (steps.some((other) => other.step === step)) continue;
        const test = tells === undefined ? {} : { tells };
        steps.push({ step, why, owner: owner ?? fix.owner, recipe: null, copy: copy ?? null, fault, ...test });
      }
    }
    if (!byPolicy || place >= 0) continue;
    place = steps.length;
    if (cleared.length === 0) cleared.push(fault);
  }
  if (policy !== null && place >= 0) steps.splice(place, 0, clearing(withWays(policy, ways), cleared));
  return steps;
}

/** The policy's step clears several faults at once: those that nothing else is asked for, else the one that wants it. */
function clearing(step: PolicyStep, cleared: readonly number[]): ChecklistStep {
  const own = cleared.length > 1 ? cleared.slice(1) : [];
  return { ...step, fault: cleared[0] ?? null, ...(own.length > 0 ? { covers: own } : {}) };
}

/** How the policy comes about on this server, as the rules tell it. */
function withWays(policy: PolicyStep, ways: readonly FixStep[]): PolicyStep {
  const told = [...new Set(ways.map(({ step, why }) => `${step} ${why}`))];
  return told.length === 0 ? policy : { ...policy, why: `${told.join(' ')} ${policy.why}` };
}

/** Null for an opaque origin, which is in no policy: other steps clear that. */
function policyStep(denial: Denial, { policy, credentials }: WantedPolicy): PolicyStep | null {
  const origin = policy.allowOrigins.find((one) => one === denial.request.origin);
  if (origin === undefined) return null;
  const several =
    policy.allowOrigins.length > 1 ? ` Allow exactly these origins: ${policy.allowOrigins.join(', ')}.` : '';
  const assumed =
    credentials === 'assumed'
      ? ' Whether the request carries cookies is not in the capture, so Access-Control-Allow-Credentials is there; leave it out if it carries none.'
      : '';
  const common = { owner: 'server', recipe: recipeFor(answersOf(denial)) } as const;
  const onAnswer = actualHeaders(policy, origin);
  // A preflight that passed is in order; one that failed kept the request from being sent, so that its answer is unknown.
  const preflighted = denial.hops.some((hop) => hop.preflight !== null) && denial.cors?.at?.on !== 'actual';
  if (!preflighted)
    return {
      ...common,
      step: 'Send these headers on every answer to the request itself, once each, errors included.',
      why: `Without them the browser keeps the answer from the script, whatever its status.${several}${assumed}`,
      copy: headerBlock(onAnswer),
    };
  return {
    ...common,
    step: `Answer the preflight with 204 and these headers, before authentication, routing and redirects, and send the first ${onAnswer.length === 2 ? 'two' : 'three'} once on every other answer, errors included.`,
    why: `A preflight is an OPTIONS with Origin and Access-Control-Request-Method; it never carries credentials. The browser checks the answer to the request itself once more.${several}${assumed}`,
    copy: headerBlock(preflightHeaders(policy, origin)),
  };
}
