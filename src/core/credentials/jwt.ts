import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { CredentialFault } from '../exchange.ts';
import { asClaims, type Claims, maskClaims, maskTechnical } from './claims.ts';

/** A token in one of JOSE's compact forms, as far as it can be read. */
export interface DecodedJwt {
  readonly header: Claims | null;
  /** Null for an encrypted token, and where they cannot be read. Personal ones are masked. */
  readonly claims: Claims | null;
  readonly faults: readonly CredentialFault[];
}

/** Longer tokens are no token that a server accepts in a header, and are not decoded. */
const LONGEST = 65_536;
const DEEPEST = 3;

const BASE64URL = /^[A-Za-z0-9_-]*$/;

/** True for a string in compact serialization whose header says so, well-formed or not. https://www.rfc-editor.org/rfc/rfc7515#section-7.1 */
export function looksLikeJwt(value: string): boolean {
  if (value.length > LONGEST || value.length < 10) return false;
  const parts = value.split('.');
  if (parts.length === 1)
    return value.startsWith('eyJ') && /^\{"(?:alg|typ|kid|enc|cty|zip|x5t|jku|b64)"/.test(textOf(value) ?? '');
  if (parts.length > 6) return false;
  return /^ey[JA]|^ewo[gk]|^ew0K/.test(value) && (parts[0]?.length ?? 0) >= 8;
}

/**
 * Decodes a JWS, a JWE (its header only: the rest is encrypted) and what is nested in a JWS. Never throws: what is malformed is a
 * fault. Nothing is verified. https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function decodeToken(token: string, depth = 0): DecodedJwt {
  if (token.length > LONGEST) return { header: null, claims: null, faults: [] };
  const parts = token.split('.');
  const faults: CredentialFault[] = [];
  if (parts.length !== 3 && parts.length !== 5) {
    faults.push({ fault: 'truncated', saw: `${count(parts.length)}; a signed token has three, an encrypted one five` });
  }
  const broken = parts.findIndex((part) => !BASE64URL.test(part));
  if (broken >= 0)
    faults.push({ fault: 'not-base64url', saw: `characters that base64url does not have, in part ${broken + 1}` });
  const header = headerOf(token, parts);
  if (header === null && broken !== 0) faults.push({ fault: 'not-json', saw: 'a header that is no JSON object' });
  if (parts.length === 5) return { header: header && maskJoseHeader(header), claims: null, faults };
  const { claims, inner } = payloadOf(token, parts);
  const alg = header?.alg;
  if (typeof alg === 'string' && alg.toLowerCase() === 'none')
    faults.push({ fault: 'unsecured', saw: `alg: ${alg}; nothing protects this token` });
  else if (parts.length === 3 && parts[2] === '' && parts[1] !== '')
    faults.push({ fault: 'truncated', saw: 'an empty signature' });
  if (inner !== null && depth < DEEPEST) {
    const nested = decodeToken(inner, depth + 1);
    return { header: header && maskJoseHeader(header), claims: nested.claims, faults: [...faults, ...nested.faults] };
  }
  if (claims === null && parts.length >= 2 && broken !== 1) {
    faults.push({
      fault: parts[1] === '' ? 'empty' : 'not-json',
      saw: parts[1] === '' ? 'no claims' : 'claims that are no JSON object',
    });
  }
  return { header: header && maskJoseHeader(header), claims: claims && maskClaims(claims, 'capture'), faults };
}

const count = (parts: number): string => (parts === 1 ? 'one part' : `${parts} parts`);

function headerOf(token: string, parts: readonly string[]): Claims | null {
  try {
    return asClaims(
      decodeProtectedHeader(parts.length === 3 || parts.length === 5 ? token : { protected: parts[0] ?? '' }),
    );
  } catch {
    return null;
  }
}

function payloadOf(
  token: string,
  parts: readonly string[],
): { readonly claims: Claims | null; readonly inner: string | null } {
  try {
    const whole = parts.length === 3 ? token : `${parts[0] ?? ''}.${parts[1] ?? ''}.`;
    return { claims: asClaims(decodeJwt(whole)), inner: null };
  } catch {
    const text =
      textOf(parts[1] ?? '')
        ?.trim()
        .replace(/^"|"$/g, '') ?? null;
    return { claims: null, inner: text !== null && looksLikeJwt(text) ? text : null };
  }
}

/** The text that a base64url part encodes, or null. */
export function textOf(base64url: string): string | null {
  try {
    const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

/** Parameters of a JOSE header that say how, with which key and for whom; keys and certificates themselves are left out. */
const HEADER_PARAMETERS: ReadonlySet<string> = new Set([
  'alg',
  'enc',
  'typ',
  'cty',
  'kid',
  'zip',
  'b64',
  'crit',
  'x5t',
  'x5t#S256',
  'jku',
  'x5u',
  'iss',
  'aud',
  'sub',
  'exp',
  'iat',
  'ver',
  'ppt',
  'url',
  'apv',
  'pi.atm',
  'client',
  'signer',
]);

/** https://www.iana.org/assignments/jose/jose.xhtml#web-signature-encryption-header-parameters */
export const maskJoseHeader = (header: Claims): Claims =>
  maskTechnical(Object.fromEntries(Object.entries(header).filter(([name]) => HEADER_PARAMETERS.has(name))));
