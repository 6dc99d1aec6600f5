import { preflightHeaders } from '../policy-headers.ts';
import type { PreflightTest } from '../report-experiment-schema.ts';
import type { Pattern } from '../report-pattern-schema.ts';
import type { Environment, ReportDenial, ReportExchange, Source } from '../report-schema.ts';
import { code, joined, type Phrase, type Row } from './phrase.ts';
import { local, utc } from './when.ts';
import { BROWSER } from './words.ts';

/** What the requests beside it show, one a row. */
export const patternRows = (patterns: readonly Pattern[]): readonly Row[] =>
  patterns.map(({ method, path, says, at, pattern }) => ({
    label: 'Pattern',
    value: [
      ...(method === null || path === null ? [] : [code(`${method} ${path}`), ' ']),
      says,
      ...(at === null || !BEGINS.has(pattern) ? [] : [`, since ${utc(at)}`]),
    ],
  }));

/** Patterns whose moment is when they began. */
const BEGINS: ReadonlySet<Pattern['pattern']> = new Set(['burst', 'retry-loop', 'refresh-loop']);

/** What a reader must know before anything else: what was asked, what came back, when, where, and how to find it in a log. */
export function overviewOf(denial: ReportDenial, environment: Environment): readonly Row[] {
  const {
    request,
    page,
    startedDateTime,
    correlationIds,
    outcome,
    clearedAt,
    retriedAt = null,
    preflightNote,
  } = denial;
  const rows: Row[] = [{ label: 'Request', value: [code(`${request.method} ${request.url}`)] }];
  if (request.origin !== null) rows.push({ label: 'Origin', value: [code(request.origin)] });
  if (page !== null) rows.push({ label: 'Page', value: [code(page)] });
  rows.push({ label: 'Answer', value: answersOf(denial) });
  if (preflightNote !== null) rows.push({ label: 'Preflight', value: [preflightNote] });
  if (startedDateTime !== null) {
    const clock = local(startedDateTime, environment.zone);
    rows.push({ label: 'When', value: [utc(startedDateTime), clock === null ? '' : ` (${clock})`] });
  }
  if (correlationIds.length > 0) {
    const ids = correlationIds.map(({ name, value, on }): Phrase => [code(`${name}: ${value}`), ON[on]]);
    rows.push({ label: 'Ids to find it in a log', value: joined(ids, ', ') });
  }
  if (retriedAt !== null && outcome !== 'cleared')
    rows.push({ label: 'Sent again', value: [`${utc(retriedAt)}, still refused${afterSteps(denial)}`] });
  rows.push(...triedRows(denial), ...experimentRows(denial));
  if (outcome === 'cleared') {
    rows.push({
      label: 'Cleared',
      value: [`the same request passed later${clearedAt ? `, ${utc(clearedAt)}` : ''}${afterSteps(denial)}`],
    });
  }
  return rows;
}

/** What the reporter had done by then. */
function afterSteps({ checklist }: ReportDenial): string {
  const steps = checklist.flatMap(({ done }, index) => (done === true ? [index + 1] : []));
  return steps.length === 0 ? '' : `, with ${steps.length === 1 ? 'step' : 'steps'} ${steps.join(', ')} done`;
}

/** What a fix that was tried in the reporter's browser alone did, and that a capture was made meanwhile. */
function triedRows({ tried = null, exchanges, policy, request }: ReportDenial): readonly Row[] {
  const rows: Row[] = [];
  if (tried !== null) {
    const headers = policy === null || request.origin === null ? [] : preflightHeaders(policy, request.origin);
    const with_ = joined(
      headers.map(({ name, value }): Phrase => [code(`${name}: ${value}`)]),
      ', ',
    );
    const what = tried.passed
      ? `passed, ${utc(tried.at)}: with these headers on its answers, set in this browser alone, and nothing else changed: `
      : `still refused, ${utc(tried.at)}, with these headers on its answers, set in this browser alone: `;
    rows.push({ label: 'Fix tried', value: [what, ...with_] });
  }
  if (exchanges.some(({ fixTried }) => fixTried === true))
    rows.push({
      label: 'Captured',
      value: ['while the fix was tried: its headers are the server’s own, and the browser judged others'],
    });
  return rows;
}

