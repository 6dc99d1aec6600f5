import type { CredentialFault, HeaderList } from '../exchange.ts';
import type { Found } from './found.ts';

/** Headers in which a client repeats a CSRF token, and the cookie whose value it must be. */
const PAIRS: readonly { readonly header: string; readonly cookies: readonly string[]; readonly django?: boolean }[] = [
  // Angular, axios, Laravel, Spring Security
  { header: 'x-xsrf-token', cookies: ['xsrf-token'] },
  // Django
  { header: 'x-csrftoken', cookies: ['csrftoken'], django: true },
  // Flask-JWT-Extended, and double submit as people write it
  { header: 'x-csrf-token', cookies: ['csrf_access_token', 'csrf-token', 'csrf_token', 'x-csrf-token', 'xsrf-token'] },
];

export const CSRF_HEADERS: ReadonlySet<string> = new Set([
  ...PAIRS.map(({ header }) => header),
  'x-csrf',
  'csrf-token',
  'xsrf-token',
  'requestverificationtoken',
  '__requestverificationtoken',
  'x-requestverificationtoken',
  'x-wp-nonce',
  'anti-csrf-token',
]);

export const isCsrfCookie = (name: string): boolean =>
  /^(?:x-)?(?:csrf|xsrf)|(?:csrf|xsrf)(?:[-_]?token)?$|antiforgery|requestverification/i.test(name);

/** A CSRF header, and whether it equals its cookie where the two are a known pair. */
export function readCsrfHeader(name: string, value: string, cookies: ReadonlyMap<string, string>): Found {
  const found: Found = { kind: 'csrf', where: `request header ${name}`, value };
  const pair = PAIRS.find(({ header }) => header === name);
  const cookie = pair?.cookies.find((candidate) => cookies.has(candidate));
  const stored = cookie === undefined ? undefined : cookies.get(cookie);
  if (pair === undefined || cookie === undefined || stored === undefined) return found;
  if (isSame(value, stored, pair.django === true)) return found;
  const fault: CredentialFault = { fault: 'differs-from-cookie', saw: `another value than the cookie ${cookie}` };
  return { ...found, faults: [fault] };
}

function isSame(header: string, cookie: string, django: boolean): boolean {
  const forms = new Set([cookie, decoded(cookie), unquoted(cookie)]);
  if (forms.has(header) || forms.has(decoded(header))) return true;
  return django && djangoSecret(header) === djangoSecret(cookie);
}

const DJANGO_CHARACTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Django masks its 32-character secret anew in every form: https://docs.djangoproject.com/en/stable/ref/csrf/#how-it-works */
function djangoSecret(token: string): string {
  if (token.length !== 64) return token;
  const size = DJANGO_CHARACTERS.length;
  let secret = '';
  for (let i = 0; i < 32; i++) {
    const difference = DJANGO_CHARACTERS.indexOf(token.charAt(32 + i)) - DJANGO_CHARACTERS.indexOf(token.charAt(i));
    secret += DJANGO_CHARACTERS.charAt((difference + size) % size);
  }
  return secret;
}

const unquoted = (value: string): string => value.replace(/^"(.*)"$/s, '$1');

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Cookies of a request, values raw; of a repeated name the first, as servers read them. Names in lower case. */
export function cookieValues(headers: HeaderList): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const header of headers) {
    if (header.name.toLowerCase() !== 'cookie') continue;
    for (const pair of header.value.split(';')) {
      const equals = pair.indexOf('=');
      const name = pair.slice(0, equals).trim().toLowerCase();
      if (equals > 0 && !values.has(name)) values.set(name, pair.slice(equals + 1).trim());
    }
  }
  return values;
}
