import { declaredHeaders } from '../declared-headers.ts';
import { redactMethod, redactName } from '../redaction/names.ts';
import { NO_OWN_RULES, type OwnRules } from '../redaction/own-rules.ts';
import { announcedIds } from '../redaction/scrub-text.ts';
import { redactUrl } from '../redaction/url.ts';
import type { Group, Report, ReportDenial, ReportExchange, Source } from '../report-schema.ts';
import { countMasks } from './count-masks.ts';
import { gateExchange, gateHeaders, quotesIn } from './gate-exchange.ts';
import { gatePreflightTest, gateProbe, gateRecheck } from './gate-experiment.ts';
import { gateNotes } from './gate-notes.ts';
import { gateSiblings } from './gate-siblings.ts';
import {
  gateComparison,
  gateCors,
  gateCredential,
  gateDiagnosis,
  gatePattern,
  gateRefusal,
  gateSibling,
  gateStep,
  passedClaims,
} from './gate-texts.ts';
import { applyOwnRules } from './own-rules.ts';
import { removedPieces } from './removed-values.ts';
import { type Scrub, scrubberFor } from './scrubber.ts';
import { type HeldValue, heldValues, unmasked } from './unmask.ts';

declare const exported: unique symbol;

/** A report that may leave this machine. Only `forExport` makes one; what prints or saves accepts nothing else. */
export type ExportedReport = Report & { readonly [exported]: true };

/** What the user decides about an export. */
export interface Choices {
  /** Names and patterns that go beside what the policy masks. */
  readonly own?: OwnRules;
  /** Values that leave unmasked: keys of `maskedByExport`. */
  readonly unmask?: ReadonlySet<string>;
}

/**
 * The second gate, at export: deny by default. Names stay; a value stays where it is known to be harmless, a body as far as a
 * diagnosis quotes it; everything else becomes `[kind:length]`. Idempotent. `docs/redaction.md` is its policy.
 *
 * Every object is written out anew, field by field: a field that this gate does not know does not leave. What the user unmasks by
 * hand is said in `redactions.unmasked`.
 */
export function forExport(report: Report, { own = NO_OWN_RULES, unmask = new Set() }: Choices = {}): ExportedReport {
  const captured = applyOwnRules(report, own);
  const gated = gate(captured);
  const { report: result, used } = unmask.size === 0 ? { report: gated, used: [] } : unmasked(captured, gated, unmask);
  const told = used.map(({ where, kind, value }) => ({ where, kind, length: value.length }));
  const redactions = { ...countMasks(result), ...(told.length === 0 ? {} : { unmasked: told }) };
  return { ...result, redactions } as ExportedReport;
}

/** The values that only this gate masks: the redacted capture holds them still, and a user may unmask each by hand. */
export function maskedByExport(report: Report, own: OwnRules = NO_OWN_RULES): readonly HeldValue[] {
  const captured = applyOwnRules(report, own);
  return heldValues(captured, gate(captured));
}

function gate(report: Report): Report {
  const declared = declaredHeaders();
  const scrubbers = new Map(report.denials.map((denial) => [denial.id, scrubberOf(denial, declared)]));
  const plain = scrubberFor([], []);
  const { environment } = report;
  return {
    format: report.format,
    version: report.version,
    source: gateSource(report.source, plain),
    environment: {
      browser: environment.browser && plain(environment.browser),
      os: environment.os && plain(environment.os),
      extension: environment.extension && plain(environment.extension),
      zone: environment.zone && plain(environment.zone),
    },
    denials: report.denials.map((denial) => gateDenial(denial, declared, scrubbers.get(denial.id) ?? plain)),
    groups: report.groups.map((group) => gateGroup(group, scrubbers.get(group.denials[0] ?? '') ?? plain)),
    redactions: { count: 0, kinds: {} },
    ...(report.notes == null ? {} : { notes: gateNotes(report.notes) }),
    ...(report.evidence ? { evidence: gateSiblings(report.evidence, report.denials, declared, plain) } : {}),
  };
}

const gateSource = (source: Source, scrub: Scrub): Source => ({
  kind: source.kind,
  creator: source.creator && scrub(source.creator),
  browser: source.browser,
  entries: source.entries,
  skipped: source.skipped.map(({ entry, reason }) => ({ entry, reason: scrub(reason) })),
  sanitised: source.sanitised,
  ...(source.problem === undefined ? {} : { problem: scrub(source.problem) }),
});

const gateGroup = (group: Group, scrub: Scrub): Group => ({
  id: group.id,
  rule: group.rule,
  target: redactUrl(group.target, 'export'),
  parameters: group.parameters.map(scrub),
  denials: [...group.denials],
  count: group.count,
  ...(group.patterns === undefined ? {} : { patterns: group.patterns.map((pattern) => gatePattern(pattern, scrub)) }),
});