/** What was sent again on demand, and what came of it. */
function experimentRows({ recheck, probe, preflightTest }: ReportDenial): readonly Row[] {
  const told = (trials: NonNullable<typeof probe>['trials']) =>
    trials.map(
      ({ label, passed, status, said }) =>
        `${label}: ${passed ? 'passed' : 'refused'}, ${status === null ? 'no answer' : `status ${status}`}${said === '' ? '' : ` (${said})`}`,
    );
  return [
    ...(recheck === null
      ? []
      : [
          {
            label: 'Re-checked',
            value: [
              recheck.unsent
                ? `could not be sent, ${utc(recheck.at)}; ${recheck.trials[0]?.said ?? ''}`
                : `${recheck.passed ? 'passed' : 'still refused'}${recheck.fixTried ? ' while the fix was tried' : ''}, ${utc(recheck.at)}; ${told(recheck.trials).join('; ')}`,
            ],
          },
        ]),
    ...(probe === null
      ? []
      : [{ label: 'Probed', value: [`${utc(probe.at)}; ${probe.conclusion} ${told(probe.trials).join('; ')}`] }]),
    ...(preflightTest === undefined ? [] : [{ label: 'Preflight alone', value: preflightWords(preflightTest) }]),
  ];
}

const ON = { preflight: ' (preflight)', actual: '' } as const;

const WITH = { include: 'with credentials', omit: 'without credentials' } as const;

function preflightWords({ at, method, headers, said, verdicts }: PreflightTest): readonly string[] {
  const asked = `sent ${utc(at)} for ${method}${headers.length === 0 ? '' : ` with ${headers.join(', ')}`}`;
  if (verdicts.length === 0) return [`${asked}; ${said === '' ? 'no answer' : said}`];
  return verdicts.map(({ credentials, first }, index) => {
    const came =
      first === null ? 'would pass' : `first fails at ${first.algorithm}, step ${first.step}: ${first.detail}`;
    return `${index === 0 ? `${asked}; ` : ''}${verdicts.length === 1 ? '' : `${WITH[credentials]}: `}${came}`;
  });
}

/** The browser, its system and the tool, as far as known; else what the file says of its maker. */
export function environmentOf(environment: Environment, source: Source): string {
  const browser = environment.browser ?? (source.kind === 'session' ? BROWSER[source.browser] : null);
  const tool = environment.extension === null ? null : `Clearance ${environment.extension}`;
  const file = source.kind === 'har' ? `HAR file of ${source.creator ?? 'an unnamed exporter'}` : null;
  return [browser, environment.os, tool, file].filter((part) => part !== null).join(', ');
}

/** What each exchange of the denial came to, in order. */
function answersOf({ exchanges, request }: ReportDenial): Phrase {
  const answers = exchanges.map(
    (exchange): Phrase => [NAME[exchange.role](exchange), ' ', ...answerOf(exchange, exchanges)],
  );
  if (!exchanges.some(({ role }) => role === 'actual')) answers.push([`${request.method} not captured`]);
  return joined(answers, '; ');
}

const NAME: Readonly<Record<ReportExchange['role'], (exchange: ReportExchange) => string>> = {
  preflight: () => 'preflight',
  actual: ({ request }) => request.method,
  hop: ({ request }) => `${request.method} (redirected)`,
};

/** The status, or why there is none. */
export function answerOf(
  { response, error, provisional, role }: ReportExchange,
  all: readonly ReportExchange[],
): Phrase {
  if (response !== null) return [code(`${response.status} ${response.statusText}`.trim())];
  if (provisional && role !== 'preflight' && all.some((one) => one.role === 'preflight')) return ['never sent'];
  return error ? ['no answer, ', code(error)] : ['no answer'];
}
