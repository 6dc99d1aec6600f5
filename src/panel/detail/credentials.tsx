import type { ReportCredential, ReportDenial } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { Icon } from '../marks/icon.tsx';
import { Prose } from '../marks/prose.tsx';
import { type WordKey, words } from '../words.ts';
import { Claims } from './claims.tsx';
import { Part } from './part.tsx';
import { Scopes } from './scopes.tsx';
import { TokenLife } from './token-life.tsx';
import { tokenTimes } from './token-times.ts';
import { whereWords } from './where-words.ts';
import './credentials.css';

const KINDS: Readonly<Record<string, WordKey>> = {
  jwt: 'kindJwt',
  'opaque-token': 'kindOpaqueToken',
  basic: 'kindBasic',
  digest: 'kindDigest',
  dpop: 'kindDpop',
  sigv4: 'kindSigv4',
  negotiate: 'kindNegotiate',
  'api-key': 'kindApiKey',
  cookie: 'kindCookie',
  csrf: 'kindCsrf',
  'signed-url': 'kindSignedUrl',
  saml: 'kindSaml',
};

const kindWords = (kind: string) => words(KINDS[kind] ?? 'kindUnknown');

/** What the capture says of all credentials, in a line. */
function summaryOf(denial: ReportDenial): string {
  if (denial.credentials.length === 0) return words('noCredentials');
  const kinds = [...new Set(denial.credentials.map((credential) => kindWords(credential.kind)))].join(', ');
  const lacks = denial.scopeDelta?.missing ?? [];
  if (lacks.length > 0) return words('credentialSummary', kinds, words('scopesMissing', lacks.join(', ')));
  const worst = denial.credentials.flatMap((credential) => [
    ...credential.verdicts.map((verdict) => verdict.detail),
    ...credential.faults,
  ])[0];
  return words('credentialSummary', kinds, worst ?? words('verdictsGood'));
}

function Credential({ credential, denial }: { readonly credential: ReportCredential; readonly denial: ReportDenial }) {
  const times = tokenTimes(credential, denial);
  const where = whereWords(credential.where);
  return (
    <section className="credential" data-credential={credential.kind}>
      <h4>
        {kindWords(credential.kind)}
        <span className="muted credential-where">
          {' '}
          <Captured text={credential.label === null ? where : `${credential.label}, ${where}`} />
        </span>
      </h4>
      {[...credential.verdicts.map((verdict) => verdict.detail), ...credential.faults].map((detail) => (
        <p key={detail} className="credential-fault">
          <Icon name="cross" />
          <span>
            <Prose text={detail} />
          </span>
        </p>
      ))}
      {times && <TokenLife times={times} />}
      <Claims credential={credential} request={times?.request ?? null} />
      <p className="small muted credential-size">
        {credential.scheme !== null && (
          <>
            <code>
              <Captured text={credential.scheme} />
            </code>{' '}
          </>
        )}
        {words('characters', String(credential.length))}
        {credential.fingerprint !== null && (
          <>
            {', '}
            <span title={words('fingerprintTitle')}>{words('sameAs', credential.fingerprint)}</span>
          </>
        )}
      </p>
    </section>
  );
}

/** Every credential the request carried, decoded: never what it is worth, only what it says. */
export function Credentials({ denial }: { readonly denial: ReportDenial }) {
  return (
    <Part name="credentials" title="credentials" summary={summaryOf(denial)}>
      {denial.credentials.length === 0 && <p className="note">{words('noCredentialsWhy')}</p>}
      {denial.scopeDelta && <Scopes delta={denial.scopeDelta} />}
      {denial.credentials.map((credential) => (
        <Credential key={credential.where} credential={credential} denial={denial} />
      ))}
    </Part>
  );
}
