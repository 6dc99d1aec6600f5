import { challengesOf } from './challenge.ts';
import { scopesOf } from './credentials/explain.ts';
import type { Denial } from './denial.ts';
import { type Exchange, getHeader } from './exchange.ts';
import { pathOf, pathOfUrl } from './path-of.ts';
import { requirementFor } from './scope-requirement.ts';

/** What the endpoint wants of a token, minus what the token has. */
export interface ScopeDelta {
  readonly has: string[];
  readonly wants: string[];
  readonly missing: string[];
  /** Where the demand was read, in the report's notation. */
  readonly from: string;
}

interface Demand {
  /** One of these sets must be had entirely. */
  readonly anyOf: readonly (readonly string[])[];
  readonly from: string;
}

/** Marks what a sign-in must reach, among scopes: `acr=urn:example:mfa`. */
const ACR = 'acr=';

/** False where the demand is a stronger sign-in, which no scope gives. */
export const wantsScopes = ({ wants }: ScopeDelta): boolean => !wants.some((want) => want.startsWith(ACR));

/**
 * The scopes the endpoint wants and the token lacks: by the challenge, by the headers and error bodies of services that
 * name them, else by what was declared for it (`denial.declared`), else by a token that passed. Null where none tells.
 * https://www.rfc-editor.org/rfc/rfc6750#section-3.1, https://www.rfc-editor.org/rfc/rfc9470#section-3
 */
export function scopeDeltaOf(denial: Denial): ScopeDelta | null {
  const has = grantedTo(denial);
  const demand = demandOf(denial) ?? declaredFor(denial) ?? siblingsDemand(denial, has);
  if (demand === null) return null;
  const missingOf = (wants: readonly string[]) => wants.filter((scope) => !has.includes(scope));
  const [nearest] = [...demand.anyOf].sort((a, b) => missingOf(a).length - missingOf(b).length);
  if (nearest === undefined) return null;
  const wants = [...new Set(nearest)].sort();
  return { has: [...has].sort(), wants, missing: missingOf(wants), from: demand.from };
}

const list = (text: string, separator: RegExp | string): readonly string[] =>
  text
    .split(separator)
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');

function demandOf({ actual, recognitions }: Denial): Demand | null {
  const headers = actual?.response?.headers ?? [];
  const from = 'actual response header www-authenticate';
  for (const { params } of challengesOf(headers)) {
    const wants = list(params.scope ?? '', /\s+/);
    if (wants.length > 0 && params.error === 'insufficient_scope') return { anyOf: [wants], from };
    // RFC 9470: acr_values in order of preference, any one of which is enough.
    const levels = list(params.acr_values ?? '', /\s+/);
    if (levels.length > 0) return { anyOf: levels.map((level) => [`${ACR}${level}`]), from };
  }
  // GitHub: any one of the accepted scopes is enough.
  const accepted = list(getHeader(headers, 'x-accepted-oauth-scopes') ?? '', ',');
  if (accepted.length > 0 && getHeader(headers, 'x-oauth-scopes') !== null)
    return { anyOf: accepted.map((scope) => [scope]), from: 'actual response header x-accepted-oauth-scopes' };
  // GitHub: `contents=write,pull_requests=read; contents=write`: alternatives, each a set.
  const permissions = getHeader(headers, 'x-accepted-github-permissions');
  if (permissions) {
    const anyOf = list(permissions, ';').map((set) => list(set, ','));
    return { anyOf, from: 'actual response header x-accepted-github-permissions' };
  }
  const named = recognitions.find(({ rule, details }) => rule === 'insufficient-scope' && details.scope);
  const scopes = list(named?.details.scope ?? '', /[\s,]+/);
  return scopes.length > 0 ? { anyOf: [scopes], from: 'actual response body' } : null;
}

/** What the user or an OpenAPI document says of this method and URL. */
function declaredFor({ actual, declared, request }: Denial): Demand | null {
  const { anyOf = [], from = '' } = requirementFor(declared, actual?.request ?? request) ?? {};
  return anyOf.length === 0 || anyOf.some((set) => set.length === 0) ? null : { anyOf, from };
}

/** The same method and path passed with another token, which has scopes that this one lacks. */
function siblingsDemand({ actual, siblings }: Denial, has: readonly string[]): Demand | null {
  const status = actual?.response?.status;
  if (actual === null || has.length === 0 || (status !== 401 && status !== 403)) return null;
  for (const { hops } of siblings) {
    const passed = hops[hops.length - 1]?.actual;
    if (!passed || passed.request.method !== actual.request.method) continue;
    if (pathOf(passed.request) !== pathOf(actual.request)) continue;
    const more = claimed(passed).filter((scope) => !has.includes(scope));
    if (more.length > 0)
      return { anyOf: [more], from: `${SIBLING} ${passed.request.method} ${pathOf(passed.request)}` };
  }
  return null;
}

/** How the origin of a demand begins that is read from another token's success. */
export const SIBLING = 'another token passed';

const claimed = ({ credentials }: Exchange): readonly string[] => [
  ...new Set(credentials.flatMap(({ claims }) => (claims === null ? [] : scopesOf(claims)))),
];

/** What the token carries by its own claims, or by the service's word for it. */
function grantedTo({ actual, recognitions }: Denial): readonly string[] {
  const said = getHeader(actual?.response?.headers ?? [], 'x-oauth-scopes');
  if (said !== null) return list(said, ',');
  const provided = recognitions.find(({ details }) => details.provided)?.details.provided;
  if (provided !== undefined) return list(provided, /[\s,]+/);
  if (actual === null) return [];
  const levels = actual.credentials.flatMap(({ claims }) => (typeof claims?.acr === 'string' ? [claims.acr] : []));
  const isAcrAsked = challengesOf(actual.response?.headers ?? []).some(({ params }) => params.acr_values !== undefined);
  return isAcrAsked ? levels.map((level) => `${ACR}${level}`) : claimed(actual);
}

/** `token of sub 8f2c (client web) has orders:read; POST /orders wants orders:write; missing: orders:write`. */
export function scopeDeltaInWords({ has, wants, missing }: ScopeDelta, denial: Denial): string {
  const holder = (denial.actual?.credentials ?? []).find(({ claims }) => claims !== null);
  const claims = holder?.claims ?? {};
  const client = [claims.azp, claims.client_id, claims.appid].find((value) => typeof value === 'string');
  const subject = typeof claims.sub === 'string' ? ` of sub ${claims.sub}` : '';
  const { method, url } = denial.request;
  const path = pathOfUrl(url);
  const had = has.length > 0 ? has.join(' ') : 'no scope';
  const lacks = missing.length > 0 ? `; missing: ${missing.join(' ')}` : '';
  return `token${subject}${client ? ` (client ${client})` : ''} has ${had}; ${method} ${path} wants ${wants.join(' ')}${lacks}`;
}
