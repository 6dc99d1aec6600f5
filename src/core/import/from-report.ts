import * as v from 'valibot';
import type { Chain, Hop } from '../chain.ts';
import { type Denial, denialOf } from '../denial.ts';
import type { Credential, CredentialFault, CredentialKind, Exchange } from '../exchange.ts';
import { urlOf } from '../fetch/hop-context.ts';
import { originOf } from '../fetch/origin.ts';
import { withPatterns } from '../group-patterns.ts';
import { reportOf } from '../pipeline.ts';
import { type Redacted, redact } from '../redact.ts';
import { renewalsOf, withRenewal } from '../renewal.ts';
import {
  type Group,
  type Report,
  type ReportCredential,
  type ReportDenial,
  type ReportExchange,
  ReportSchema,
  type Source,
} from '../report-schema.ts';
import type { ScopeRequirement } from '../scope-requirement.ts';

/** Whether a parsed file says that it is a report of ours. */
export const isReport = (file: unknown): boolean =>
  typeof file === 'object' && file !== null && 'format' in file && file.format === 'clearance-report';

/**
 * A report diagnosed anew: of the file only what was captured is taken, its exchanges and what was read of their credentials;
 * every verdict is computed again. What the capture alone could know stays: when a request later passed, and how often it was seen.
 * A string says what keeps the file from being read.
 */
export function diagnoseAnew(file: unknown, wanted: readonly ScopeRequirement[] = []): Report | string {
  const parsed = v.safeParse(ReportSchema, file);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const version = typeof file === 'object' && file !== null && 'version' in file ? file.version : undefined;
    if (version !== 1) return `this report is of version ${String(version)}, and version 1 can be read`;
    return `this is no complete report: ${v.getDotPath(issue) ?? 'the file'} is not as it should be`;
  }
  const told = parsed.output;
  const siblings = siblingsOf(told);
  const renewals = renewalsOf(passedIn(told));
  const skipped = [...told.source.skipped];
  const originals = new Map<string, ReportDenial>();
  const denials = told.denials.flatMap((denial): readonly Denial[] => {
    const chain = chainOf(denial.exchanges, denial, told.source);
    const origin = chain && originOf(urlOf(chain.hops.at(-1) ?? chain.hops[0]));
    const again = chain && denialOf(chain, denial.id, siblings(denial.id, origin ?? ''), wanted);
    if (!again) {
      const entry = denial.entries.actual ?? denial.entries.preflight ?? 0;
      skipped.push({ entry, reason: `what the report holds of ${denial.id} shows no denial` });
      return [];
    }
    originals.set(denial.id, denial);
    return [withRenewal(again, renewals)];
  });
  const report = reportOf(denials, { ...told.source, skipped }, told.environment);
  const again = report.denials.map((denial) => {
    const { outcome = 'refused', clearedAt = null, tried = null } = originals.get(denial.id) ?? {};
    return { ...denial, outcome, clearedAt, ...(tried === null ? {} : { tried }) };
  });
  return {
    ...report,
    ...(told.notes == null ? {} : { notes: told.notes }),
    denials: again,
    groups: withPatterns(
      report.groups.map((group) => ({ ...group, count: countOf(group, told.groups) })),
      new Map(again.map((denial) => [denial.id, { denial, count: 1, last: null }])),
    ),
  };
}

/** The requests to its origin that a denial rests on, as the report says. */
function siblingsOf({ evidence, source }: Report): (denial: string, origin: string) => readonly Chain[] {
  const byOrigin = new Map(
    (evidence?.siblings ?? []).map(({ origin, chains, of }) => {
      const read = chains.map(({ exchanges, credentials }) => chainOf(exchanges, { page: null, credentials }, source));
      const lists = of?.map(
        ({ denial, chains: places }) => [denial, places.flatMap((place) => read[place] ?? [])] as const,
      );
      return [origin, { all: read.flatMap((chain) => chain ?? []), of: lists && new Map(lists) }] as const;
    }),
  );
  return (denial, origin) => {
    const beside = byOrigin.get(origin);
    return (beside?.of === undefined ? beside?.all : beside.of.get(denial)) ?? [];
  };
}

/** All requests that passed, of whatever origin. */
const passedIn = ({ evidence, source }: Report): readonly Chain[] =>
  (evidence?.siblings ?? []).flatMap(({ chains }) =>
    chains.flatMap(({ exchanges, credentials }) => chainOf(exchanges, { page: null, credentials }, source) ?? []),
  );

/** How often it was seen, which the denials that were kept do not tell. */
function countOf(group: Group, told: readonly Group[]): number {
  const same = told.find(({ denials }) => denials.some((id) => group.denials.includes(id)));
  return Math.max(group.count, same?.count ?? 0);
}

