import type { Credential, CredentialFault, CredentialKind } from '../exchange.ts';
import type { Claims } from './claims.ts';

/** Makes a keyed hash of a value. Null: no key, no fingerprints. */
export type Fingerprint = ((value: string) => string) | null;

/** A credential as it was found, still with its value. It never leaves this folder. */
export interface Found {
  readonly kind: CredentialKind;
  readonly where: string;
  readonly value: string;
  readonly scheme?: string | null;
  readonly label?: string | null;
  readonly header?: Claims | null;
  readonly claims?: Claims | null;
  readonly faults?: readonly CredentialFault[];
  readonly parts?: Readonly<Record<string, string>>;
}

/** Shorter values are guessed too easily for a fingerprint to be shown. */
const SHORTEST = 8;

export function asCredential(found: Found, fingerprint: Fingerprint): Credential {
  const value = found.value.trim();
  const isSecret = value.length >= SHORTEST && !found.faults?.some(({ fault }) => fault.startsWith('literal-'));
  return {
    kind: found.kind,
    where: found.where,
    scheme: found.scheme ?? null,
    label: found.label ?? null,
    header: found.header ?? null,
    claims: found.claims ?? null,
    length: found.value.length,
    fingerprint: fingerprint && isSecret ? fingerprint(value) : null,
    faults: found.faults ?? [],
    ...(found.parts && Object.keys(found.parts).length > 0 ? { parts: found.parts } : {}),
  };
}
