import type { Json } from '../exchange.ts';
import { isMask, mask } from '../redaction/mask.ts';
import { isRandom } from '../redaction/randomness.ts';
import { maskEmails } from '../redaction/scrub-text.ts';
import { maskShapes } from '../redaction/token-shapes.ts';
import { secretNameKind } from './secret-names.ts';

export type Claims = { readonly [name: string]: Json };

/** Claims that stay readable in every export: what an API decides by, and what tells whose rule it was. */
export const TECHNICAL_CLAIMS: ReadonlySet<string> = new Set([
  // https://www.iana.org/assignments/jwt/jwt.xhtml
  'iss',
  'sub',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'azp',
  'client_id',
  'scope',
  'acr',
  'amr',
  'auth_time',
  'cnf',
  'act',
  'may_act',
  'authorization_details',
  'entitlements',
  'roles',
  'groups',
  'permissions',
  'token_introspection',
  'typ',
  'token_type',
  'htm',
  'htu',
  'ath',
  // Microsoft Entra, Okta, Keycloak, Cognito, Auth0, Google and others
  'appid',
  'appidacr',
  'azpacr',
  'cid',
  'clientid',
  'scp',
  'scopes',
  'role',
  'permission',
  'authorities',
  'wids',
  'tid',
  'tenant',
  'tenant_id',
  'tenantid',
  'org_id',
  'org',
  'organization_id',
  'realm',
  'realm_access',
  'resource_access',
  'allowed-origins',
  'token_use',
  'oid',
  'uid',
  'user_id',
  'ver',
  'version',
  'idtyp',
  'idp',
  'hd',
  'gty',
  'sign_in_provider',
  'tenant_role',
  'x-hasura-role',
  'x-hasura-default-role',
  'x-hasura-allowed-roles',
  'aal',
  'xms_cc',
  'xms_mirid',
  'azure_nid',
  'kubernetes.io',
  'is_anonymous',
  'email_verified',
  'phone_number_verified',
]);

/** Claims about a person: masked from the start. */
export const PERSONAL_CLAIMS: ReadonlySet<string> = new Set([
  // https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'emails',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'phone',
  'address',
  'updated_at',
  // As vendors call them
  'username',
  'user_name',
  'unique_name',
  'upn',
  'login',
  'login_hint',
  'verified_primary_email',
  'verified_secondary_email',
  'primary_email',
  'emailaddress',
  'givenname',
  'surname',
  'family_name_kana',
  'displayname',
  'display_name',
  'first_name',
  'last_name',
  'firstname',
  'lastname',
  'full_name',
  'fullname',
  'ipaddr',
  'ip',
  'ip_address',
  'client_ip',
  'onprem_sid',
  'puid',
  'avatar',
  'avatar_url',
  'mobile',
  'mobile_phone',
  'street_address',
  'country',
  'ctry',
  'postal_code',
  'user_metadata',
  'identities',
]);

/** Claims that identify this session or bind it to a message: not personal, and worth as much as a cookie. */
export const SESSION_CLAIMS: ReadonlySet<string> = new Set([
  'sid',
  'session_state',
  'nonce',
  'rh',
  'uti',
  'aio',
  'at_hash',
  'c_hash',
  's_hash',
  'event_id',
  'origin_jti',
  'session_id',
]);

/** The last part of a namespaced name: `https://app.example/roles` and `cognito:groups` are roles and groups. */
export const baseName = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1).toLowerCase();

export const isTechnicalClaim = (name: string): boolean =>
  TECHNICAL_CLAIMS.has(name.toLowerCase()) || TECHNICAL_CLAIMS.has(baseName(name));

const isPersonalClaim = (name: string): boolean =>
  PERSONAL_CLAIMS.has(name.toLowerCase()) || PERSONAL_CLAIMS.has(baseName(name));

const EMAIL = /^[^@\s]{1,256}@[^@\s]{1,256}$/;

/** What a gate lets pass: at capture all but personal and session claims, in an export technical ones alone. */
export type ClaimGate = 'capture' | 'export';

const DEEPEST = 6;
const MOST_MEMBERS = 200;
const LONGEST_TEXT = 1024;

/** Claims without what they say of a person: `[claim:LENGTH]` in its place. Bounded in depth and size. Idempotent. */
export const maskClaims = (claims: Claims, gate: ClaimGate): Claims =>
  Object.fromEntries(
    Object.entries(claims)
      .slice(0, MOST_MEMBERS)
      .map(([name, value]) => [claimName(name, gate), maskClaim(name, value, gate)]),
  );

/** Namespaces are URLs; what stays of the last part is a name. */
const claimName = (name: string, gate: ClaimGate): string =>
  gate === 'export' && !isTechnicalClaim(name) ? maskRandomName(maskShapes(name)) : maskShapes(name);

const maskRandomName = (name: string): string => (isRandom(name) ? mask('name', name) : name);

/** Parameters that are technical all: of a JOSE header, for one. */
export const maskTechnical = (parameters: Claims): Claims =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [maskShapes(name), cleaned(value, 1, isText)]));

function maskClaim(name: string, value: Json, gate: ClaimGate): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (isPersonalClaim(name) || SESSION_CLAIMS.has(baseName(name))) return maskedClaim(value);
  if (isTechnicalClaim(name)) return cleaned(value, 1, isText);
  if (gate === 'export' || secretNameKind(name, 'answered') !== null) return maskedClaim(value);
  return cleaned(value, 1, (text) => isText(text) && !isRandom(text));
}

/** Length in characters, of a list or an object as JSON. */
function maskedClaim(value: Json): Json {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return isMask(text) ? text : mask('claim', text);
}

const isText = (text: string): boolean => text.length <= LONGEST_TEXT && !EMAIL.test(text);

/** Inside a claim that stays: tokens, addresses and personal members go, and what is too deep or too long. */
function cleaned(value: Json, depth: number, passes: (text: string) => boolean): Json {
  if (typeof value === 'string') return passes(value) ? maskEmails(maskShapes(value)) : maskedClaim(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEEPEST) return maskedClaim(value);
  if (isList(value)) {
    const kept = value.slice(0, MOST_MEMBERS).map((item) => cleaned(item, depth + 1, passes));
    return value.length > MOST_MEMBERS ? [...kept, maskedClaim(value.slice(MOST_MEMBERS))] : kept;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_MEMBERS)
      .map(([name, member]) => [
        maskShapes(name),
        isPersonalClaim(name) && member !== null ? maskedClaim(member) : cleaned(member, depth + 1, passes),
      ]),
  );
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** A parsed value as JSON, or null where it is no object. Deeper members than a claim can have are dropped. */
export function asClaims(value: unknown): Claims | null {
  const json = asJson(value, 0);
  return json !== null && typeof json === 'object' && !isList(json) ? json : null;
}

function asJson(value: unknown, depth: number): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value !== 'object' || depth > DEEPEST + 2) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => asJson(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, unknown]) => [name, asJson(member, depth + 1)]),
  );
}