type Context = Pick<ReportDenial, 'page' | 'credentials'>;

/** One request from its exchanges, in the order in which the browser came to them; null where there are none. */
function chainOf(told: readonly ReportExchange[], context: Context, source: Source): Chain | null {
  const hops: Hop[] = [];
  let preflight: Redacted<Exchange> | null = null;
  const last = told.filter(({ role }) => role !== 'preflight').length;
  let actuals = 0;
  for (const [index, one] of told.entries()) {
    const isPreflight = one.role === 'preflight';
    if (!isPreflight) actuals++;
    const role = isPreflight ? null : actuals === last ? 'actual' : `hop ${actuals}`;
    const exchange = exchangeOf(one, { index, role, context, source });
    if (isPreflight) {
      if (preflight !== null) hops.push({ preflight, actual: null });
      preflight = exchange;
    } else {
      hops.push({ preflight, actual: exchange });
      preflight = null;
    }
  }
  if (preflight !== null) hops.push({ preflight, actual: null });
  const [first, ...rest] = hops;
  return first === undefined ? null : { hops: [first, ...rest] };
}

interface Place {
  readonly index: number;
  /** How `where` names it; null for a preflight, which carries no credentials. */
  readonly role: string | null;
  readonly context: Context;
  readonly source: Source;
}

function exchangeOf(told: ReportExchange, { index, role, context, source }: Place): Redacted<Exchange> {
  const started = told.startedDateTime === null ? Number.NaN : Date.parse(told.startedDateTime);
  const { response } = told;
  const location = response?.headers.find(({ name }) => name.toLowerCase() === 'location')?.value;
  const isRedirect = response !== null && response.status >= 300 && response.status < 400;
  return redact({
    id: `e${told.entry ?? index}`,
    entry: told.entry,
    sequence: told.entry ?? index,
    browser: source.browser,
    startedDateTime: Number.isNaN(started) ? null : started,
    time: told.time,
    page: context.page,
    role: role === null ? 'preflight' : 'actual',
    resourceType: told.resourceType,
    initiator: told.initiator ?? null,
    request: told.request,
    response: response && {
      ...response,
      redirectUrl: response.redirectUrl ?? (isRedirect ? (location ?? null) : null),
    },
    error: told.error,
    reportsErrors: told.reportsErrors ?? (source.browser === 'chromium' || told.error !== null),
    provisional: told.provisional,
    sanitised: source.sanitised,
    fetchedViaServiceWorker: told.fetchedViaServiceWorker ?? false,
    ...(told.frames === undefined ? {} : { frames: told.frames }),
    ...(told.fixTried ? { fixTried: true as const } : {}),
    ...(told.storedResponse ? { storedResponse: true as const } : {}),
    credentials: role === null ? [] : context.credentials.flatMap((credential) => credentialOf(credential, role)),
  });
}

const KINDS: ReadonlySet<string> = new Set<CredentialKind>([
  'jwt',
  'opaque-token',
  'basic',
  'digest',
  'dpop',
  'sigv4',
  'negotiate',
  'api-key',
  'cookie',
  'csrf',
  'signed-url',
  'saml',
  'unknown',
]);
const isKind = (kind: string): kind is CredentialKind => KINDS.has(kind);

const FAULTS: ReadonlySet<string> = new Set<CredentialFault['fault']>([
  'literal-undefined',
  'literal-null',
  'doubled-scheme',
  'quoted',
  'white-space',
  'line-break',
  'empty',
  'not-base64url',
  'not-base64',
  'no-colon',
  'not-json',
  'truncated',
  'unsecured',
  'lower-case-scheme',
  'differs-from-cookie',
  'unencoded-placeholder',
]);
const isFault = (fault: string | undefined): fault is CredentialFault['fault'] =>
  fault !== undefined && FAULTS.has(fault);

/** What was read of a credential before it was masked: a fact of the capture, as a header is. */
function credentialOf(told: ReportCredential, role: string): readonly Credential[] {
  if (!told.where.startsWith(`${role} `)) return [];
  const { kind, scheme, label, header, claims, length, fingerprint, faults, faultKinds, parts } = told;
  return [
    {
      kind: isKind(kind) ? kind : 'unknown',
      where: told.where.slice(role.length + 1),
      scheme,
      label,
      header,
      claims,
      length,
      fingerprint,
      faults: faults.flatMap((saw, index) => {
        const fault = faultKinds?.[index];
        return isFault(fault) ? [{ fault, saw }] : [];
      }),
      ...(parts === undefined ? {} : { parts }),
    },
  ];
}
