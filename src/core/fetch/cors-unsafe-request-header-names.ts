import type { HeaderList } from '../exchange.ts';
import { byteLength, isCorsSafelistedRequestHeader } from './cors-safelisted-request-header.ts';

/** https://fetch.spec.whatwg.org/#forbidden-request-header: the page cannot set these, so none of them asks for a preflight. */
const FORBIDDEN = new Set(
  `accept-charset accept-encoding access-control-request-headers access-control-request-method connection content-length
   cookie cookie2 date dnt expect host keep-alive origin referer set-cookie te trailer transfer-encoding upgrade via`.split(
    /\s+/,
  ),
);

/**
 * Headers that browsers add by themselves after the decision for a preflight. A page may set them too, which the wire
 * does not tell apart.
 */
const ADDED_BY_BROWSER = new Set(
  `user-agent cache-control pragma if-none-match if-modified-since priority save-data purpose x-client-data
   upgrade-insecure-requests`.split(/\s+/),
);

/**
 * The names for which a preflight is asked, lower case, sorted, from headers as a capture shows them: the browser's own
 * are left out first. https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
export function corsUnsafeRequestHeaderNames(headers: HeaderList): readonly string[] {
  // 1. to 3. unsafeNames, potentiallyUnsafeNames, safelistValueSize.
  const unsafeNames: string[] = [];
  const potentiallyUnsafeNames: string[] = [];
  let safelistValueSize = 0;
  // 4. For each header of headers:
  for (const { name, value } of headers) {
    const lower = name.toLowerCase();
    if (FORBIDDEN.has(lower) || ADDED_BY_BROWSER.has(lower) || /^(?:proxy-|sec-|:)/.test(lower)) continue;
    // 4.1. If header is not a CORS-safelisted request-header, then append header's name to unsafeNames.
    if (!isCorsSafelistedRequestHeader(lower, value)) unsafeNames.push(lower);
    else {
      // 4.2. Otherwise, append it to potentiallyUnsafeNames and increase safelistValueSize by its value's length.
      potentiallyUnsafeNames.push(lower);
      safelistValueSize += byteLength(value);
    }
  }
  // 5. If safelistValueSize is greater than 1024, then append each of potentiallyUnsafeNames to unsafeNames.
  if (safelistValueSize > 1024) unsafeNames.push(...potentiallyUnsafeNames);
  // 6. Return the result of convert header names to a sorted-lowercase set with unsafeNames.
  return [...new Set(unsafeNames)].sort();
}
