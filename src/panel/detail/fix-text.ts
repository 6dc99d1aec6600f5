import { actualHeaders, headerBlock, preflightHeaders } from '../../core/policy-headers.ts';
import type { Recipe } from '../../core/recipe.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { ownerWords, words } from '../words.ts';

/** What one press copies so that the denial can be cleared. */
export interface FixText {
  readonly label: string;
  /** What it is: `nginx configuration`. */
  readonly what: string;
  readonly text: string;
}

const lines = (parts: readonly string[]) => `${parts.join('\n')}\n`;

/** The header block of a denial's policy, for pasting into any server's configuration. Null where CORS is not the fault. */
export function policyText({ policy, request, exchanges }: ReportDenial): string | null {
  const origin = policy?.allowOrigins.find((one) => one === request.origin) ?? policy?.allowOrigins[0];
  if (!policy || origin === undefined) return null;
  const actual = headerBlock(actualHeaders(policy, origin));
  if (!exchanges.some((exchange) => exchange.role === 'preflight')) return `${actual}\n`;
  const preflight = headerBlock(preflightHeaders(policy, origin));
  return lines([`# ${words('policyPreflight')}`, preflight, '', `# ${words('policyActual')}`, actual]);
}

/** The checklist in words, numbered. */
function stepsText({ checklist }: ReportDenial): string {
  return lines(
    checklist.flatMap(({ step, why, owner, copy }, index) => [
      `${index + 1}. ${step} (${ownerWords(owner)})`,
      `   ${why}`,
      ...(copy === null ? [] : copy.split('\n').map((line) => `   ${line}`)),
    ]),
  );
}

/**
 * What clears it, to paste where it is needed: where CORS is the fault the chosen server's configuration, or the headers
 * themselves; else all steps in words.
 */
export function fixText(denial: ReportDenial, recipe: Recipe | null): FixText | null {
  const configuration = denial.policy && recipe ? recipe.print(denial.policy) : '';
  if (recipe && configuration !== '')
    return {
      label: words('copyConfiguration', recipe.title),
      what: words('configurationOf', recipe.title),
      text: configuration,
    };
  const policy = policyText(denial);
  if (policy !== null) return { label: words('copyHeaders'), what: words('policy'), text: policy };
  return denial.checklist.length === 0
    ? null
    : { label: words('copySteps'), what: words('checklist'), text: stepsText(denial) };
}
