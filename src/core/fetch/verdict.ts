import type { Chain } from '../chain.ts';
import type { Browser, Origin } from '../exchange.ts';
import { type CredentialsModeVerdict, credentialsMode } from './credentials-mode.ts';
import { engineName } from './engine-names.ts';
import { type HopContext, hopContexts } from './hop-context.ts';
import { agrees, type Observation, observe } from './observation.ts';
import type { CorsReason, Failure } from './reason.ts';
import { type PlacedStep, type Position, type Simulation, simulate } from './simulate.ts';
import { warningsOf } from './warnings.ts';

/** A failure in its place. `sure`: it fails in whichever credentials mode the request can have had. */
export interface PlacedFailure extends Failure, Position {
  readonly sure: boolean;
}

/** What CORS made of a request: the engine's own reason, and every further failure behind it. */
export interface CorsVerdict {
  /** Null where the two credentials modes disagree and nothing tells which it was. */
  readonly blocked: boolean | null;
  /** Of `blocked` and of the captured browser's own name. */
  readonly certainty: 'proven' | 'likely' | 'unknown';
  /** Why no surer; '' where proven. */
  readonly because: string;
  readonly chromium: string | null;
  readonly firefox: string | null;
  readonly credentials: 'include' | 'omit' | 'unknown';
  readonly credentialsBecause: string;
  /** The serialized request origin at the hop that failed, else at the last. */
  readonly origin: Origin | null;
  /** The engine's reason; null where it let the request through, or where the network failed. */
  readonly reason: CorsReason | null;
  /** Where the engine stopped. */
  readonly at: Position | null;
  /** Every failure in engine order. */
  readonly failures: readonly PlacedFailure[];
  readonly steps: readonly PlacedStep[];
  readonly warnings: readonly string[];
  /** What the captured entries say of the course the request took. */
  readonly observation: Observation;
  /** True where the headers fail every check and the browser let the request through all the same. */
  readonly contradicted: boolean;
}

/**
 * Judges a request by CORS, from captured headers alone. Null unless it was made in CORS mode and went to another
 * origin. The algorithms are run in both credentials modes where the capture does not tell the mode; what the browser
 * visibly did (sent the actual request, showed an error) rules modes out.
 */
export function judge(chain: Chain, browser: Browser): CorsVerdict | null {
  const contexts = hopContexts(chain);
  const first = contexts[0];
  if (first === undefined || !contexts.some((context) => context.crossOrigin === true)) return null;
  const mode = contexts.find((context) => context.mode.mode === 'cors')?.mode;
  if (mode === undefined || (first.mode.certain && first.mode.mode !== 'cors')) return null;

  const sentAcross = contexts.flatMap(({ hop, crossOrigin }) =>
    crossOrigin === true && hop.actual !== null ? [hop.actual] : [],
  );
  const told = credentialsMode(sentAcross);
  const engine = browser === 'chromium' || browser === 'firefox' ? browser : 'standard';
  const candidates = told.mode === 'unknown' ? (['omit', 'include'] as const) : ([told.mode] as const);
  const simulations = candidates.map((credentials) => simulate(contexts, credentials, engine));
  const observation = observe(chain);
  const possible = simulations.filter((simulation) => agrees(simulation, observation));
  return conclude({ contexts, told, browser, modeCertain: mode.certain, simulations, possible, observation });
}

interface Considered {
  readonly contexts: readonly HopContext[];
  readonly told: CredentialsModeVerdict;
  readonly browser: Browser;
  readonly modeCertain: boolean;
  readonly simulations: readonly Simulation[];
  readonly possible: readonly Simulation[];
  readonly observation: Observation;
}

function conclude(considered: Considered): CorsVerdict {
  const { contexts, told, simulations, possible, observation } = considered;
  const chosen = choose(possible) ?? choose(simulations);
  const contradicted = possible.length === 0;
  const letThrough = observation.outcome === 'passed' || (contradicted && observation.outcome !== 'blocked');
  const stop = letThrough ? null : (chosen?.stop ?? null);
  const agreed = possible.every((simulation) => sameStop(simulation, possible[0]));
  const inferred = told.mode === 'unknown' && possible.length === 1;
  const blocked = isBlocked(considered, stop !== null);
  const reasons = doubts({ ...considered, agreed, inferred, contradicted, blocked });
  const names = namesOf(considered, letThrough ? [] : (chosen?.failures ?? []), stop);
  const credentials =
    told.mode !== 'unknown' ? told.mode : inferred ? (possible[0]?.credentials ?? 'unknown') : 'unknown';
  return {
    blocked,
    certainty: blocked === null || reasons.unknown ? 'unknown' : reasons.because === '' ? 'proven' : 'likely',
    because: reasons.because,
    ...names,
    credentials,
    credentialsBecause: inferred ? inferenceOf(credentials, observation) : told.because,
    origin: contexts[stop?.hop ?? contexts.length - 1]?.origin ?? null,
    reason: stop?.reason ?? null,
    at: stop === null ? null : { hop: stop.hop, on: stop.on },
    failures: letThrough ? [] : placed(chosen?.failures ?? [], possible),
    steps: mergeSteps(possible.length > 0 ? possible : simulations),
    warnings: warningsOf(contexts, chosen, contradicted && letThrough),
    observation,
    contradicted: contradicted && letThrough,
  };
}

