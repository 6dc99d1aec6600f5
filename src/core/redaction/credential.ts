import { maskClaims } from '../credentials/claims.ts';
import { maskJoseHeader } from '../credentials/jwt.ts';
import type { Credential } from '../exchange.ts';
import { maskEmails } from './scrub-text.ts';
import { maskShapes } from './token-shapes.ts';

/** What was read of a credential holds no secret; this gate looks again, whoever read it. */
export const redactCredential = (credential: Credential): Credential => ({
  ...credential,
  label: credential.label === null ? null : clean(credential.label),
  header: credential.header && maskJoseHeader(credential.header),
  claims: credential.claims && maskClaims(credential.claims, 'capture'),
  faults: credential.faults.map(({ fault, saw }) => ({ fault, saw: clean(saw) })),
  ...(credential.parts ? { parts: cleanParts(credential.parts) } : {}),
});

const clean = (text: string): string => maskEmails(maskShapes(text));

const cleanParts = (parts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, clean(value)]));
