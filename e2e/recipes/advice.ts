import type { CorsPolicy } from '../../src/core/policy.ts';
import type { DevToolsSession } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { readReport } from '../read-report.ts';

/** What the report of a denial says is to be done. */
export interface Advice {
  readonly policy: CorsPolicy;
  /** The recipe that the checklist names. */
  readonly chosen: string | null;
  readonly steps: readonly { readonly step: string; readonly owner: string; readonly isPolicy: boolean }[];
}

/** The advice of the report's denial of this URL, once preflight and actual are together. */
export async function readAdvice(session: DevToolsSession, url: string): Promise<Advice> {
  const panel = await session.showPanel();
  return until('the denial with its policy', async () => {
    const { denials } = await readReport(panel);
    const denial = denials.find((one) => one.request.url === url && one.exchanges.length > 1);
    if (!denial?.policy?.allowMethods.includes('PUT')) return null;
    return {
      policy: denial.policy,
      chosen: denial.checklist.find((step) => step.recipe !== null)?.recipe ?? null,
      steps: denial.checklist.map(({ step, owner, copy }) => ({
        step,
        owner,
        isPolicy: copy?.includes('Access-Control-Allow-Origin') === true,
      })),
    };
  });
}
