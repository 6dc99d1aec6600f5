import { startOf } from './cleared.ts';
import type { Denial } from './denial.ts';
import { hasHeader, type Request } from './exchange.ts';
import { pathOf, pathOfUrl } from './path-of.ts';
import type { ReportDenial } from './report-schema.ts';

/** Siblings that a report names. */
const SHOWN = 5;

/** Other requests to the same origin that were not denied, each with what it shows; the likest first. */
export function siblingsOf(denial: Denial): ReportDenial['siblings'] {
  const { siblings, siblingsFrom = Number.NEGATIVE_INFINITY, cors } = denial;
  const path = pathOfUrl(denial.request.url);
  const named = siblings.flatMap((chain) => {
    const last = chain.hops[chain.hops.length - 1]?.actual;
    return last?.response != null && (startOf(chain) ?? siblingsFrom) >= siblingsFrom
      ? [{ request: last.request, response: last.response }]
      : [];
  });
  const isSamePath = ({ request }: { readonly request: Request }) => pathOf(request) === path;
  const likest = [...named.filter(isSamePath), ...named.filter((one) => !isSamePath(one))].slice(0, SHOWN);
  return likest.map((one) => {
    const { method } = one.request;
    const allows = hasHeader(one.response.headers, 'Access-Control-Allow-Origin');
    const shows = isSamePath(one)
      ? `${method} of the same path passed`
      : `${method} passed${cors === null ? '' : allows ? ', with Access-Control-Allow-Origin' : ', without Access-Control-Allow-Origin'}`;
    return { method, path: pathOf(one.request), status: one.response.status, shows };
  });
}
