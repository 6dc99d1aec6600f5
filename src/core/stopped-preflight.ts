import type { Denial } from './denial.ts';
import type { Exchange, Response } from './exchange.ts';
import type { RuleId } from './rule-id.ts';

/** What a browser finds wrong with a preflight that something refused before CORS was thought of. */
export const FAULTS_OF_A_REFUSED_PREFLIGHT: readonly RuleId[] = [
  'cors-allow-origin-missing',
  'cors-allow-origin-mismatch',
  'cors-allow-credentials-missing',
  'preflight-status',
  'preflight-method-not-allowed',
  'preflight-header-not-allowed',
];

/** The answered preflight at which the browser stopped; null where it stopped elsewhere. */
export function stoppedPreflight({ cors, hops }: Denial): (Exchange & { readonly response: Response }) | null {
  if (cors?.at?.on !== 'preflight') return null;
  const preflight = hops[cors.at.hop]?.preflight ?? null;
  return preflight?.response == null ? null : { ...preflight, response: preflight.response };
}
