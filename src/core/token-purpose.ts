import type { Credential } from './exchange.ts';

/** Claims that an ID token alone has. https://openid.net/specs/openid-connect-core-1_0.html#IDToken */
const OF_ID_TOKENS = ['at_hash', 'c_hash', 's_hash'] as const;

/** What a token is for, where that is not to call an API with it: `an ID token`, `a refresh token`; else null. */
export function otherPurpose({ claims }: Credential): { readonly name: string; readonly claim: string } | null {
  if (claims === null) return null;
  // Keycloak names its tokens in typ, Amazon Cognito in token_use.
  const kind = [claims.typ, claims.token_use]
    .find((one) => typeof one === 'string')
    ?.toString()
    .toLowerCase();
  if (kind === 'id') return { name: 'an ID token', claim: claims.token_use === undefined ? 'typ' : 'token_use' };
  if (kind === 'refresh' || kind === 'offline') return { name: 'a refresh token', claim: 'typ' };
  if (kind !== undefined || claims.scope !== undefined || claims.scp !== undefined) return null;
  const own = OF_ID_TOKENS.find((name) => claims[name] !== undefined);
  return own === undefined ? null : { name: 'an ID token', claim: own };
}
