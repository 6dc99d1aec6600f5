import { keyedFingerprint } from '../core/credentials/fingerprint.ts';
import { readCredentials } from '../core/credentials/read.ts';
import type { Credential, Header } from '../core/exchange.ts';
import { exchange } from './exchange.ts';

export const fingerprint = keyedFingerprint(new Uint8Array(32).fill(7));

/** base64url of JSON. */
export const encode = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A JWT with these claims, signed by nobody. */
export const tokenOf = (claims: object): string =>
  `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}.c2lnbmF0dXJl`;

export const JWT = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: 'u1', scope: 'orders:read', email: 'jane@corp.example' })}.c2lnbmF0dXJl`;

/** The credentials of a request with these headers. */
export const withHeaders = (...headers: (readonly [string, string])[]): readonly Credential[] =>
  readCredentials(
    exchange({ request: { headers: headers.map(([name, value]): Header => ({ name, value })) } }),
    fingerprint,
  ).credentials;

export const faultsOf = (credentials: readonly Credential[]) =>
  credentials.flatMap(({ faults }) => faults.map(({ fault }) => fault));
