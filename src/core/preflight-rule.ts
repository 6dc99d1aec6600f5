import type { PreflightAsk } from './preflight-ask.ts';
import type { HeaderChange, TryRule } from './try-rules.ts';

/**
 * The rule that makes the preflight that is wanted of the one that a browser sends before an OPTIONS, on one tab: it asks for
 * the wanted method and headers, and its answer allows nobody, whatever the server says. So it is the only request that
 * is sent, and no browser remembers that it passed. What the server answered is judged as it was captured.
 */
export function preflightRule(target: string, { mark, method, headers }: PreflightAsk, tabId: number): TryRule {
  const names: HeaderChange =
    headers.length === 0
      ? { header: 'Access-Control-Request-Headers', operation: 'remove' }
      : { header: 'Access-Control-Request-Headers', operation: 'set', value: headers.join(',') };
  return {
    action: {
      type: 'modifyHeaders',
      requestHeaders: [{ header: 'Access-Control-Request-Method', operation: 'set', value: method }, names],
      responseHeaders: [{ header: 'Access-Control-Allow-Origin', operation: 'remove' }],
    },
    condition: {
      urlFilter: `|${target}/*#${mark}|`,
      tabIds: [tabId],
      resourceTypes: ['xmlhttprequest'],
      requestMethods: ['options'],
    },
  };
}
