import type { CredentialKind } from '../exchange.ts';
import type { MaskKind } from '../redaction/mask.ts';
import { readAuthorization } from './authorization.ts';
import type { Found } from './found.ts';
import { readToken } from './opaque-token.ts';
import { isKnownScheme, splitScheme } from './scheme.ts';

/** What the name of a header or parameter calls its value, as a kind of credential. Null: a secret that proves no one's identity. */
export const CREDENTIAL_OF_NAME: Readonly<Partial<Record<MaskKind, CredentialKind>>> = {
  'api-key': 'api-key',
  jwt: 'jwt',
  'opaque-token': 'opaque-token',
  session: 'opaque-token',
  secret: 'api-key',
  csrf: 'csrf',
  saml: 'saml',
  dpop: 'dpop',
  password: 'unknown',
  signature: 'unknown',
};

/** A key or token in a header of its own, a parameter or a field. The value's own form tells more than its name. */
export function readNamed(value: string, where: string, named: CredentialKind): Found {
  const hasScheme = isKnownScheme(splitScheme(value).scheme ?? '');
  const found = hasScheme ? readAuthorization(value, where) : readToken(value, where);
  return found.kind === 'opaque-token' && named !== 'jwt' ? { ...found, kind: named } : found;
}
