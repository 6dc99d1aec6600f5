import { redactUrl } from '../redaction/url.ts';
import type { Found } from './found.ts';
import { decodeToken } from './jwt.ts';

/** A DPoP proof: which method and URL it is for, and when it was made. https://www.rfc-editor.org/rfc/rfc9449#section-4.2 */
export function readDpop(value: string, where: string): Found {
  const { header, claims, faults } = decodeToken(value.trim());
  const htu = claims?.htu;
  const bound = claims && typeof htu === 'string' ? { ...claims, htu: redactUrl(htu, 'export') } : claims;
  return { kind: 'dpop', where, value, header, claims: bound, faults };
}
