import { parseAddress } from '../core/address.ts';
import type { ReportDenial } from '../core/report-schema.ts';
import { kindOf, refusedBy, statusWord, targetOf } from './rows.ts';
import { ownerWords } from './words.ts';

export const FILTER_FIELDS = ['method', 'status', 'host', 'path', 'cause', 'owner', 'kind', 'by', 'origin'] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** One condition: plain words look everywhere, `field:value` in one place, `-` in front turns it round. */
export interface Term {
  readonly field: FilterField | null;
  /** Lower case, never empty. */
  readonly value: string;
  readonly not: boolean;
}

const isField = (name: string): name is FilterField => FILTER_FIELDS.some((field) => field === name);

/** `-`, then `field:`, then a value in quotes or up to white space. */
const TERM = /(?<not>-)?(?:(?<field>[a-z]+):)?(?:"(?<quoted>[^"]*)"?|(?<bare>\S+))/giu;

/**
 * The conditions of what was typed; every one must hold. A field without a value yet asks nothing. What is no field stays words, so that a URL can be pasted:
 * `https://api.example` looks for itself. A link to a denial, and the start of one, asks nothing: Enter follows it.
 */
export function parseFilter(typed: string): readonly Term[] {
  if (typed.trimStart().startsWith('#') || parseAddress(typed) !== null) return [];
  const terms: Term[] = [];
  for (const { 0: whole, groups } of typed.matchAll(TERM)) {
    const name = groups?.field?.toLowerCase();
    const value = (groups?.quoted ?? groups?.bare ?? '').toLowerCase();
    const not = groups?.not !== undefined;
    if (name !== undefined && !isField(name)) {
      terms.push({ field: null, value: (not ? whole.slice(1) : whole).toLowerCase(), not });
    } else if (value !== '' && !(value.endsWith(':') && isField(value.slice(0, -1)))) {
      terms.push({ field: name ?? null, value, not });
    }
  }
  return terms;
}

/** The texts of a denial that a field looks at. */
function textsOf(denial: ReportDenial, field: FilterField): readonly string[] {
  const { host, path } = targetOf(denial);
  switch (field) {
    case 'method':
      return [denial.request.method];
    case 'status':
      return [
        statusWord(denial),
        String(denial.status),
        ...(denial.preflightStatus ? [`${denial.preflightStatus}`] : []),
      ];
    case 'host':
      return [host];
    case 'path':
      return [path];
    case 'cause':
      return denial.diagnoses.flatMap((diagnosis) => [diagnosis.rule, diagnosis.title, ...diagnosis.parameters]);
    case 'owner':
      return denial.diagnoses.flatMap((diagnosis) => [diagnosis.owner, ownerWords(diagnosis.owner)]);
    case 'kind':
      return [kindOf(denial)];
    case 'by':
      return [refusedBy(denial), denial.refusal?.layer ?? ''];
    case 'origin':
      return [denial.request.origin ?? ''];
  }
}

/** What each field looks at, in lower case; without a field, all of it and the URL. */
type Searchable = Readonly<Record<FilterField | 'anywhere', readonly string[]>>;

const searchable = new WeakMap<ReportDenial, Searchable>();

function searchableOf(denial: ReportDenial): Searchable {
  const known = searchable.get(denial);
  if (known) return known;
  const lower = (field: FilterField) => textsOf(denial, field).map((text) => text.toLowerCase());
  const fields = {
    method: lower('method'),
    status: lower('status'),
    host: lower('host'),
    path: lower('path'),
    cause: lower('cause'),
    owner: lower('owner'),
    kind: lower('kind'),
    by: lower('by'),
    origin: lower('origin'),
  };
  const made = { ...fields, anywhere: [denial.request.url.toLowerCase(), ...Object.values(fields).flat()] };
  searchable.set(denial, made);
  return made;
}

/** Makes a denial ready to be filtered. Done beforehand, in idle moments, typing need not wait for thousands. */
export function makeSearchable(denial: ReportDenial): void {
  searchableOf(denial);
}

const CLASS = /^[1-5]xx$/;

function holds({ field, value, not }: Term, denial: ReportDenial): boolean {
  const found = searchableOf(denial)[field ?? 'anywhere'].some((text) => {
    // A method or status is named whole (`4xx` names a class); everywhere else a part is enough.
    if (field === 'method') return text === value;
    if (field === 'status') return text === value || (CLASS.test(value) && text.length === 3 && text[0] === value[0]);
    return text.includes(value);
  });
  return found !== not;
}

/** Whether a denial meets every condition. */
export function meets(terms: readonly Term[], denial: ReportDenial): boolean {
  return terms.every((term) => holds(term, denial));
}

export interface Completion {
  /** What the whole field will hold. */
  readonly text: string;
  /** What is offered: `host:api.example`. */
  readonly label: string;
}

const MOST_COMPLETIONS = 8;

/**
 * What the last word typed could become: a field's name, or a value of that field that was seen, newest first.
 *
 * @param denials oldest first
 */
export function completions(typed: string, denials: Iterable<ReportDenial>): readonly Completion[] {
  const start = typed.search(/\S*$/u);
  const before = typed.slice(0, start);
  const [, minus = '', name, value] = /^(-?)(?:([a-z]+):)?(.*)$/isu.exec(typed.slice(start)) ?? [];
  const wanted = (value ?? '').toLowerCase();
  const field = name?.toLowerCase();
  if (field === undefined) {
    if (wanted === '') return [];
    return FILTER_FIELDS.filter((each) => each.startsWith(wanted)).map((each) => ({
      text: `${before}${minus}${each}:`,
      label: `${each}:`,
    }));
  }
  if (!isField(field)) return [];
  const values = new Set<string>();
  for (const denial of [...denials].toReversed()) {
    const first = field === 'cause' ? denial.diagnoses[0]?.rule : textsOf(denial, field)[0];
    if (first !== undefined && first !== '' && first.toLowerCase().includes(wanted) && first.toLowerCase() !== wanted) {
      values.add(first);
    }
    if (values.size === MOST_COMPLETIONS) break;
  }
  return [...values].map((each) => {
    const label = `${minus}${field}:${/\s/u.test(each) ? `"${each}"` : each}`;
    return { text: `${before}${label} `, label };
  });
}
