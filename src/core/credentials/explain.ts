import type { Json } from '../exchange.ts';
import { isMask } from '../redaction/mask.ts';
import { baseName, type Claims } from './claims.ts';

/**
 * What a token may do, in the dialects of those who issue them: OAuth 2.0 (`scope`), Entra and Okta (`scp`, `roles`), Auth0
 * (`permissions`), Keycloak (`realm_access`, `resource_access`), Cognito (`cognito:groups`), Spring (`authorities`), Hasura.
 * In the token's own order, each once.
 */
export function scopesOf(claims: Claims): string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(claims)) {
    const dialect = DIALECTS.get(name) ?? DIALECTS.get(baseName(name));
    if (dialect) found.push(...dialect(value));
  }
  return [...new Set(found)].filter((scope) => scope !== '' && !isMask(scope));
}

/** A list, or one text with white space or commas between, as OAuth and some vendors write it. */
const listed = (value: Json): readonly string[] => {
  if (typeof value === 'string') return value.split(/[\s,]+/);
  if (Array.isArray(value))
    return value.flatMap((item: Json) => (typeof item === 'string' ? [item] : memberOf(item, 'name')));
  return [];
};

/** Names may hold white space where the claim is a list by nature: a text is one name. */
const named = (value: Json): readonly string[] => (typeof value === 'string' ? [value] : listed(value));

const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const memberOf = (value: Json, name: string): readonly string[] => {
  const member = isObject(value) ? value[name] : undefined;
  return typeof member === 'string' ? [member] : [];
};

/** https://www.keycloak.org/docs/latest/server_admin/#_oidc_token_role_mappings */
const rolesIn = (value: Json): readonly string[] =>
  isObject(value) && value.roles !== undefined ? named(value.roles) : [];

const clientRoles = (value: Json): readonly string[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([client, access]) => rolesIn(access).map((role) => `${client}:${role}`))
    : [];

const hasura = (value: Json): readonly string[] =>
  isObject(value) && value['x-hasura-allowed-roles'] !== undefined ? named(value['x-hasura-allowed-roles']) : [];

/** Names of an object's members: roles as Zitadel and others write them. */
const keysOrNames = (value: Json): readonly string[] => (isObject(value) ? Object.keys(value) : named(value));

const DIALECTS = new Map<string, (value: Json) => readonly string[]>(
  Object.entries({
    scope: listed,
    scopes: listed,
    scp: listed,
    permissions: listed,
    permission: listed,
    authorities: named,
    entitlements: named,
    roles: keysOrNames,
    role: named,
    groups: named,
    'cognito:groups': named,
    'cognito:roles': named,
    wids: named,
    realm_access: rolesIn,
    resource_access: clientRoles,
    'https://hasura.io/jwt/claims': hasura,
  }),
);

const EXPLAINED = new Map(
  Object.entries({
    iss: 'who issued it',
    sub: 'whom it is about',
    aud: 'the API it is for',
    exp: 'when it expires',
    nbf: 'not valid before',
    iat: 'when it was issued',
    jti: 'its own id',
    azp: 'the client it was issued to',
    client_id: 'the client it was issued to',
    clientid: 'the client it was issued to',
    appid: 'the client it was issued to',
    cid: 'the client it was issued to',
    appidacr: 'how the client proved itself: 0 not at all, 1 secret, 2 certificate',
    azpacr: 'how the client proved itself: 0 not at all, 1 secret, 2 certificate',
    scope: 'what it may do',
    scp: 'what it may do',
    scopes: 'what it may do',
    permissions: 'what it may do',
    roles: 'roles of the user or client',
    role: 'role of the user or client',
    groups: 'groups of the user',
    wids: 'directory roles of the user',
    authorities: 'roles and rights',
    entitlements: 'rights',
    realm_access: 'roles in the realm',
    resource_access: 'roles in each client',
    'cognito:groups': 'groups of the user',
    'cognito:username': 'the user name',
    token_use: 'access or id token',
    typ: 'what kind of token it is',
    idtyp: 'user or application token',
    tid: 'the tenant',
    tenant_id: 'the tenant',
    org_id: 'the organization',
    oid: 'id of the user or application in its directory',
    acr: 'how strongly the user signed in',
    amr: 'how the user signed in',
    auth_time: 'when the user signed in',
    gty: 'the grant it was issued by',
    cnf: 'the key its bearer must prove to have',
    act: 'who acts for the subject',
    may_act: 'who may act for the subject',
    authorization_details: 'what exactly was authorized',
    nonce: 'ties it to one sign-in',
    sid: 'the session',
    session_state: 'the session',
    at_hash: 'ties it to an access token',
    c_hash: 'ties it to an authorization code',
    ver: 'version of its format',
    hd: 'the domain of the account',
    idp: 'where the user signed in',
    htm: 'the method it is for',
    htu: 'the URL it is for',
    ath: 'hash of the access token it belongs to',
    alg: 'how it is signed',
    kid: 'which key it is signed with',
    enc: 'how it is encrypted',
    email: 'the e-mail address',
    email_verified: 'whether the address was verified',
    name: 'the name of the user',
    preferred_username: 'the user name',
    upn: 'the user name',
  }),
);

/** What a claim says, in a few plain words; null for one that only its issuer can explain. */
export function explainClaim(name: string): string | null {
  return EXPLAINED.get(name.toLowerCase()) ?? EXPLAINED.get(baseName(name)) ?? null;
}

const UNITS: readonly (readonly [string, number])[] = [
  ['year', 31_557_600],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/**
 * A claim's time in words, seen from the request: `4 minutes before the request`, `2 hours after the request`. In its
 * largest unit, rounded down.
 *
 * @param claimSeconds a NumericDate: https://www.rfc-editor.org/rfc/rfc7519#section-2
 * @param atMilliseconds when the request was made
 */
export function relativeTime(claimSeconds: number, atMilliseconds: number): string {
  const seconds = Math.round(claimSeconds - atMilliseconds / 1000);
  if (!Number.isFinite(seconds)) return 'at no time that can be read';
  if (seconds === 0) return 'at the time of the request';
  return `${duration(Math.abs(seconds))} ${seconds < 0 ? 'before' : 'after'} the request`;
}

/** `4 minutes`, `1 hour`, `90 days`. */
function duration(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  const count = Math.floor(seconds / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
