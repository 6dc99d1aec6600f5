import { hasHeader } from '../exchange.ts';
import type { ReportDenial, ReportExchange } from '../report-schema.ts';
import { type Command, toCurl } from './curl.ts';

/**
 * A cURL command for each exchange of a denial. Of a request that was never sent the browser shows no Origin; it would have
 * carried the page's.
 */
export function commandsOf({
  exchanges,
  request: { origin },
  cors,
}: ReportDenial): readonly { readonly role: ReportExchange['role']; readonly command: Command }[] {
  return exchanges.flatMap(({ role, request, provisional }) => {
    const lacksOrigin = provisional && cors !== null && origin !== null && !hasHeader(request.headers, 'origin');
    const headers = lacksOrigin ? [{ name: 'Origin', value: origin }, ...request.headers] : request.headers;
    const command = toCurl({ ...request, headers, provisional });
    return command === null ? [] : [{ role, command }];
  });
}
