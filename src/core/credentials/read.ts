import type { Exchange, Header } from '../exchange.ts';
import { treatmentOf } from '../redaction/headers.ts';
import { CREDENTIAL_OF_NAME, readNamed } from './api-key.ts';
import { readAuthorization } from './authorization.ts';
import { readCookies } from './cookie.ts';
import { CSRF_HEADERS, cookieValues, readCsrfHeader } from './csrf.ts';
import { readDpop } from './dpop.ts';
import { withBinding } from './dpop-hashes.ts';
import { asCredential, type Fingerprint, type Found } from './found.ts';
import { looksLikeJwt } from './jwt.ts';
import { readToken } from './opaque-token.ts';
import { readBody, readUrl } from './parameters.ts';
import { publishedForm } from './token-prefixes.ts';
import { readSubProtocols } from './web-socket.ts';

/** More credentials than this say no more. */
const MOST = 64;

/**
 * Reads what only the raw request tells of the credentials it carried: kind, scheme, claims, faults of their form, a fingerprint.
 * Never a value. Comes before `redact`, which masks them. Never throws.
 *
 * @param fingerprint a keyed hash (`keyedFingerprint`), or null where there is no key
 */
export function readCredentials(exchange: Exchange, fingerprint: Fingerprint): Exchange {
  const { headers, url, body } = exchange.request;
  const cookies = cookieValues(headers);
  const found = withBinding([
    ...headers.flatMap((header) => readHeader(header, cookies)),
    ...readCookies(headers),
    ...readUrl(url),
    ...readBody(body),
  ]);
  return { ...exchange, credentials: found.slice(0, MOST).map((one) => asCredential(one, fingerprint)) };
}

const NO_DECLARED: ReadonlySet<string> = new Set();

function readHeader(header: Header, cookies: ReadonlyMap<string, string>): readonly Found[] {
  const name = header.name.toLowerCase();
  const where = `request header ${name}`;
  const { value } = header;
  if (name === 'authorization' || name === 'proxy-authorization') return [readAuthorization(value, where)];
  if (name === 'cookie') return [];
  if (name === 'dpop') return [readDpop(value, where)];
  if (name === 'sec-websocket-protocol') return readSubProtocols(value);
  if (CSRF_HEADERS.has(name)) return [readCsrfHeader(name, value, cookies)];
  const treatment = treatmentOf(name, NO_DECLARED);
  if (treatment.as === 'credential') {
    const kind = CREDENTIAL_OF_NAME[treatment.kind];
    return kind === undefined ? [] : [readNamed(value, where, kind)];
  }
  const isToken = (looksLikeJwt(value) && value.includes('.')) || publishedForm(value) !== null;
  return isToken ? [readToken(value, where)] : [];
}
