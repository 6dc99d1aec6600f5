import { extractHeaderListValues } from './extract-header-list-values.ts';
import type { HopContext } from './hop-context.ts';
import { requestedHeaderNames, type Simulation } from './simulate.ts';

/** Said where an extension, or a tool in between, must have changed what the browser saw. */
export const CONTRADICTED =
  'The captured headers fail the CORS check, yet the browser let the answer through: an extension or a tool in between changed them.';

/** What passes here and now, and is wrong all the same: an engine's departures from the standard. */
export function warningsOf(
  contexts: readonly HopContext[],
  chosen: Simulation | undefined,
  contradicted: boolean,
): readonly string[] {
  const warnings: string[] = [];
  if (contradicted) warnings.push(CONTRADICTED);
  if (contexts.some((context) => wildcardCoversAuthorization(context)) && chosen?.credentials !== 'include') {
    warnings.push(
      'Access-Control-Allow-Headers: * covers authorization only until browsers follow the standard. List authorization by name.',
    );
  }
  return warnings;
}

/** CORS-preflight fetch, step 7.6: a CORS non-wildcard request-header name must be listed. */
function wildcardCoversAuthorization({ hop: { preflight } }: HopContext): boolean {
  if (preflight?.response == null || !requestedHeaderNames(preflight).includes('authorization')) return false;
  const allowed = extractHeaderListValues(preflight.response.headers, 'Access-Control-Allow-Headers');
  const names = (allowed?.values ?? []).map((name) => name.toLowerCase());
  return names.includes('*') && !names.includes('authorization');
}
