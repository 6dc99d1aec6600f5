import { splitScheme } from '../credentials/scheme.ts';
import { secretNameKind } from '../credentials/secret-names.ts';
import type { Exchange } from '../exchange.ts';
import { treatmentOf } from './headers.ts';
import { isMask, type MaskKind, mask } from './mask.ts';
import { isRandom } from './randomness.ts';
import { decoded } from './scrub-text.ts';

/** Values that a credential's place gave away: they are masked wherever else the exchange repeats them. */
type Secrets = ReadonlyMap<string, MaskKind>;

/** A secret is looked for elsewhere where it is long enough not to be a word that stands there for another reason. */
const SHORTEST = 8;
const MOST = 64;

/** Masks the exchange's own secrets in a text. */
export function maskKnownSecrets(exchange: Exchange): (text: string) => string {
  const secrets = [...secretsOf(exchange)].sort(([a], [b]) => b.length - a.length).slice(0, MOST);
  if (secrets.length === 0) return (text) => text;
  return (text) => {
    let pieces: readonly { readonly text: string; readonly masked: boolean }[] = [{ text, masked: false }];
    for (const [secret, kind] of secrets) {
      if (text.length < secret.length || !text.includes(secret)) continue;
      pieces = pieces.flatMap((piece) =>
        piece.masked
          ? [piece]
          : piece.text
              .split(secret)
              .flatMap((between, index) => [
                ...(index > 0 ? [{ text: mask(kind, secret), masked: true }] : []),
                { text: between, masked: false },
              ]),
      );
    }
    return pieces.map((piece) => piece.text).join('');
  };
}

function secretsOf(exchange: Exchange): Secrets {
  const secrets = new Map<string, MaskKind>();
  const add = (value: string, kind: MaskKind): void => {
    for (const form of new Set([value, decoded(value), value.replace(/^"|"$/g, '')])) {
      if (form.length >= SHORTEST && !isMask(form) && isDistinct(form)) secrets.set(form, kind);
    }
  };
  const headers = [...exchange.request.headers, ...(exchange.response?.headers ?? [])];
  for (const { name, value } of headers) {
    const treatment = treatmentOf(name.toLowerCase(), new Set());
    if (treatment.as === 'authorization') addAuthorization(value, add);
    else if (treatment.as === 'credential') add(splitScheme(value).value, treatment.kind);
    else if (treatment.as === 'cookie') for (const pair of value.split(';')) addPair(pair, add);
    else if (treatment.as === 'set-cookie') addPair(value.split(';')[0] ?? '', add);
  }
  addQuery(exchange.request.url, add);
  return secrets;
}

type Add = (value: string, kind: MaskKind) => void;

function addAuthorization(text: string, add: Add): void {
  const { scheme, value } = splitScheme(text);
  add(value, 'opaque-token');
  if (scheme?.toLowerCase() !== 'basic') return;
  const plain = decodedBase64(value);
  const colon = plain.indexOf(':');
  if (colon >= 0) add(plain.slice(colon + 1), 'password');
}

/** Of cookies the random ones, and those that their names call secret: `theme=dark` stands elsewhere for itself. */
function addPair(pair: string, add: Add): void {
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, equals));
  const value = pair.slice(equals + 1).trim();
  if (isRandom(decoded(value)) || secretNameKind(name, 'sent') !== null) add(value, 'cookie');
}

function addQuery(url: string, add: Add): void {
  const question = url.indexOf('?');
  if (question < 0) return;
  for (const piece of url.slice(question + 1).split('&')) {
    const equals = piece.indexOf('=');
    const kind = equals < 0 ? null : secretNameKind(decoded(piece.slice(0, equals)), 'sent');
    if (kind) add(piece.slice(equals + 1), kind);
  }
}

/** Not a word, a number or a list of words: those occur without being the secret. */
const isDistinct = (value: string): boolean =>
  isRandom(value) ||
  (!/^[A-Za-z]?[a-z]*(?:[-_. ][a-z]+)*$/.test(value) && !/^[\d.,:+-]*$/.test(value) && !/^https?:\/\//i.test(value));

function decodedBase64(value: string): string {
  try {
    return atob(value);
  } catch {
    return '';
  }
}
