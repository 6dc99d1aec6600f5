import type { Certainty, Refusal, ReportDenial } from '../../core/report-schema.ts';
import { layerAndProduct, target } from '../rows.ts';
import { certaintyWords, layerWords, words } from '../words.ts';
import { preflightFailed } from './flow.ts';

/** `hit` refused; `maybe` may have; `passed` let it through; `beyond` was never reached. */
export type RungState = 'passed' | 'hit' | 'maybe' | 'beyond' | 'dim';

export interface Rung {
  readonly layer: string;
  readonly product: string | null;
  readonly state: RungState;
  /** What it did, in words. */
  readonly did: string;
  readonly evidence: readonly { readonly where: string; readonly saw: string }[];
}

function rungState(role: Refusal['ladder'][number]['role'], certainty: Certainty): RungState {
  switch (role) {
    case 'passed':
      return 'passed';
    case 'answered':
      return certainty === 'possible' ? 'maybe' : 'hit';
    case 'not-reached':
      return 'beyond';
    case 'unknown':
      return 'dim';
  }
}

function did(state: RungState, layer: string): string {
  switch (state) {
    case 'passed':
      return words(layer === 'browser' ? 'didSend' : 'didCarry');
    case 'hit':
      return words('didRefuse');
    case 'maybe':
      return words('mayHaveRefused');
    case 'beyond':
      return words('notReached');
    case 'dim':
      return words('didBear');
  }
}

/** The browser's own refusal: it asked, the server answered, and the answer did not let the request or its answer through. */
function browserLadder(denial: ReportDenial): readonly Rung[] {
  const stopped = preflightFailed(denial);
  const seen = denial.exchanges.findLast((exchange) => exchange.response !== null && exchange.role !== 'hop');
  const name = denial.cors?.chromium ?? denial.cors?.firefox;
  const answered = seen?.response ? words('didAnswer', String(seen.response.status)) : words('didNotAnswer');
  return [
    {
      layer: layerWords('browser'),
      product: null,
      state: 'hit',
      did: words(stopped ? 'didStopPreflight' : 'didHideAnswer'),
      evidence: name ? [{ where: words('corsVerdict'), saw: name }] : [],
    },
    {
      layer: target(denial.request.url).host || words('theServer'),
      product: null,
      state: 'passed',
      did: answered,
      evidence: [],
    },
  ];
}

function networkLadder(denial: ReportDenial): readonly Rung[] {
  const error = denial.exchanges.find((exchange) => exchange.error !== null)?.error;
  const server = target(denial.request.url).host || words('theServer');
  return [
    { layer: layerWords('browser'), product: null, state: 'passed', did: words('didSend'), evidence: [] },
    {
      layer: layerWords('network'),
      product: null,
      state: 'hit',
      did: words('didBreak'),
      evidence: error ? [{ where: words('networkError'), saw: error }] : [],
    },
    { layer: server, product: null, state: 'beyond', did: words('noAnswer'), evidence: [] },
  ];
}

/** The layers between page and application, outermost first, each with what it did. */
export function ladderOf(denial: ReportDenial): readonly Rung[] {
  const { refusal } = denial;
  if (!refusal) {
    if (denial.blockedBy === 'browser') return browserLadder(denial);
    return denial.blockedBy === 'network' ? networkLadder(denial) : [];
  }
  const browser: Rung = {
    layer: layerWords('browser'),
    product: null,
    state: 'passed',
    did: words('didSend'),
    evidence: [],
  };
  const rungs = refusal.ladder.map(({ layer, product, role, evidence }): Rung => {
    const state = rungState(role, refusal.certainty);
    return {
      layer: layerWords(layer),
      product,
      state,
      did: did(state, layer),
      evidence: state === 'beyond' ? [] : evidence,
    };
  });
  const known = refusal.ladder.some((rung) => rung.role === 'answered');
  const unknown: Rung = {
    layer: layerWords('unknown'),
    product: null,
    state: 'maybe',
    did: words('didRefuseUnnamed'),
    evidence: refusal.evidence,
  };
  return [...(refusal.ladder[0]?.layer === 'browser' ? [] : [browser]), ...rungs, ...(known ? [] : [unknown])];
}

/** Who refused, in one line. */
export function ladderSummary(denial: ReportDenial): string {
  const { refusal } = denial;
  if (!refusal) {
    if (denial.blockedBy === 'browser') return words('browserRefused');
    return denial.blockedBy === 'network' ? words('networkFailed') : words('nobodyKnown');
  }
  if (refusal.layer === 'unknown') return words('nobodyKnown');
  const who = layerAndProduct(refusal.layer, refusal.product);
  return refusal.certainty === 'proven' ? who : words('certaintyOf', certaintyWords(refusal.certainty), who);
}