/** What this denial's exchanges lose at the gate, and what they keep, decides what its sentences may quote. */
function scrubberOf(denial: ReportDenial, declared: ReadonlySet<string>): Scrub {
  const removed: string[] = [];
  const kept: string[] = [];
  const compare = (original: string, gated: string): void => {
    removed.push(...removedPieces(original, gated));
    kept.push(gated);
  };
  for (const url of urlsOf(denial)) compare(url, redactUrl(url, 'export'));
  for (const { request, response } of [
    ...denial.exchanges,
    ...(denial.recheck?.exchanges ?? []),
    ...(denial.preflightTest?.exchanges ?? []),
  ]) {
    for (const { headers, cookies } of [request, ...(response ? [response] : [])]) {
      kept.push(...cookies.map(redactName));
      gateHeaders(headers, declared).forEach(({ name, value }, index) => {
        kept.push(name);
        compare(headers[index]?.value ?? '', value);
      });
    }
  }
  kept.push(...passedClaims(denial.credentials), ...quotesIn(denial).flatMap(({ saw }) => announcedIds(saw)));
  return scrubberFor(removed, kept);
}

const urlsOf = ({ page, initiator, request, exchanges }: ReportDenial): readonly string[] => [
  page ?? '',
  initiator?.url ?? '',
  request.url,
  request.origin ?? '',
  ...exchanges.map((exchange: ReportExchange) => exchange.request.url),
];

function gateDenial(denial: ReportDenial, declared: ReadonlySet<string>, scrub: Scrub): ReportDenial {
  const quotes = quotesIn(denial);
  const { request, scopeDelta, policy } = denial;
  return {
    id: denial.id,
    entries: { ...denial.entries },
    startedDateTime: denial.startedDateTime,
    page: denial.page && redactUrl(denial.page, 'export'),
    request: {
      method: redactMethod(request.method),
      url: redactUrl(request.url, 'export'),
      origin: request.origin && redactUrl(request.origin, 'export'),
    },
    status: denial.status,
    preflightStatus: denial.preflightStatus,
    blockedBy: denial.blockedBy,
    outcome: denial.outcome,
    clearedAt: denial.clearedAt,
    ...(denial.retriedAt === undefined ? {} : { retriedAt: denial.retriedAt }),
    ...(denial.tried == null ? {} : { tried: { at: denial.tried.at, passed: denial.tried.passed } }),
    recheck: denial.recheck && gateRecheck(denial.recheck, declared, quotes, scrub),
    probe: denial.probe && gateProbe(denial.probe, scrub),
    ...(denial.preflightTest === undefined
      ? {}
      : { preflightTest: gatePreflightTest(denial.preflightTest, declared, quotes, scrub) }),
    preflightNote: denial.preflightNote && scrub(denial.preflightNote),
    ...(denial.initiator == null
      ? {}
      : { initiator: { url: redactUrl(denial.initiator.url, 'export'), line: denial.initiator.line } }),
    exchanges: denial.exchanges.map((exchange) => gateExchange(exchange, declared, quotes, scrub)),
    cors: gateCors(denial.cors, scrub),
    comparison: denial.comparison.map((line) => gateComparison(line, scrub)),
    refusal: gateRefusal(denial.refusal, scrub),
    credentials: denial.credentials.map((credential) => gateCredential(credential, scrub)),
    scopeDelta: scopeDelta && {
      has: scopeDelta.has.map(scrub),
      wants: scopeDelta.wants.map(scrub),
      missing: scopeDelta.missing.map(scrub),
      from: scrub(scopeDelta.from),
    },
    siblings: denial.siblings.map((sibling) => gateSibling(sibling, scrub)),
    ...(denial.patterns === undefined
      ? {}
      : { patterns: denial.patterns.map((pattern) => gatePattern(pattern, scrub)) }),
    correlationIds: gateHeaders(denial.correlationIds, declared).map(({ name, value }, index) => ({
      name,
      value,
      on: denial.correlationIds[index]?.on ?? 'actual',
    })),
    diagnoses: denial.diagnoses.map((diagnosis) => gateDiagnosis(diagnosis, scrub)),
    policy: policy && {
      allowOrigins: policy.allowOrigins.map((origin) => redactUrl(origin, 'export')),
      allowMethods: policy.allowMethods.map(scrub),
      allowHeaders: policy.allowHeaders.map(scrub),
      allowCredentials: policy.allowCredentials,
      maxAge: policy.maxAge,
      exposeHeaders: policy.exposeHeaders.map(scrub),
    },
    checklist: denial.checklist.map((step) => gateStep(step, scrub)),
    ...(denial.myths === undefined ? {} : { myths: denial.myths.map(scrub) }),
  };
}
