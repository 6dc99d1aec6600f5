import { CONTRADICTED } from '../../src/core/fetch/warnings.ts';
import type { Report, ReportDenial } from '../../src/core/report-schema.ts';
import type { BrowserName, EngineVerdict } from '../drivers/session.ts';
import { EVERYTHING, type Listing, type Listings } from './listing.ts';
import { PLAIN_INITIATORS, type Plan } from './plan.ts';
import { type EngineWords, planIdOf } from './run.ts';
import { WITHHELD } from './withheld.ts';

/** How our verdict on one scenario stands to the engine's. */
export interface Comparison {
  readonly plan: Plan;
  /** The engine's reason; null where it let the request through, or has no name for the failure. */
  readonly engine: string | null;
  /** Ours, one for each request that the scenario sent and that we have. */
  readonly ours: readonly (string | null)[];
  readonly certainties: readonly string[];
  readonly outcome: 'equal' | 'withheld' | 'different' | 'wrong proven';
  /** Which fact the network API withholds, where that explains the difference. */
  readonly withheld: string | null;
}

/**
 * Compares the report of a session with what the engine itself said, scenario by scenario. `listings`: what the browser's own
 * network monitor lists of each plan.
 */
export function compare(
  browser: BrowserName,
  plans: readonly Plan[],
  words: EngineWords,
  report: Report,
  listings: Listings,
): readonly Comparison[] {
  const denials = new Map<string, ReportDenial[]>();
  for (const denial of report.denials) {
    const id = planIdOf(denial.request.url);
    if (id === null) continue;
    const same = denials.get(id);
    if (same === undefined) denials.set(id, [denial]);
    else same.push(denial);
  }
  return plans.map((plan) =>
    compareOne(browser, plan, words, denials.get(plan.id) ?? [], listings.get(plan.id) ?? EVERYTHING),
  );
}

function compareOne(
  browser: BrowserName,
  plan: Plan,
  words: EngineWords,
  denials: readonly ReportDenial[],
  listing: Listing,
): Comparison {
  const engine = engineReason(browser, plan, words);
  const ours = denials.map((denial) => nameIn(browser, denial));
  const certainties = denials.map((denial) => denial.cors?.certainty ?? 'proven');
  const base = { plan, engine, ours, certainties };
  // No extension changes a header here: to say so contradicts the engine as much as a wrong name does.
  const isWrong = (denial: ReportDenial): boolean =>
    nameIn(browser, denial) !== engine || denial.cors?.warnings.includes(CONTRADICTED) === true;
  const wrong = denials.filter(isWrong);
  // What is in no CORS mode is no matter of the report.
  if (wrong.length === 0 && (engine === null || ours.length > 0 || !isInCorsMode(plan)))
    return { ...base, outcome: 'equal', withheld: null };
  if (wrong.some((denial) => denial.cors?.certainty === 'proven') && !plan.abort)
    return { ...base, outcome: 'wrong proven', withheld: null };
  const withheld = WITHHELD.find(
    (fact) => fact.browsers.includes(browser) && fact.explains(plan, wrong, engine, listing),
  );
  return { ...base, outcome: withheld === undefined ? 'different' : 'withheld', withheld: withheld?.id ?? null };
}

const isInCorsMode = ({ initiator, options: { mode } }: Plan): boolean =>
  mode !== 'no-cors' && !PLAIN_INITIATORS.some((one) => one === initiator);

/** Neither engine has a name of CORS for it; nor have we, but a rule. */
const MIXED_CONTENT = 'mixed content';

function nameIn(browser: BrowserName, { cors, diagnoses }: ReportDenial): string | null {
  return cors?.[browser] ?? (diagnoses[0]?.rule === 'mixed-content' ? MIXED_CONTENT : null);
}

/** What is no reason: a warning, and messages that are not about CORS. */
const NO_REASON = /Deprecation|^(?!CORS)/;

function engineReason(browser: BrowserName, plan: Plan, words: EngineWords): string | null {
  const said = words.get(plan.id) ?? [];
  if (said.some(({ mixedContent }) => mixedContent)) return MIXED_CONTENT;
  // Chromium has words on a failed preflight, too: what it says of the request itself is what the page is refused by.
  const ofPreflight = ({ method }: EngineVerdict) => Number(method === null);
  const reasons = said.toSorted((a, b) => ofPreflight(a) - ofPreflight(b)).flatMap(({ reason }) => reason ?? []);
  return (browser === 'firefox' ? reasons.find((reason) => !NO_REASON.test(reason)) : reasons[0]) ?? null;
}
