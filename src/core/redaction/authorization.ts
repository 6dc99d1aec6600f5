import { isKnownScheme, isLiteral, splitScheme } from '../credentials/scheme.ts';
import { isMask, type MaskKind, mask } from './mask.ts';
import { isRandom } from './randomness.ts';
import { type Gate, kindOfValue, redactUrl } from './url.ts';

/** Kinds by scheme, lower case; others are told by the token's own form. */
const KIND_OF_SCHEME = new Map<string, MaskKind>(
  Object.entries({
    basic: 'basic',
    digest: 'digest',
    negotiate: 'negotiate',
    ntlm: 'negotiate',
    kerberos: 'negotiate',
    apikey: 'api-key',
    'api-key': 'api-key',
    'x-api-key': 'api-key',
    key: 'api-key',
  } as const),
);

/** Parameters of credentials that name no one and prove nothing. */
const HARMLESS_PARAMETERS: ReadonlySet<string> = new Set([
  'realm',
  'qop',
  'nc',
  'algorithm',
  'signedheaders',
  'headers',
  'created',
  'expires',
  'version',
  'charset',
  'userhash',
  'stale',
  'typ',
]);

const KIND_OF_PARAMETER = new Map<string, MaskKind>(
  Object.entries({
    username: 'username',
    'username*': 'username',
    nonce: 'nonce',
    cnonce: 'nonce',
    opaque: 'nonce',
    nextnonce: 'nonce',
    oauth_nonce: 'nonce',
    response: 'digest',
    rspauth: 'digest',
    signature: 'signature',
    oauth_signature: 'signature',
    mac: 'signature',
    credential: 'key-id',
    keyid: 'key-id',
    id: 'key-id',
  } as const),
);

/** `any`: whatever short word stands before the credential is its scheme; `known`: only a scheme of the registry. */
export type Schemes = 'any' | 'known';

/** Schemes in a row that stay visible: a doubled one is a fault worth seeing. */
const MOST_REPEATS = 3;

/** The value of a credential header: the scheme stays, and parameters that are no secret; the rest is masked. */
export function redactAuthorization(
  text: string,
  fallback: MaskKind,
  gate: Gate,
  schemes: Schemes,
  repeats = 0,
): string {
  if (text === '' || isMask(text) || isLiteral(text)) return text;
  const { scheme, space, value } = splitScheme(text);
  if (scheme === null || (schemes === 'known' && !isKnownScheme(scheme)))
    return mask(kindOfValue(text, fallback), text);
  if (value === '' || isMask(value) || isLiteral(value) || isKnownScheme(value)) return text;
  if (repeats < MOST_REPEATS && isKnownScheme(splitScheme(value).scheme ?? '')) {
    return scheme + space + redactAuthorization(value, fallback, gate, 'known', repeats + 1);
  }
  const kind = KIND_OF_SCHEME.get(scheme.toLowerCase());
  if (kind !== 'basic' && /^[A-Za-z][\w*-]{0,31}[ \t]{0,4}=[ \t]{0,4}[^=\s]/.test(value)) {
    return scheme + space + redactAuthParameters(value, kind ?? fallback, gate);
  }
  return scheme + space + mask(kind ?? kindOfValue(value.replace(/^["']/, ''), fallback), value);
}

const PARAMETER = /([A-Za-z][\w*-]{0,31})([ \t]{0,4}=[ \t]{0,4})("(?:[^"\\]|\\.){0,8192}"?|[^,\s]{1,8192})/y;

/** `name=value, name="value"`; what does not read so is masked. */
function redactAuthParameters(text: string, fallback: MaskKind, gate: Gate): string {
  let result = '';
  let at = 0;
  while (at < text.length) {
    const separator = /[\s,;]*/y;
    separator.lastIndex = at;
    const between = separator.exec(text)?.[0] ?? '';
    result += between;
    at += between.length;
    if (at >= text.length) break;
    PARAMETER.lastIndex = at;
    const [whole, name, equals, value] = PARAMETER.exec(text) ?? [];
    if (whole === undefined || name === undefined || equals === undefined || value === undefined) {
      const rest = text.slice(at);
      return result + mask(fallback, rest);
    }
    result += name + equals + redactAuthParameter(name.toLowerCase(), value, fallback, gate);
    at += whole.length;
  }
  return result;
}

function redactAuthParameter(name: string, value: string, fallback: MaskKind, gate: Gate): string {
  const quoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
  const inner = quoted ? value.slice(1, -1) : value;
  const wrap = (text: string): string => (quoted ? `"${text}"` : text);
  if (HARMLESS_PARAMETERS.has(name) && isHarmless(inner)) return value;
  if (name === 'uri') return wrap(redactUrl(inner, gate));
  if (name === 'credential' && inner.includes('/')) {
    const slash = inner.indexOf('/');
    const scope = inner.slice(slash);
    if (/^\/\d{8}\/[a-z0-9-]{1,32}\/[a-z0-9-]{1,32}\/[a-z0-9_]{1,32}$/.test(scope))
      return wrap(mask('key-id', inner.slice(0, slash)) + scope);
  }
  return wrap(mask(KIND_OF_PARAMETER.get(name) ?? fallback, inner));
}

const isHarmless = (text: string): boolean =>
  /^[\w .:/;,()*-]{0,256}$/.test(text) && !text.split(/[ ;,]/).some((word) => isRandom(word));

const CHALLENGE_SECRET =
  /(?<![\w-])(nonce|opaque|nextnonce|token|ticket|code)([ \t]{0,4}=[ \t]{0,4})("[^"]{0,8192}"?|[^,\s"]{1,8192})/gi;
const CHALLENGE_TOKEN68 = /(?<![\w-])(Negotiate|NTLM|Kerberos)([ \t]{1,4})([A-Za-z0-9+/=_.~-]{8,})/gi;

/** A challenge stays readable; only what a client would echo to prove itself goes. */
export function redactChallenge(text: string): string {
  return text
    .replace(
      CHALLENGE_TOKEN68,
      (_, scheme: string, space: string, value: string) => scheme + space + mask('negotiate', value),
    )
    .replace(CHALLENGE_SECRET, (whole, name: string, equals: string, value: string) => {
      const inner = value.replaceAll('"', '');
      if (inner === '' || isMask(inner)) return whole;
      return name + equals + (value.startsWith('"') ? `"${mask('nonce', inner)}"` : mask('nonce', inner));
    });
}
