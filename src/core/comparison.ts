import type { WantedPolicy } from './cors-policy.ts';
import type { Denial } from './denial.ts';
import { type Exchange, getHeader, getHeaderLines } from './exchange.ts';
import { isRedirectStatus } from './fetch/cors-preflight-fetch.ts';
import { methodOf } from './fetch/hop-context.ts';
import { type CorsReason, RULE_OF_REASON } from './fetch/reason.ts';
import { type PlacedStep, requestedHeaderNames } from './fetch/simulate.ts';
import type { Comparison } from './report-schema.ts';
import type { RuleId } from './rule-id.ts';

type Check = Comparison['check'];
type Row = Omit<Comparison, 'outcome' | 'fault'>;

/** The reasons for which each check fails. */
const REASONS: Record<Check, readonly CorsReason[]> = {
  origin: [
    'allow-origin-missing',
    'wildcard-with-credentials',
    'allow-origin-repeated',
    'allow-origin-multiple',
    'allow-origin-invalid',
    'allow-origin-mismatch',
  ],
  credentials: ['allow-credentials-missing'],
  status: ['preflight-status', 'preflight-redirect', 'local-network-access'],
  method: ['method-not-allowed', 'allow-methods-invalid'],
  headers: ['header-not-allowed', 'allow-headers-invalid'],
  redirect: ['redirect-scheme', 'redirect-scheme-same-origin', 'redirect-with-userinfo'],
};

/** The steps of the ledger behind each check: algorithm and number, with what the detail of a shared step begins with. */
const STEPS: Record<Check, RegExp> = {
  origin: /^CORS check [234] /,
  credentials: /^CORS check [578] /,
  status: /^CORS-preflight fetch 7 /,
  method: /^CORS-preflight fetch (?:7\.5 |7\.3 Access-Control-Allow-Methods)/,
  headers: /^CORS-preflight fetch (?:7\.[67] |7\.3 Access-Control-Allow-Headers)/,
  redirect: /^HTTP-redirect fetch /,
};

/**
 * Asked, answered, needed: what the browser asked of the hop where it stopped, what was answered, what is needed. `numbers`: the
 * number of the fault that each rule is.
 */
export function comparisonOf(
  denial: Denial,
  wanted: WantedPolicy | null,
  numbers: ReadonlyMap<RuleId, number>,
): Comparison[] {
  const { cors, hops } = denial;
  if (cors === null) return [];
  const shown = new Set([cors.at?.hop ?? hops.length - 1, ...cors.failures.map(({ hop }) => hop)]);
  return [...shown].flatMap((index) => {
    const { preflight, actual } = hops[index] ?? hops[0];
    const method = methodOf(hops[index] ?? hops[0]);
    const rows: readonly Row[] = [
      ...(preflight === null ? [] : preflightRows(preflight, method, cors.origin, wanted)),
      ...(actual?.response == null ? [] : actualRows(actual, cors.origin, wanted)),
    ];
    return rows.map((row) => {
      const first = cors.failures.find(
        ({ hop, on, reason }) => hop === index && on === row.on && REASONS[row.check].includes(reason),
      );
      if (first !== undefined)
        return { ...row, outcome: 'fail' as const, fault: numbers.get(RULE_OF_REASON[first.reason]) ?? null };
      const steps = cors.steps.filter(({ hop, on }) => hop === index && on === row.on);
      return { ...row, outcome: isPassed(row, steps) ? ('pass' as const) : ('unknown' as const), fault: null };
    });
  });
}

/** Every step behind it passed, in whichever credentials mode. */
function isPassed({ check, answered }: Row, steps: readonly PlacedStep[]): boolean {
  if (check === 'credentials' && answered === 'true') return true;
  return steps
    .filter(({ algorithm, step, detail }) => STEPS[check].test(`${algorithm} ${step} ${detail}`))
    .every(({ outcome }) => outcome === 'pass');
}

function preflightRows(
  preflight: Exchange,
  method: string,
  origin: string | null,
  wanted: WantedPolicy | null,
): readonly Row[] {
  const { response, error } = preflight;
  const status = (answered: string | null): Row => ({
    check: 'status',
    on: 'preflight',
    asked: null,
    answered,
    needed: '204',
  });
  if (response === null) return [status(error)];
  const names = requestedHeaderNames(preflight);
  const location = getHeader(response.headers, 'Location');
  const rows: Row[] = [
    ...checkRows(preflight, 'preflight', origin, wanted),
    status(location === null ? String(response.status) : `${response.status} to ${location}`),
    {
      check: 'method',
      on: 'preflight',
      asked: method,
      answered: getHeader(response.headers, 'Access-Control-Allow-Methods'),
      needed: method,
    },
  ];
  const allowed = getHeader(response.headers, 'Access-Control-Allow-Headers');
  if (names.length === 0 && allowed === null) return rows;
  const asked = names.length === 0 ? null : names.join(', ');
  return [...rows, { check: 'headers', on: 'preflight', asked, answered: allowed, needed: asked }];
}

function actualRows(actual: Exchange, origin: string | null, wanted: WantedPolicy | null): readonly Row[] {
  const { response } = actual;
  const rows = checkRows(actual, 'actual', origin, wanted);
  if (response === null || !isRedirectStatus(response.status)) return rows;
  const answered = getHeader(response.headers, 'Location') ?? response.redirectUrl;
  const needed = 'an http or https URL without user name or password';
  return [...rows, { check: 'redirect', on: 'actual', asked: null, answered, needed }];
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
      // No server should allow null: every sandboxed page has it.
      needed: origin === 'null' ? null : origin,
    },
    {
      check: 'credentials',
      on,
      asked: null,
      answered: getHeader(headers, 'Access-Control-Allow-Credentials'),
      needed: wanted?.policy.allowCredentials === true ? 'true' : null,
    },
  ];
}
