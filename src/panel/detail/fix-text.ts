import { actualHeaders, headerBlock, preflightHeaders } from '../../core/policy-headers.ts';
import type { ReportDenial } from '../../core/report-schema.ts';
import { ownerWords, type WordKey, words } from '../words.ts';

/** What one press copies so that the denial can be cleared. */
export interface FixText {
  readonly label: WordKey;
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
export function stepsText({ checklist }: ReportDenial): string {
  return lines(
    checklist.flatMap(({ step, why, owner, copy }, index) => [
      `${index + 1}. ${step} (${ownerWords(owner)})`,
      `   ${why}`,
      ...(copy === null ? [] : copy.split('\n').map((line) => `   ${line}`)),
    ]),
  );
}

/** What clears it, to paste where it is needed: the header block where CORS is the fault, else all steps in words. */
export function fixText(denial: ReportDenial): FixText | null {
  const policy = policyText(denial);
  if (policy !== null) return { label: 'copyHeaders', text: policy };
  return denial.checklist.length === 0 ? null : { label: 'copySteps', text: stepsText(denial) };
}
