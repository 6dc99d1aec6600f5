import type { Json } from '../exchange.ts';
import type { ReportCredential, ReportDenial } from '../report-schema.ts';
import { code, counted, joined, marked, type Phrase, type Row } from './phrase.ts';
import { distance, utc } from './when.ts';

/** What one credential says of itself, never what it is worth. */
export interface TokenFacts {
  readonly title: Phrase;
  readonly rows: readonly Row[];
}

const KIND: Readonly<Record<string, string>> = {
  jwt: 'JSON Web Token',
  'opaque-token': 'Opaque token',
  basic: 'User name and password',
  digest: 'Digest response',
  dpop: 'DPoP proof',
  sigv4: 'AWS signature',
  negotiate: 'Negotiate message',
  'api-key': 'API key',
  cookie: 'Cookie',
  csrf: 'CSRF token',
  'signed-url': 'Signed URL',
  saml: 'SAML message',
};

/** Claims that are moments: seconds since the epoch. https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4 */
const MOMENTS = ['exp', 'nbf', 'iat', 'auth_time'];

const LONGEST = 300;

/** The credentials that the denied request carried, with what the scopes lack. */
export function tokenFactsOf({ credentials, scopeDelta, startedDateTime }: ReportDenial): readonly TokenFacts[] {
  const facts = credentials.map((credential) => factsOf(credential, startedDateTime));
  if (scopeDelta === null) return facts;
  const list = (scopes: readonly string[]): Phrase =>
    scopes.length === 0
      ? ['none']
      : joined(
          scopes.map((scope) => [code(scope)]),
          ' ',
        );
  const rows = [
    { label: 'Has', value: list(scopeDelta.has) },
    { label: 'Wanted', value: [...list(scopeDelta.wants), ' (', code(scopeDelta.from), ')'] },
    { label: 'Missing', value: list(scopeDelta.missing) },
  ];
  return [...facts, { title: ['Scopes'], rows }];
}

function factsOf(credential: ReportCredential, at: string | null): TokenFacts {
  const { kind, label, where, scheme, length, fingerprint, faults, verdicts, header, claims } = credential;
  const rows: Row[] = [
    ...verdicts.map(({ rule, detail }) => ({ label: 'Verdict', value: [code(rule), ': ', ...marked(detail)] })),
    ...faults.map((fault) => ({ label: 'Fault', value: marked(fault) })),
  ];
  rows.push({ label: 'Form', value: [...(scheme === null ? [] : [code(scheme), ', ']), counted(length, 'character')] });
  if (fingerprint !== null) rows.push({ label: 'Fingerprint', value: [code(fingerprint)] });
  for (const [name, value] of Object.entries(header ?? {}))
    rows.push({ label: `Header ${name}`, value: [code(plain(value))] });
  for (const [name, value] of Object.entries(claims ?? {})) rows.push({ label: name, value: claimOf(name, value, at) });
  return { title: [KIND[kind] ?? 'Credential', label === null ? '' : ` ${label}`, ' in ', code(where)], rows };
}

function claimOf(name: string, value: Json, at: string | null): Phrase {
  if (!MOMENTS.includes(name) || typeof value !== 'number' || Math.abs(value) > 8.64e12) return [code(plain(value))];
  const moment = new Date(value * 1000).toISOString();
  if (at === null) return [utc(moment)];
  return [`${utc(moment)}, ${distance(value - Date.parse(at) / 1000)} the request`];
}

function plain(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
