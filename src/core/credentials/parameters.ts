import type { Body } from '../exchange.ts';
import { CREDENTIAL_OF_NAME, readNamed } from './api-key.ts';
import { formFaults } from './faults.ts';
import type { Found } from './found.ts';
import { looksLikeJwt } from './jwt.ts';
import { readToken } from './opaque-token.ts';
import { readSaml } from './saml.ts';
import { secretNameKind } from './secret-names.ts';
import { readSignedUrl } from './signed-url.ts';
import { publishedForm } from './token-prefixes.ts';

/** Credentials in the query, and user name and password before the host. */
export function readUrl(url: string): readonly Found[] {
  const found: Found[] = [];
  const userinfo = /^[A-Za-z][A-Za-z0-9+.-]{0,31}:\/\/([^/?#\\]{1,4096})@/.exec(url)?.[1];
  if (userinfo !== undefined)
    found.push({ kind: 'basic', where: 'request url', value: userinfo, label: 'user name and password in the URL' });
  const question = url.indexOf('?');
  if (question < 0) return found;
  const query = firstValues(new URLSearchParams(url.slice(question + 1).split('#')[0] ?? ''));
  const signed = readSignedUrl(query);
  if (signed) found.push(signed);
  for (const [name, value] of query) {
    if (!signed?.names.includes(name)) found.push(...readField(name, value, `request query ${name}`));
  }
  return found;
}

/** Characters of a body that are looked at. */
const LONGEST = 65_536;

/** Credentials in the fields of a form or of JSON, at any depth. */
export function readBody(body: Body | null): readonly Found[] {
  const text = body?.text?.slice(0, LONGEST) ?? '';
  if (text === '') return [];
  if (/^\s{0,16}[{[]/.test(text)) return readJson(text);
  if (!/urlencoded/i.test(body?.mimeType ?? '') && !/^[\w.[\]-]{1,64}=[^\s]*$/.test(text)) return [];
  return [...firstValues(new URLSearchParams(text))].flatMap(([name, value]) =>
    readField(name, value, 'request body').map((found) => ({ ...found, label: found.label ?? name })),
  );
}

/** First value of each name, names in lower case. */
function firstValues(params: URLSearchParams): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of params) if (!values.has(name.toLowerCase())) values.set(name.toLowerCase(), value);
  return values;
}

const MOST_FIELDS = 2000;
const DEEPEST = 12;

function readJson(text: string): readonly Found[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  const found: Found[] = [];
  const queue: { readonly name: string; readonly value: unknown; readonly depth: number }[] = [
    { name: '', value: root, depth: 0 },
  ];
  for (let next = queue.shift(), seen = 0; next !== undefined && seen < MOST_FIELDS; next = queue.shift(), seen++) {
    const { name, value, depth } = next;
    if (typeof value === 'string')
      found.push(...readField(name, value, 'request body').map((one) => ({ ...one, label: one.label ?? name })));
    else if (typeof value === 'object' && value !== null && depth < DEEPEST) {
      for (const [key, member] of Object.entries(value).slice(0, MOST_FIELDS))
        queue.push({ name: Array.isArray(value) ? name : key, value: member, depth: depth + 1 });
    }
  }
  return found;
}

/** Names that are secrets, yet no credential for this request: codes that a sign-in exchanges. */
const NO_CREDENTIAL: ReadonlySet<string> = new Set(['code', 'nonce', 'key-id', 'username', 'cookie']);

function readField(name: string, value: string, where: string): readonly Found[] {
  if (/^saml(?:request|response)$/i.test(name)) return [readSaml(value, where, name)];
  const kind = secretNameKind(name, 'sent');
  if (kind === null || NO_CREDENTIAL.has(kind)) {
    const isToken =
      value.length >= 20 && ((looksLikeJwt(value) && value.includes('.')) || publishedForm(value) !== null);
    return isToken ? [readToken(value, where)] : [];
  }
  if (kind === 'password')
    return [
      {
        kind: 'unknown',
        where,
        value: '*'.repeat(value.length),
        label: name,
        faults: formFaults(value).filter(({ fault }) => fault !== 'unencoded-placeholder' && fault !== 'white-space'),
      },
    ];
  return [readNamed(value, where, CREDENTIAL_OF_NAME[kind] ?? 'unknown')];
}
