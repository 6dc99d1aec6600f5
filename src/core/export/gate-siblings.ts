import { originOf } from '../fetch/origin.ts';
import { redactUrl } from '../redaction/url.ts';
import type { ReportDenial, ReportEvidence } from '../report-schema.ts';
import { isTokenRequest } from '../token-request.ts';
import { gateExchange } from './gate-exchange.ts';
import { gateCredential } from './gate-texts.ts';
import type { Scrub } from './scrubber.ts';

/** What passed elsewhere is for comparing on this computer: only what a diagnosis of these denials may rest on leaves. */
export function gateSiblings(
  { siblings }: ReportEvidence,
  denials: readonly ReportDenial[],
  declared: ReadonlySet<string>,
  scrub: Scrub,
): ReportEvidence {
  const origins = new Set(denials.flatMap(({ exchanges }) => exchanges.map(({ request }) => originOf(request.url))));
  const ids = new Set(denials.map(({ id }) => id));
  return {
    siblings: siblings
      .map((beside) => (origins.has(beside.origin) ? restedOn(beside, ids) : tokensOf(beside)))
      .filter(({ chains }) => chains.length > 0)
      .map(({ origin, chains, of }) => ({
        origin: redactUrl(origin, 'export'),
        chains: chains.map(({ exchanges, credentials }) => ({
          exchanges: exchanges.map((exchange) => gateExchange(exchange, declared, [], scrub)),
          credentials: credentials.map((credential) => gateCredential(credential, scrub)),
        })),
        ...(of === undefined ? {} : { of }),
      })),
  };
}

/** A token that was issued elsewhere tells of the requests that it did not help. */
const tokensOf = ({ origin, chains }: Beside): Beside => ({
  origin,
  chains: chains.filter(({ exchanges }) => exchanges.some(({ request }) => isTokenRequest(request))),
});

type Beside = ReportEvidence['siblings'][number];

/** Without what only denials rest on that are not told, and without word of these. */
function restedOn({ origin, chains, of }: Beside, denials: ReadonlySet<string>): Beside {
  if (of === undefined) return { origin, chains };
  const kept = of.filter(({ denial }) => denials.has(denial));
  const places = [...new Set(kept.flatMap((one) => one.chains))].sort((a, b) => a - b);
  const now = new Map(places.map((place, index) => [place, index]));
  return {
    origin,
    chains: places.flatMap((place) => chains[place] ?? []),
    of: kept.map((one) => ({ denial: one.denial, chains: one.chains.flatMap((place) => now.get(place) ?? []) })),
  };
}
