import type { MaskKind } from '../redaction/mask.ts';

/**
 * What a field, parameter or header is called tells whether its value is a secret. Names are compared as words:
 * `X-Api-Key`, `api_key`, `apiKey` and `APIKEY` are one.
 */

/** Names that say it with one word. */
export const SECRET_WORDS: ReadonlyMap<string, MaskKind> = new Map<string, MaskKind>(
  Object.entries({
    password: 'password',
    passwd: 'password',
    passwort: 'password',
    passphrase: 'password',
    passcode: 'password',
    pwd: 'password',
    pass: 'password',
    pin: 'password',
    otp: 'password',
    totp: 'password',
    token: 'opaque-token',
    jwt: 'opaque-token',
    bearer: 'opaque-token',
    auth: 'opaque-token',
    authorization: 'opaque-token',
    turnstile: 'opaque-token',
    captcha: 'opaque-token',
    recaptcha: 'opaque-token',
    secret: 'secret',
    credential: 'secret',
    cred: 'secret',
    cvv: 'secret',
    cvc: 'secret',
    ssn: 'secret',
    verifier: 'code',
    apikey: 'api-key',
    signature: 'signature',
    sig: 'signature',
    hmac: 'signature',
    session: 'session',
    sess: 'session',
    sid: 'session',
    ticket: 'session',
    cookie: 'cookie',
    csrf: 'csrf',
    xsrf: 'csrf',
    antiforgery: 'csrf',
    wpnonce: 'nonce',
    nonce: 'nonce',
    assertion: 'saml',
    saml: 'saml',
    samlrequest: 'saml',
    samlresponse: 'saml',
  } as const),
);

/** Words before `key` that make it a secret. */
export const KEY_WORDS: ReadonlySet<string> = new Set(
  'api access secret private auth subscription shared encryption signing master admin service functions function account storage app application consumer license host client developer dev rapid sas hmac ssh deploy webhook'.split(
    ' ',
  ),
);

/** Pieces by which a name without word boundaries is known: `newpassword`, `PHPSESSID`. */
export const SECRET_PIECES: ReadonlyMap<string, MaskKind> = new Map<string, MaskKind>(
  Object.entries({
    password: 'password',
    passwd: 'password',
    passphrase: 'password',
    apikey: 'api-key',
    accesskey: 'api-key',
    secretkey: 'secret',
    privatekey: 'secret',
    secret: 'secret',
    credential: 'secret',
    accesstoken: 'opaque-token',
    authtoken: 'opaque-token',
    idtoken: 'opaque-token',
    refreshtoken: 'opaque-token',
    bearertoken: 'opaque-token',
    csrf: 'csrf',
    xsrf: 'csrf',
    authenticitytoken: 'csrf',
    verificationtoken: 'csrf',
    sessiontoken: 'session',
    sessionid: 'session',
    sessid: 'session',
  } as const),
);

/** Last words after which a name speaks about a secret and holds none: `token_type`, `passwordPolicy`. */
export const HARMLESS_ENDINGS: ReadonlySet<string> = new Set(
  'type types class expires expiry expiration expired exp in at on ttl lifetime endpoint url uri path name names policy policies status required enabled disabled supported count length size limit alg algorithm algorithms method methods mode scheme version format issuer error errors message description valid invalid missing hint field header provider location origin domain'.split(
    ' ',
  ),
);

/** Names that are secrets in what is sent (URL, form, request body), and something else in an answer: an error `code`. */
export const SENT_NAMES: ReadonlyMap<string, MaskKind> = new Map<string, MaskKind>(
  Object.entries({
    code: 'code',
    state: 'code',
    'device code': 'code',
    'user code': 'code',
    'oob code': 'code',
    'relay state': 'code',
    key: 'api-key',
    'goog access id': 'key-id',
    'google access id': 'key-id',
  } as const),
);

const CREDENTIAL_IDS: ReadonlySet<string> = new Set([
  'access key id',
  'aws access key id',
  'key pair id',
  'amz credential',
  'goog credential',
  'oss access key id',
]);

/** Where a name stands. What a server answers has fewer secrets by name than what a client sends. */
export type NamePlace = 'sent' | 'answered';

/** Names longer than this are cut: no one gives such. */
const LONGEST = 256;

/** Names that were looked up before: a capture has few of them, each a thousand times. */
const remembered = { sent: new Map<string, MaskKind | null>(), answered: new Map<string, MaskKind | null>() };
const MOST_REMEMBERED = 5000;

/** The kind of secret that a value of this name is, or null. */
export function secretNameKind(name: string, place: NamePlace): MaskKind | null {
  const key = name.length > LONGEST ? name.slice(0, LONGEST) : name;
  const known = remembered[place].get(key);
  if (known !== undefined) return known;
  if (remembered[place].size >= MOST_REMEMBERED) remembered[place].clear();
  const kind = kindOfName(key, place);
  remembered[place].set(key, kind);
  return kind;
}

function kindOfName(name: string, place: NamePlace): MaskKind | null {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined) return null;
  const spoken = words.filter((word) => word !== 'x').join(' ');
  if (place === 'sent') {
    const kind = SENT_NAMES.get(spoken);
    if (kind) return kind;
  }
  if (CREDENTIAL_IDS.has(spoken)) return 'key-id';
  if (HARMLESS_ENDINGS.has(last)) return null;
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    const kind = SECRET_WORDS.get(word) ?? SECRET_WORDS.get(singular(word));
    if (kind && !(kind === 'opaque-token' && words.some(isCsrfWord))) return kind;
    if (singular(word) === 'key' && KEY_WORDS.has(words[i - 1] ?? '')) return 'api-key';
  }
  const squashed = words.join('');
  if (squashed === 'secretary') return null;
  for (const [piece, kind] of SECRET_PIECES) if (squashed.includes(piece)) return kind;
  return null;
}

const isCsrfWord = (word: string): boolean => word === 'csrf' || word === 'xsrf' || word === 'antiforgery';

const singular = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word);

/** Lower-case words of a name in any of the usual spellings, trailing digits dropped. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/(?<=[a-z])\d{1,4}$/, ''))
    .filter((word) => word !== '');
}