function placed(failures: readonly (Failure & Position)[], possible: readonly Simulation[]): readonly PlacedFailure[] {
  const key = (one: Failure & Position) => `${one.hop} ${one.on} ${one.reason} ${one.parameter}`;
  const inEach = possible.map((simulation) => new Set(simulation.failures.map(key)));
  return failures.map((failure) => ({ ...failure, sure: inEach.every((keys) => keys.has(key(failure))) }));
}

/** The mode to speak of: the one that fails; of two that fail, the one without credentials, which is the default. */
function choose(simulations: readonly Simulation[]): Simulation | undefined {
  return simulations.find((simulation) => simulation.stop !== null) ?? simulations[0];
}

const sameStop = (a: Simulation | undefined, b: Simulation | undefined): boolean =>
  a?.stop?.reason === b?.stop?.reason && a?.stop?.hop === b?.stop?.hop && a?.stop?.on === b?.stop?.on;

function isBlocked({ possible, observation }: Considered, stopped: boolean): boolean | null {
  if (observation.outcome === 'passed' || observation.outcome === 'network') return false;
  if (observation.outcome === 'blocked') return stopped ? true : null;
  if (possible.length === 0) return null;
  const stops = possible.map((simulation) => simulation.stop !== null);
  if (stops.every(Boolean)) return true;
  if (stops.some(Boolean)) return observation.outcome === 'never-sent' ? true : null;
  return false;
}

function namesOf(
  { browser, observation }: Considered,
  failures: readonly (Failure & Position)[],
  stop: (Failure & Position) | null,
): { readonly chromium: string | null; readonly firefox: string | null } {
  if (stop !== null) {
    const together = failures.filter((failure) => failure.hop === stop.hop && failure.on === stop.on);
    return { chromium: engineName(together, 'chromium'), firefox: engineName(together, 'firefox') };
  }
  const failed = observation.outcome === 'network' || (observation.outcome === 'never-sent' && browser !== 'chromium');
  if (!failed) return { chromium: null, firefox: null };
  // Firefox's console says this of every failure but one: an actual request that failed after a good preflight.
  return {
    chromium: null,
    firefox: observation.preflighted ? 'CORSMultipleAllowOriginNotAllowed' : 'CORSDidNotSucceed2',
  };
}

function doubts(
  considered: Considered & {
    readonly agreed: boolean;
    readonly inferred: boolean;
    readonly contradicted: boolean;
    readonly blocked: boolean | null;
  },
): { readonly because: string; readonly unknown: boolean } {
  const { browser, observation, agreed, inferred, contradicted, blocked, modeCertain, contexts } = considered;
  if (observation.outcome === 'passed') return { because: '', unknown: false };
  if (observation.outcome === 'network') return { because: observation.doubt, unknown: false };
  if (observation.outcome === 'blocked' && blocked === null) {
    return { because: 'The browser refused it, and no captured header says why.', unknown: true };
  }
  if (contradicted) return { because: 'The captured headers contradict what the browser did.', unknown: true };
  if (!agreed)
    return {
      because: 'Whether credentials were included is not in the capture, and it matters here.',
      unknown: blocked === null,
    };
  if (inferred)
    return { because: 'That credentials were included is told only by the browser having refused.', unknown: false };
  if (!modeCertain) return { because: 'That the request was made in CORS mode is not in the capture.', unknown: false };
  if (browser !== 'chromium' && browser !== 'firefox') {
    return { because: 'This browser was judged by the standard, not by its own measured behaviour.', unknown: false };
  }
  if (contexts.some((context) => context.origin === null))
    return { because: 'The origin of the request is not in the capture.', unknown: true };
  return { because: observation.doubt, unknown: false };
}

function inferenceOf(credentials: 'include' | 'omit' | 'unknown', { outcome }: Observation): string {
  if (credentials === 'omit') return 'The browser let it through, which it would not have done with credentials.';
  return outcome === 'blocked' || outcome === 'never-sent'
    ? 'The browser refused it, which only a request with credentials explains.'
    : 'Only a request with credentials explains what the browser did.';
}

/** One ledger: a step on which the modes disagree is unknown. */
function mergeSteps(simulations: readonly Simulation[]): readonly PlacedStep[] {
  const [first, second] = simulations;
  if (first === undefined || second === undefined) return first?.steps ?? [];
  const key = (step: PlacedStep) => `${step.hop} ${step.on} ${step.algorithm} ${step.step} ${step.detail}`;
  const inFirst = new Set(first.steps.map(key));
  const inSecond = new Set(second.steps.map(key));
  const merged = [...first.steps, ...second.steps.filter((step) => !inFirst.has(key(step)))];
  return merged
    .map((step) =>
      inFirst.has(key(step)) && inSecond.has(key(step)) ? step : { ...step, outcome: 'unknown' as const },
    )
    .sort((a, b) => a.hop - b.hop || (a.on === b.on ? 0 : a.on === 'preflight' ? -1 : 1));
}
