import type { WantedPolicy } from './cors-policy.ts';
import type { Denial } from './denial.ts';
import type { Diagnosis } from './diagnose.ts';
import { actualHeaders, headerBlock, preflightHeaders } from './policy-headers.ts';
import type { ChecklistStep } from './report-schema.ts';
import { answersOf, recipeFor } from './server-fingerprint.ts';

/**
 * The ordered steps that clear a denial in one round: what each diagnosis asks for, root cause first, and one policy for
 * all the faults of CORS headers together. Whoever does all of it is done.
 */
export function checklistOf(
  denial: Denial,
  diagnoses: readonly Diagnosis[],
  wanted: WantedPolicy | null,
): ChecklistStep[] {
  const steps: ChecklistStep[] = [];
  const policy = wanted === null ? [] : policySteps(denial, wanted);
  const cleared: number[] = [];
  let place = -1;
  for (const [index, { fix, evidence }] of diagnoses.entries()) {
    const fault = index + 1;
    // A mere possibility asks for nothing while something surer is there to be put right.
    if (evidence.certainty === 'possible' && (steps.length > 0 || cleared.length > 0)) continue;
    const byPolicy = fix.wantsPolicy === true && policy.length > 0;
    if (byPolicy && fix.policyAlone === true) cleared.push(fault);
    else {
      for (const { step, why, owner, copy } of fix.steps) {
        if (steps.some((other) => other.step === step)) continue;
        steps.push({ step, why, owner: owner ?? fix.owner, recipe: null, copy: copy ?? null, fault });
      }
    }
    if (!byPolicy || place >= 0) continue;
    place = steps.length;
    if (cleared.length === 0) cleared.push(fault);
  }
  if (place >= 0) steps.splice(place, 0, ...policy.map((step) => clearing(step, cleared)));
  return steps;
}

/** The policy's steps clear several faults at once: those that nothing else is asked for, else the one that wants it. */
function clearing(step: Omit<ChecklistStep, 'fault' | 'covers'>, cleared: readonly number[]): ChecklistStep {
  const own = cleared.length > 1 ? cleared.slice(1) : [];
  return { ...step, fault: cleared[0] ?? null, ...(own.length > 0 ? { covers: own } : {}) };
}

function policySteps(
  denial: Denial,
  { policy, credentials }: WantedPolicy,
): readonly Omit<ChecklistStep, 'fault' | 'covers'>[] {
  // An opaque origin is in no policy: other steps clear that.
  const origin = policy.allowOrigins.find((one) => one === denial.request.origin);
  if (origin === undefined) return [];
  const several =
    policy.allowOrigins.length > 1 ? ` Allow exactly these origins: ${policy.allowOrigins.join(', ')}.` : '';
  const assumed =
    credentials === 'assumed'
      ? ' Whether the request carries cookies is not in the capture, so Access-Control-Allow-Credentials is there; leave it out if it carries none.'
      : '';
  const recipe = recipeFor(answersOf(denial));
  const steps: Omit<ChecklistStep, 'fault' | 'covers'>[] = [];
  const preflighted = denial.hops.some((hop) => hop.preflight !== null);
  if (preflighted) {
    steps.push({
      step: 'Answer the preflight with 204 and these headers, before authentication, routing and redirects.',
      why: `A preflight is an OPTIONS with Origin and Access-Control-Request-Method. It never carries credentials, and every check in this list is made on its answer.${several}${assumed}`,
      owner: 'server',
      recipe,
      copy: headerBlock(preflightHeaders(policy, origin)),
    });
  }
  steps.push({
    step: 'Send these headers on every answer to the request itself, errors included.',
    why: preflighted
      ? 'The browser checks the answer once more. Without them on a 4xx or 5xx the script cannot see why it failed.'
      : `Without them the browser keeps the answer from the script, whatever its status.${several}${assumed}`,
    owner: 'server',
    recipe,
    copy: headerBlock(actualHeaders(policy, origin)),
  });
  return steps;
}
