import { challengesOf } from './challenge.ts';
import { scopesOf } from './credentials/explain.ts';
import type { Denial } from './denial.ts';
import { getHeader } from './exchange.ts';

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

/**
 * The scopes the endpoint wants and the token lacks: by the challenge, by the headers and error bodies of services that
 * name them. Null where the answer names none.
 * https://www.rfc-editor.org/rfc/rfc6750#section-3.1
 */
export function scopeDeltaOf(denial: Denial): ScopeDelta | null {
  const demand = demandOf(denial);
  if (demand === null) return null;
  const has = grantedTo(denial);
  const missingOf = (wants: readonly string[]) => wants.filter((scope) => !has.includes(scope));
  const [nearest] = [...demand.anyOf].sort((a, b) => missingOf(a).length - missingOf(b).length);
  if (nearest === undefined) return null;
  const wants = [...new Set(nearest)].sort();
  return { has: [...has].sort(), wants, missing: missingOf(wants), from: demand.from };
}

const list = (text: string, separator: RegExp): readonly string[] =>
  text.split(separator).filter((scope) => scope !== '');

function demandOf({ actual, recognitions }: Denial): Demand | null {
  const headers = actual?.response?.headers ?? [];
  for (const { params } of challengesOf(headers)) {
    const wants = list(params.scope ?? '', /\s+/);
    if (wants.length > 0 && params.error === 'insufficient_scope')
      return { anyOf: [wants], from: 'actual response header www-authenticate' };
  }
  // GitHub: any one of the accepted scopes is enough.
  const accepted = list(getHeader(headers, 'x-accepted-oauth-scopes') ?? '', /\s*,\s*/);
  if (accepted.length > 0 && getHeader(headers, 'x-oauth-scopes') !== null)
    return { anyOf: accepted.map((scope) => [scope]), from: 'actual response header x-accepted-oauth-scopes' };
  // GitHub: `contents=write,pull_requests=read; contents=write`: alternatives, each a set.
  const permissions = getHeader(headers, 'x-accepted-github-permissions');
  if (permissions) {
    const anyOf = list(permissions, /\s*;\s*/).map((set) => list(set, /\s*,\s*/));
    return { anyOf, from: 'actual response header x-accepted-github-permissions' };
  }
  const named = recognitions.find(({ rule, details }) => rule === 'insufficient-scope' && details.scope);
  const scopes = list(named?.details.scope ?? '', /[\s,]+/);
  return scopes.length > 0 ? { anyOf: [scopes], from: 'actual response body' } : null;
}

/** What the token carries by its own claims, or by the service's word for it. */
function grantedTo({ actual, recognitions }: Denial): readonly string[] {
  const said = getHeader(actual?.response?.headers ?? [], 'x-oauth-scopes');
  if (said !== null) return list(said, /\s*,\s*/);
  const provided = recognitions.find(({ details }) => details.provided)?.details.provided;
  if (provided !== undefined) return list(provided, /[\s,]+/);
  const claims = (actual?.credentials ?? []).flatMap(({ claims }) => (claims === null ? [] : [claims]));
  return [...new Set(claims.flatMap((one) => scopesOf(one)))];
}

/** `token of sub 8f2c (client web) has orders:read; POST /orders wants orders:write; missing: orders:write`. */
export function scopeDeltaInWords({ has, wants, missing }: ScopeDelta, denial: Denial): string {
  const holder = (denial.actual?.credentials ?? []).find(({ claims }) => claims !== null);
  const claims = holder?.claims ?? {};
  const client = [claims.azp, claims.client_id, claims.appid].find((value) => typeof value === 'string');
  const subject = typeof claims.sub === 'string' ? ` of sub ${claims.sub}` : '';
  const { method, url } = denial.request;
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const had = has.length > 0 ? has.join(' ') : 'no scope';
  const lacks = missing.length > 0 ? `; missing: ${missing.join(' ')}` : '';
  return `token${subject}${client ? ` (client ${client})` : ''} has ${had}; ${method} ${path} wants ${wants.join(' ')}${lacks}`;
}
