import type { HeaderList } from '../exchange.ts';
import { isRandom } from '../redaction/randomness.ts';
import { isCsrfCookie } from './csrf.ts';
import type { Found } from './found.ts';
import { decodeToken, looksLikeJwt } from './jwt.ts';
import { secretNameKind } from './secret-names.ts';

/** Cookies of analytics and consent banners: random, and no one's session. */
const NO_SESSION =
  /^(?:_ga|_gid|_gat|_gcl|_fbp|_fbc|_hj|_pk_|_uet|_clck|_clsk|_mkto|__utm|mp_|amplitude|ajs_|optimizely|_vwo|intercom|hubspot|__hs|_ym|_tt|li_|bcookie|cookieconsent|onetrust|optanon|euconsent|notice_)/i;

/** More cookies than this are not listed one by one. */
const MOST = 32;

/** Cookies that may be credentials: by their name or because they look random. JWTs are decoded. https://www.rfc-editor.org/rfc/rfc6265#section-4.2 */
export function readCookies(headers: HeaderList): readonly Found[] {
  const found: Found[] = [];
  for (const header of headers) {
    if (header.name.toLowerCase() !== 'cookie') continue;
    for (const pair of header.value.split(';')) {
      const equals = pair.indexOf('=');
      if (equals > 0 && found.length < MOST)
        found.push(...readCookie(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()));
    }
  }
  return found;
}

function readCookie(name: string, value: string): readonly Found[] {
  const where = `request cookie ${name.toLowerCase()}`;
  const plain = decoded(value).replace(/^"|"$/g, '').replace(/^s:/, '');
  if (looksLikeJwt(plain) && plain.includes('.')) {
    const { header, claims, faults } = decodeToken(plain);
    if (header !== null) return [{ kind: 'jwt', where, value, label: name, header, claims, faults }];
  }
  if (isCsrfCookie(name)) return [{ kind: 'csrf', where, value, label: name }];
  if (NO_SESSION.test(name)) return [];
  const isCredential =
    secretNameKind(name, 'answered') !== null ||
    /login|remember|identity|connect\.|aspxauth/i.test(name) ||
    isRandom(plain);
  if (!isCredential) return [];
  const literal = /^(?:undefined|null)$/.test(plain);
  return [
    {
      kind: 'cookie',
      where,
      value,
      label: name,
      ...(literal
        ? {
            faults: [
              {
                fault: plain === 'null' ? 'literal-null' : 'literal-undefined',
                saw: `the word ${plain} in place of a value`,
              } as const,
            ],
          }
        : {}),
    },
  ];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
