import type { Chain } from './chain.ts';
import { clearedAt, passesOf, passOfOther, repeatKey, startOf } from './cleared.ts';
import { correlate } from './correlate.ts';
import { wantedPolicy } from './cors-policy.ts';
import { readCredentials } from './credentials/read.ts';
import { type Denial, denialOf, targetOf } from './denial.ts';
import type { Exchange } from './exchange.ts';
import { countMasks } from './export/count-masks.ts';
import { urlOf } from './fetch/hop-context.ts';
import { originOf } from './fetch/origin.ts';
import { withPatterns } from './group-patterns.ts';
import { parseRelevant } from './har.ts';
import { keptSiblings } from './kept-siblings.ts';
import { type Redacted, redact } from './redact.ts';
import { relevantExchanges } from './relevant.ts';
import { renewalsOf, withRenewal } from './renewal.ts';
import { groupsOf, groupTarget, reportDenial } from './report.ts';
import { evidenceOf } from './report-evidence.ts';
import type { Environment, Report, Source } from './report-schema.ts';
import type { ScopeRequirement } from './scope-requirement.ts';

const UNKNOWN_ENVIRONMENT: Environment = { browser: null, os: null, extension: null, zone: null };

/**
 * The whole line on a HAR file: text in, report out. Throws HarError, whose message is one line, where the text is no
 * HAR; a malformed entry is counted in `source.skipped` and never ends the run. `declared`: what endpoints want of a
 * token, by `parseDeclaredScopes` and `scopesOfOpenApi`.
 */
export function analyzeHar(
  text: string,
  environment: Partial<Environment> = {},
  declared: readonly ScopeRequirement[] = [],
): Report {
  const { exchanges, source, environment: told } = parseRelevant(text);
  return reportOfExchanges(exchanges, source, { ...told, ...environment }, declared);
}

/** The whole line on the exchanges of one file. */
export const reportOfExchanges = (
  exchanges: readonly Exchange[],
  source: Source,
  environment: Partial<Environment>,
  declared: readonly ScopeRequirement[] = [],
): Report => {
  const { denials, passed } = judged(capture(exchanges), declared);
  return reportOf(denials, source, { ...UNKNOWN_ENVIRONMENT, ...environment }, passed);
};

/** The denials of a HAR file, before they are diagnosed. Throws HarError. */
export const denialsOfHar = (text: string): readonly Denial[] => denialsOf(capture(parseRelevant(text).exchanges));

/** Reads what credentials say of what may matter, then masks them: the first gate. */
function capture(exchanges: readonly Exchange[]): readonly Redacted<Exchange>[] {
  return relevantExchanges(exchanges).map((exchange) => redact(readCredentials(exchange, null)));
}

/** The denials among the exchanges of one capture, in order of capture: `d1`, `d2`, … */
export const denialsOf = (
  exchanges: readonly Redacted<Exchange>[],
  declared: readonly ScopeRequirement[] = [],
): readonly Denial[] => judged(exchanges, declared).denials;

/** The denials of one capture, and by origin what passed beside them. */
function judged(
  exchanges: readonly Redacted<Exchange>[],
  declared: readonly ScopeRequirement[],
): { readonly denials: readonly Denial[]; readonly passed: ReadonlyMap<string, readonly Chain[]> } {
  const refused: { readonly chain: Chain; readonly denial: Denial }[] = [];
  const others: Chain[] = [];
  const beside = keptSiblings();
  for (const chain of correlate(exchanges)) {
    const denial = denialOf(chain, '');
    if (denial !== null) {
      refused.push({ chain, denial });
      beside.refused(chain);
    } else {
      others.push(chain);
      beside.passed(chain);
    }
  }
  const passed = beside.byOrigin;
  const repeated = new Set(refused.map(({ chain }) => repeatKey(chain)));
  const passes = passesOf(
    others.filter((chain) => repeated.has(repeatKey(chain))),
    passOfOther,
  );
  const renewals = renewalsOf(others);
  const denials = refused.map(({ chain, denial: found }, index) => {
    const last = chain.hops[chain.hops.length - 1] ?? chain.hops[0];
    const siblings = passed.get(originOf(urlOf(last)) ?? '') ?? [];
    const denial = withRenewal({ ...found, id: `d${index + 1}`, siblings, declared }, renewals);
    const cleared = clearedAt(denial, startOf(chain), passes);
    return cleared === null ? denial : { ...denial, clearedAt: cleared };
  });
  return { denials, passed };
}

/** The report of a capture's denials. `passed`: further requests of the capture, by origin, for whoever compares it with another. */
export function reportOf(
  denials: readonly Denial[],
  source: Source,
  environment: Environment,
  passed: ReadonlyMap<string, readonly Chain[]> = new Map(),
): Report {
  const byTarget = new Map<string, Denial[]>();
  for (const denial of denials) {
    const target = targetOf(denial) ?? '';
    const same = byTarget.get(target);
    if (same === undefined) byTarget.set(target, [denial]);
    else same.push(denial);
  }
  const policies = new Map([...byTarget].map(([target, same]) => [target, wantedPolicy(same)]));
  const told = denials.map((denial) => ({
    denial: reportDenial(denial, policies.get(targetOf(denial) ?? '') ?? null),
    target: groupTarget(denial),
  }));
  const report: Report = {
    format: 'clearance-report',
    version: 1,
    source,
    environment,
    denials: told.map(({ denial }) => denial),
    groups: withPatterns(
      groupsOf(told),
      new Map(told.map(({ denial }) => [denial.id, { denial, count: 1, last: null }])),
    ),
    redactions: { count: 0, kinds: {} },
    ...evidenceOf(denials, passed),
  };
  return { ...report, redactions: countMasks(report) };
}
