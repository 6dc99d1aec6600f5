import { formFaults } from './faults.ts';
import type { Found } from './found.ts';
import { decodeToken, looksLikeJwt } from './jwt.ts';
import { publishedForm } from './token-prefixes.ts';

/** A token by its own form: a JWT with its claims, one of a published form by that name, or one that says nothing. */
export function readToken(value: string, where: string): Found {
  const bare = value
    .trim()
    .replace(/^["'`]|["'`]$/g, '')
    .trim();
  const faults = formFaults(value);
  if (looksLikeJwt(bare)) {
    const decoded = decodeToken(bare);
    return {
      kind: 'jwt',
      where,
      value,
      header: decoded.header,
      claims: decoded.claims,
      faults: [...faults, ...decoded.faults],
    };
  }
  return { kind: 'opaque-token', where, value, label: publishedForm(bare)?.label ?? null, faults };
}
