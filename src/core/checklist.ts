import type { WantedPolicy } from './cors-policy.ts';
import type { Denial } from './denial.ts';
import type { Diagnosis } from './diagnose.ts';
import { actualHeaders, headerBlock, preflightHeaders } from './policy-headers.ts';
import type { ChecklistStep } from './report-schema.ts';

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
  let policyPrinted = false;
  for (const [index, { fix, evidence }] of diagnoses.entries()) {
    const fault = index + 1;
    // A mere possibility asks for nothing while something surer is there to be put right.
    if (evidence.certainty === 'possible' && steps.length > 0) continue;
    for (const { step, why, owner, copy } of fix.steps) {
      if (steps.some((other) => other.step === step)) continue;
      steps.push({ step, why, owner: owner ?? fix.owner, recipe: null, copy: copy ?? null, fault });
    }
    if (fix.wantsPolicy === true && !policyPrinted && wanted !== null) {
      policyPrinted = true;
      steps.push(...policySteps(denial, wanted, fault));
    }
  }
  return steps;
}

function policySteps(denial: Denial, { policy, credentials }: WantedPolicy, fault: number): readonly ChecklistStep[] {
  const origin = policy.allowOrigins.find((one) => one === denial.request.origin) ?? policy.allowOrigins[0];
  if (origin === undefined) return [];
  const several =
    policy.allowOrigins.length > 1 ? ` Allow exactly these origins: ${policy.allowOrigins.join(', ')}.` : '';
  const assumed =
    credentials === 'assumed'
      ? ' Whether the request carries cookies is not in the capture, so Access-Control-Allow-Credentials is there; leave it out if it carries none.'
      : '';
  const steps: ChecklistStep[] = [];
  const preflighted = denial.hops.some((hop) => hop.preflight !== null);
  if (preflighted) {
    steps.push({
      step: 'Answer the preflight with 204 and these headers, before authentication, routing and redirects.',
      why: `A preflight is an OPTIONS with Origin and Access-Control-Request-Method. It never carries credentials, and every check in this list is made on its answer.${several}${assumed}`,
      owner: 'server',
      recipe: null,
      copy: headerBlock(preflightHeaders(policy, origin)),
      fault,
    });
  }
  steps.push({
    step: 'Send these headers on every answer to the request itself, errors included.',
    why: preflighted
      ? 'The browser checks the answer once more. Without them on a 4xx or 5xx the script cannot see why it failed.'
      : `Without them the browser keeps the answer from the script, whatever its status.${several}${assumed}`,
    owner: 'server',
    recipe: null,
    copy: headerBlock(actualHeaders(policy, origin)),
    fault,
  });
  return steps;
}
