import { startOf } from './cleared.ts';
import type { Denial } from './denial.ts';
import { hasHeader } from './exchange.ts';
import { parseUrl } from './parse-url.ts';
import type { ReportDenial } from './report-schema.ts';

/** Siblings that a report names. */
const SHOWN = 5;

/** Other requests to the same origin that were not denied, each with what it shows; the likest first. */
export function siblingsOf(denial: Denial): ReportDenial['siblings'] {
  const path = pathOf(denial.request.url);
  const { siblings, siblingsFrom = Number.NEGATIVE_INFINITY } = denial;
  const named = siblings.filter((chain) => (startOf(chain) ?? siblingsFrom) >= siblingsFrom);
  const shown = named.flatMap(({ hops }) => {
    const actual = hops[hops.length - 1]?.actual;
    if (actual?.response == null) return [];
    const { method, url } = actual.request;
    const allows = hasHeader(actual.response.headers, 'Access-Control-Allow-Origin');
    const samePath = pathOf(url) === path;
    const shows = samePath
      ? `${method} of the same path passed`
      : `${method} passed${denial.cors === null ? '' : allows ? ', with Access-Control-Allow-Origin' : ', without Access-Control-Allow-Origin'}`;
    return [{ rank: samePath ? 0 : 1, sibling: { method, path: pathOf(url), status: actual.response.status, shows } }];
  });
  return shown
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ sibling }) => sibling);
}

const pathOf = (url: string): string => parseUrl(url)?.pathname ?? url;
