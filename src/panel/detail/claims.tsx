import { explainClaim, relativeTime } from '../../core/credentials/explain.ts';
import type { Json } from '../../core/exchange.ts';
import type { ReportCredential } from '../../core/report-schema.ts';
import { Captured } from '../marks/captured.tsx';
import { useZone } from '../preferences.ts';
import { dateAndTime } from '../time.ts';
import { words } from '../words.ts';

/** Claims that are a NumericDate. https://www.rfc-editor.org/rfc/rfc7519#section-2 */
const TIMES = new Set(['iat', 'nbf', 'exp', 'auth_time', 'updated_at']);
/** Beyond this no Date can be: a number there is no time. Seconds. */
const LATEST = 8.64e12;
/** Claims whose value is a list of words, in one string or in an array. */
const LISTS = new Set(['scope', 'scp', 'roles', 'permissions', 'groups', 'amr', 'wids']);

function listOf(name: string, value: Json): readonly string[] | null {
  if (!LISTS.has(name)) return null;
  if (typeof value === 'string') return value.split(/\s+/).filter((word) => word !== '');
  return Array.isArray(value) && value.every((member) => typeof member === 'string') ? value : null;
}

function ClaimValue({ name, value, request }: { name: string; value: Json; request: number | null }) {
  const zone = useZone();
  const list = listOf(name, value);
  if (list) {
    return (
      <ul className="claim-list">
        {list.map((member) => (
          <li key={member}>
            <code className="scope">
              <Captured text={member} />
            </code>
          </li>
        ))}
      </ul>
    );
  }
  if (TIMES.has(name) && typeof value === 'number' && Math.abs(value) < LATEST) {
    const time = value * 1000;
    return (
      <>
        <code>{dateAndTime(time, zone)}</code>
        {request !== null && <span className="muted">{relativeTime(value, request)}</span>}
      </>
    );
  }
  return (
    <code>
      <Captured text={typeof value === 'string' ? value : JSON.stringify(value)} />
    </code>
  );
}

/** What a claim says, unless its value says it already. */
function Meaning({ name }: { readonly name: string }) {
  const meaning = TIMES.has(name) || LISTS.has(name) ? null : explainClaim(name);
  return meaning !== null && <span className="muted">{meaning}</span>;
}

interface MembersProps {
  readonly title: string;
  readonly members: Readonly<Record<string, Json>>;
  readonly request: number | null;
}

function Members({ title, members, request }: MembersProps) {
  return (
    <>
      <h5>{title}</h5>
      <dl className="claims" aria-label={title}>
        {Object.entries(members).map(([name, value]) => (
          <div key={name} data-claim={name}>
            <dt title={explainClaim(name) ?? undefined}>
              <Captured text={name} />
            </dt>
            <dd>
              <ClaimValue name={name} value={value} request={request} />
              <Meaning name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What a token says of itself: its header and its claims, times in words relative to the request. */
export function Claims({
  credential,
  request,
}: {
  readonly credential: ReportCredential;
  readonly request: number | null;
}) {
  return (
    <>
      {credential.claims && <Members title={words('claims')} members={credential.claims} request={request} />}
      {credential.header && <Members title={words('joseHeader')} members={credential.header} request={request} />}
    </>
  );
}
