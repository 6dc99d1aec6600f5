import { parseUrl } from '../core/parse-url.ts';
import type { Pattern } from '../core/report-pattern-schema.ts';
import type { Group, Layer, Owner, ReportDenial } from '../core/report-schema.ts';
import { countWords, layerWords, words } from './words.ts';

export type Kind = 'cors' | 'status' | 'network';

/** One row of the list: a root cause, told by its newest occurrence. */
export interface Row {
  readonly id: string;
  readonly rule: string;
  readonly kind: Kind;
  readonly owner: Owner;
  /** `403`, `CORS`: what the Status column says. */
  readonly status: string;
  readonly cause: string;
  readonly method: string;
  readonly host: string;
  /** Path and query. */
  readonly path: string;
  /** Who refused. */
  readonly by: string;
  /** How often, evicted occurrences included. */
  readonly count: number;
  /** When the newest occurrence was sent: milliseconds since the epoch, or null. */
  readonly last: number | null;
  /** When the newest occurrence passed after all: milliseconds since the epoch; null where it has not. */
  readonly cleared: number | null;
  /** When it passed while a fix was tried in this browser alone; null where it did not, or was cleared since. */
  readonly passedByFix: number | null;
  /** Occurrences that are still held, oldest first; at least one. */
  readonly denials: readonly ReportDenial[];
  /** What they show together. */
  readonly patterns: readonly Pattern[];
}

/** Milliseconds since the epoch of an ISO date, or null. */
export function instant(startedDateTime: string | null): number | null {
  const time = startedDateTime === null ? Number.NaN : Date.parse(startedDateTime);
  return Number.isNaN(time) ? null : time;
}

export function kindOf(denial: ReportDenial): Kind {
  if (denial.blockedBy === 'browser') return 'cors';
  return denial.blockedBy === 'network' ? 'network' : 'status';
}

/** What the Status column says: the status the script saw, or what stood in its place. */
export function statusWord(denial: ReportDenial): string {
  const kind = kindOf(denial);
  if (kind === 'cors') return words('statusCors');
  if (kind === 'network') return words('statusNetwork');
  return denial.status > 0 ? String(denial.status) : words('statusNone');
}

/** A URL's host and its path with query; a URL that does not parse is all path. */
export function target(url: string): { readonly host: string; readonly path: string } {
  const parsed = parseUrl(url);
  return parsed === null ? { host: '', path: url } : { host: parsed.host, path: parsed.pathname + parsed.search };
}

const targets = new WeakMap<ReportDenial, ReturnType<typeof target>>();

/** Where a denial's request went. Read once a denial: lists and filters ask for thousands, again and again. */
export function targetOf(denial: ReportDenial): ReturnType<typeof target> {
  const known = targets.get(denial);
  if (known) return known;
  const read = target(denial.request.url);
  targets.set(denial, read);
  return read;
}

export function layerAndProduct(layer: Layer, product: string | null): string {
  return product === null ? layerWords(layer) : words('layerAndProduct', layerWords(layer), product);
}

/** Who refused a denial, as the list says it. */
export function refusedBy(denial: ReportDenial): string {
  if (denial.refusal) return layerAndProduct(denial.refusal.layer, denial.refusal.product);
  if (denial.blockedBy === 'browser') return layerWords('browser');
  return layerWords(denial.blockedBy === 'network' ? 'network' : 'unknown');
}

function rowOf(group: Group, denials: readonly ReportDenial[], newest: ReportDenial): Row {
  return {
    id: group.id,
    rule: group.rule,
    kind: kindOf(newest),
    owner: newest.diagnoses[0]?.owner ?? 'server',
    status: statusWord(newest),
    cause: newest.diagnoses[0]?.title ?? group.rule,
    method: newest.request.method,
    ...targetOf(newest),
    by: refusedBy(newest),
    count: group.count,
    last: instant(newest.startedDateTime),
    cleared: newest.outcome === 'cleared' ? instant(newest.clearedAt) : null,
    passedByFix: newest.outcome !== 'cleared' && newest.tried?.passed ? instant(newest.tried.at) : null,
    denials,
    patterns: group.patterns ?? NO_PATTERNS,
  };
}

const NO_PATTERNS: readonly Pattern[] = [];

/** The denials of a group that are held; it is asked with every one that comes, and may have thousands. */
function heldOf({ denials: ids }: Group, denials: ReadonlyMap<string, ReportDenial>): readonly ReportDenial[] {
  const held: ReportDenial[] = [];
  for (const id of ids) {
    const denial = denials.get(id);
    if (denial !== undefined) held.push(denial);
  }
  return held;
}

/** Whether a row still tells all there is to tell of a group. */
const tells = (row: Row, group: Group, held: readonly ReportDenial[]): boolean =>
  row.count === group.count &&
  row.rule === group.rule &&
  JSON.stringify(row.patterns) === JSON.stringify(group.patterns ?? NO_PATTERNS) &&
  row.denials.length === held.length &&
  row.denials.every((denial, index) => denial === held[index]);

/**
 * The rows of the list, in the order of the groups: oldest cause first. A group none of whose denials is held has none.
 *
 * @param before the rows as they were: one that is still true is kept, and all of them where all are, so that what
 *   shows them need not render again
 */
export function rowsOf(
  groups: readonly Group[],
  denials: ReadonlyMap<string, ReportDenial>,
  before: readonly Row[] = [],
): readonly Row[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = groups.flatMap((group) => {
    const held = heldOf(group, denials);
    const newest = held.at(-1);
    if (!newest) return [];
    const row = known.get(group.id);
    return [row && tells(row, group, held) ? row : rowOf(group, held, newest)];
  });
  const same = rows.length === before.length && rows.every((row, index) => row === before[index]);
  return same ? before : rows;
}

/** What the Status bar says of a whole list. */
export function rowsSummary(causes: number, denials: number, requests: number): string {
  if (denials === 0) return words('seenNoneYet', countWords(requests, 'request', 'requests'));
  return words(
    'seen',
    countWords(causes, 'cause', 'causes'),
    countWords(denials, 'denial', 'denials'),
    countWords(requests, 'request', 'requests'),
  );
}

export type SortKey = 'first' | 'status' | 'cause' | 'target' | 'by' | 'count' | 'last';

export interface Sort {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** A text as it sorts: capitals as small letters, numbers by their value. Made once a text: comparing goes over thousands. */
const sortedAs = (text: string): string => text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(16, '0'));

const SORTED_BY: Readonly<Record<Exclude<SortKey, 'first'>, (row: Row) => string | number>> = {
  status: ({ status }) => sortedAs(status),
  cause: ({ cause }) => sortedAs(cause),
  target: ({ host, path }) => sortedAs(host + path),
  by: ({ by }) => sortedAs(by),
  count: ({ count }) => count,
  last: ({ last }) => last ?? 0,
};

/** Rows in the order asked for. Equal rows keep the order in which their causes first appeared. */
export function sortRows(rows: readonly Row[], { key, descending }: Sort): readonly Row[] {
  if (key === 'first') return descending ? rows.toReversed() : rows;
  const by = SORTED_BY[key];
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, value: by(row) }))
    .sort((a, b) => (a.value < b.value ? -sign : a.value > b.value ? sign : 0))
    .map(({ row }) => row);
}
