import type { Credential, Exchange } from './exchange.ts';
import { parseUrl } from './parse-url.ts';
import type { Fact } from './report-schema.ts';
import { momentOf } from './server-clock.ts';
import { numericDate } from './token-times.ts';

/** Seconds: "acceptable" is the server's to say, and none accepts a proof that is older than this. */
const OLD = 600;

/**
 * What ties a DPoP proof to something else than the request that it came with: another method, another URL, a time long past,
 * two proofs, another token, another key. Null where all agrees, and where there is none.
 * https://www.rfc-editor.org/rfc/rfc9449#section-4.3
 */
export function bindingFault(exchange: Exchange): Fact | null {
  const proofs = exchange.credentials.filter(({ kind }) => kind === 'dpop');
  const [proof, second] = proofs;
  if (proof === undefined) {
    const asked = exchange.credentials.find(({ scheme, where }) => isDpop(scheme) && where.endsWith('authorization'));
    // Step 1 of the checks.
    return asked === undefined || exchange.sanitised
      ? null
      : { where: 'actual request header dpop', saw: null, expected: 'a proof for this request' };
  }
  const where = `actual ${proof.where}`;
  if (second !== undefined) return { where, saw: `${proofs.length} proofs`, expected: 'one' };
  const { htm, htu, iat } = proof.claims ?? {};
  const { method, url } = exchange.request;
  if (typeof htm === 'string' && htm !== method) return { where, saw: `htm ${htm}`, expected: method };
  if (typeof htu === 'string' && placeOf(htu) !== null && placeOf(htu) !== placeOf(url))
    return { where, saw: `htu ${htu}`, expected: placeOf(url) ?? url };
  const made = numericDate(iat);
  const moment = momentOf(exchange);
  const age = made === null || moment === null ? 0 : moment.at / 1000 - made;
  if (Math.abs(age) > OLD)
    return { where, saw: `iat ${new Date((made ?? 0) * 1000).toISOString()}`, expected: 'the time of the request' };
  return otherToken(exchange, proof, where);
}

/** Step 12: the hash of the token in the proof, and the key that the token is bound to. */
function otherToken(exchange: Exchange, { parts, claims }: Credential, where: string): Fact | null {
  const token = exchange.credentials.find(({ scheme, where: at }) => isDpop(scheme) && at.endsWith('authorization'));
  if (token === undefined) return null;
  if (claims !== null && claims.ath === undefined)
    return { where, saw: 'no ath', expected: 'the hash of the token as ath' };
  if (parts?.ath === 'of another token') return { where, saw: 'ath of another token', expected: 'that of this one' };
  return parts?.key === 'another than that of the token'
    ? { where, saw: 'another key than cnf.jkt of the token', expected: 'that key' }
    : null;
}

const isDpop = (scheme: string | null): boolean => scheme?.toLowerCase() === 'dpop';

/** Query and fragment do not count, and what a mask hides cannot be compared. */
function placeOf(url: string): string | null {
  const parsed = parseUrl(url);
  return parsed === null || url.includes('[') ? null : `${parsed.origin}${parsed.pathname}`;
}
