import type { WantedPolicy } from './cors-policy.ts';
import type { Denial } from './denial.ts';
import { type Exchange, getHeader, getHeaderLines } from './exchange.ts';
import { methodOf } from './fetch/hop-context.ts';
import type { CorsReason } from './fetch/reason.ts';
import { RULE_OF_REASON } from './fetch/reason.ts';
import { requestedHeaderNames } from './fetch/simulate.ts';
import type { Comparison } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

type Row = Omit<Comparison, 'outcome' | 'fault'> & { readonly reasons: readonly CorsReason[] };

/**
 * Asked, answered, needed: what the browser asked of the exchange where it stopped (and of the actual behind it), what
 * was answered, what is needed. `numbers`: the number of the fault that each rule is.
 */
export function comparisonOf(
  denial: Denial,
  wanted: WantedPolicy | null,
  numbers: ReadonlyMap<RuleId, number>,
): Comparison[] {
  const { cors } = denial;
  if (cors === null) return [];
  const hop = denial.hops[cors.at?.hop ?? denial.hops.length - 1] ?? denial.hops[0];
  const { preflight, actual } = hop;
  const origin = cors.origin;
  const rows: Row[] = [
    ...(preflight?.response == null ? [] : preflightRows(preflight, methodOf(hop), origin, wanted)),
    ...(actual?.response == null ? [] : checkRows(actual, 'actual', origin, wanted)),
  ];
  return rows.map(({ reasons, ...row }) => {
    const failures = cors.failures.filter(({ on, reason }) => on === row.on && reasons.includes(reason));
    const [first] = failures;
    const undecided = row.check === 'credentials' && cors.credentials === 'unknown' && first === undefined;
    const outcome = first !== undefined ? 'fail' : undecided && row.answered === null ? 'unknown' : 'pass';
    return { ...row, outcome, fault: first === undefined ? null : (numbers.get(RULE_OF_REASON[first.reason]) ?? null) };
  });
}

const ORIGIN_REASONS: readonly CorsReason[] = [
  'allow-origin-missing',
  'wildcard-with-credentials',
  'allow-origin-repeated',
  'allow-origin-multiple',
  'allow-origin-invalid',
  'allow-origin-mismatch',
];

function preflightRows(
  preflight: Exchange,
  method: string,
  origin: string | null,
  wanted: WantedPolicy | null,
): readonly Row[] {
  const { response } = preflight;
  if (response === null) return [];
  const names = requestedHeaderNames(preflight);
  const [originRow, credentialsRow] = checkRows(preflight, 'preflight', origin, wanted);
  const rows: Row[] = [];
  if (originRow !== undefined) rows.push(originRow);
  if (credentialsRow !== undefined) rows.push(credentialsRow);
  const location = getHeader(response.headers, 'Location');
  rows.push({
    check: 'status',
    on: 'preflight',
    asked: null,
    answered: location === null ? String(response.status) : `${response.status} to ${location}`,
    needed: '204',
    reasons: ['preflight-status', 'preflight-redirect'],
  });
  rows.push({
    check: 'method',
    on: 'preflight',
    asked: method,
    answered: getHeader(response.headers, 'Access-Control-Allow-Methods'),
    needed: method,
    reasons: ['method-not-allowed', 'allow-methods-invalid'],
  });
  if (names.length > 0) {
    rows.push({
      check: 'headers',
      on: 'preflight',
      asked: names.join(', '),
      answered: getHeader(response.headers, 'Access-Control-Allow-Headers'),
      needed: names.join(', '),
      reasons: ['header-not-allowed', 'allow-headers-invalid'],
    });
  }
  return rows;
}

function checkRows(
  exchange: Exchange,
  on: 'preflight' | 'actual',
  origin: string | null,
  wanted: WantedPolicy | null,
): readonly Row[] {
  const headers = exchange.response?.headers ?? [];
  const lines = getHeaderLines(headers, 'Access-Control-Allow-Origin');
  return [
    {
      check: 'origin',
      on,
      asked: origin,
      answered: lines.length === 0 ? null : lines.join('\n'),
      needed: origin,
      reasons: ORIGIN_REASONS,
    },
    {
      check: 'credentials',
      on,
      asked: null,
      answered: getHeader(headers, 'Access-Control-Allow-Credentials'),
      needed: wanted?.policy.allowCredentials === true ? 'true' : null,
      reasons: ['allow-credentials-missing'],
    },
  ];
}
