import { type Exchange, getHeader } from './exchange.ts';
import { corsPreflightFetch } from './fetch/cors-preflight-fetch.ts';
import { isForWarning, requestedHeaderNames } from './fetch/simulate.ts';
import { groupBy } from './group-by.ts';
import { LONGEST_LAG } from './pair-preflights.ts';

/** Method and URL of the request that a preflight is for. */
export const askedFor = ({ request }: Exchange): string =>
  `${getHeader(request.headers, 'Access-Control-Request-Method') ?? ''} ${request.url}`;

/**
 * A preflight and its actual are at most one lag apart. Another preflight may take that actual if its own is gone, and has one
 * that is at most a lag away from it again: whoever is further apart has no part in each other's pairs.
 */
const APART = 3 * LONGEST_LAG;

/**
 * The preflights that can be no part of a denial: they let their request through with credentials and without, and about that
 * time no request of their method and URL may have been denied, and no preflight for one.
 *
 * @param suspects all exchanges of a capture that may be part of a denial
 */
export function harmlessPreflights(suspects: readonly Exchange[]): readonly Exchange[] {
  const preflights = groupBy(
    suspects.filter(({ role }) => role === 'preflight'),
    askedFor,
  );
  const actuals = groupBy(
    suspects.filter(({ role }) => role === 'actual'),
    ({ request }) => `${request.method} ${request.url}`,
  );
  return [...preflights].flatMap(([target, some]) => {
    const good = some.filter(letsThrough);
    const passing = new Set(good);
    const doubtful = [...some.filter((one) => !passing.has(one)), ...(actuals.get(target) ?? [])];
    return good.filter((one) => doubtful.every((other) => isApart(one, other)));
  });
}

const isApart = (a: Exchange, b: Exchange): boolean =>
  a.startedDateTime !== null && b.startedDateTime !== null && Math.abs(a.startedDateTime - b.startedDateTime) > APART;

function letsThrough(preflight: Exchange): boolean {
  const { request, response, error } = preflight;
  const origin = getHeader(request.headers, 'Origin');
  const method = getHeader(request.headers, 'Access-Control-Request-Method');
  if (response === null || error !== null || origin === null || method === null || isForWarning(preflight))
    return false;
  const unsafeNames = requestedHeaderNames(preflight);
  const asked = { origin, method, unsafeNames, response, wildcardCoversAuthorization: false };
  return (['include', 'omit'] as const).every(
    (credentials) => corsPreflightFetch({ ...asked, credentials }).failures.length === 0,
  );
}
