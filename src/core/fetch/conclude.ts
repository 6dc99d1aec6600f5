import type { Browser, Origin } from '../exchange.ts';
import type { CredentialsModeVerdict } from './credentials-mode.ts';
import { engineName } from './engine-names.ts';
import type { HopContext } from './hop-context.ts';
import { isBefore, type Observation } from './observation.ts';
import { type Failure, RULE_OF_REASON } from './reason.ts';
import type { PlacedStep, Position, Simulation } from './simulate.ts';
import type { CorsVerdict, PlacedFailure } from './verdict.ts';
import { warningsOf } from './warnings.ts';

/** Everything that a verdict is drawn from. */
export interface Considered {
  readonly contexts: readonly HopContext[];
  readonly told: CredentialsModeVerdict;
  readonly browser: Browser;
  /** Whether it is certain that the request was made in CORS mode. */
  readonly modeCertain: boolean;
  /** The course in each credentials mode. */
  readonly simulations: readonly Simulation[];
  /** Those that what the capture tells leaves; empty where the headers contradict what the browser did. */
  readonly possible: readonly Simulation[];
  /** Those that could be so as well, where the mode is told by a likelihood only. */
  readonly plausible: readonly Simulation[];
  readonly observation: Observation;
}

/** Draws the verdict. */
export function conclude(considered: Considered): CorsVerdict {
  const { contexts, told, simulations, possible, observation } = considered;
  const chosen = possible.find((simulation) => simulation.stop !== null) ?? possible[0] ?? simulations[0];
  const blocked = isBlocked(considered);
  const stop = blocked === true ? (chosen?.stop ?? null) : null;
  const failures = stop === null ? [] : (chosen?.failures ?? []);
  const doubt = doubtOf(considered, blocked);
  const inferred = possible.length === 1 && possible[0]?.credentials !== told.mode;
  const credentials = inferred ? (possible[0]?.credentials ?? 'unknown') : told.mode;
  // After an abort it is not known what the browser would have made of the answer.
  const contradicted = possible.length === 0 && observation.outcome !== 'blocked' && !isAborted(observation);
  return {
    blocked,
    certainty: doubt.unknown ? 'unknown' : doubt.because === '' ? 'proven' : 'likely',
    because: doubt.because,
    ...namesOf(considered, failures, stop),
    credentials,
    credentialsBecause: inferred ? inferenceOf(credentials, observation) : told.because,
    origin: originAt(contexts[stop?.hop ?? contexts.length - 1], stop),
    reason: stop?.reason ?? null,
    at: stop === null ? null : { hop: stop.hop, on: stop.on },
    failures: placed(failures, considered.plausible),
    steps: mergeSteps(possible.length > 0 ? possible : simulations),
    warnings: warningsOf(contexts, chosen, contradicted),
    observation,
    contradicted,
  };
}

/** Null where it cannot be told. */
function isBlocked({ possible, observation }: Considered): boolean | null {
  const { outcome, hidden, synthetic } = observation;
  if (outcome === 'passed') return possible.length === 0 && isAborted(observation) ? null : false;
  if (outcome === 'network' || outcome === 'ended') return false;
  if (possible.length === 0) return outcome === 'blocked' ? null : false;
  const stops = possible.filter((simulation) => simulation.stop !== null).length;
  if (stops > 0 && synthetic) return null;
  if (stops === possible.length) return true;
  if (hidden) return null;
  // No answer to the request, and one of the modes explains it: the other would need a network error as well.
  if (outcome === 'never-sent') return stops > 0;
  return stops === 0 ? false : null;
}

const isAborted = ({ outcome, error }: Observation): boolean => outcome === 'passed' && error !== null;

const originAt = (context: HopContext | undefined, stop: Position | null): Origin | null =>
  (stop?.on === 'preflight' ? context?.preflightOrigin : context?.origin) ?? null;

function placed(failures: readonly (Failure & Position)[], plausible: readonly Simulation[]): readonly PlacedFailure[] {
  const key = (one: Failure & Position) => `${one.hop} ${one.on} ${one.reason} ${one.parameter}`;
  const inEach = plausible.map((simulation) => new Set(simulation.failures.map(key)));
  return failures.map((failure) => ({ ...failure, sure: inEach.every((keys) => keys.has(key(failure))) }));
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
  if (!failed || observation.mixed) return { chromium: null, firefox: null };
  return { chromium: null, firefox: 'CORSDidNotSucceed2' };
}

interface Doubt {
  /** '' where there is none. */
  readonly because: string;
  readonly unknown: boolean;
}

const UNMEASURED = 'This browser was judged by the standard, not by its own measured behaviour.';
const NOT_TOLD = 'This browser does not say why a request ended without an answer.';

const LOCAL_NETWORK = 'That it was the local network check, and which of its rules, is told by the circumstances.';

const likely = (because: string): Doubt => ({ because, unknown: false });
const unknown = (because: string): Doubt => ({ because, unknown: true });

function doubtOf(considered: Considered, blocked: boolean | null): Doubt {
  const { browser, contexts, told, modeCertain, possible, plausible, observation } = considered;
  const { outcome, doubt, hidden, synthetic } = observation;
  const isMeasured = browser === 'chromium' || browser === 'firefox';
  if (outcome === 'passed' && blocked === null)
    return unknown(
      'The captured headers fail, and the page ended the request: what the browser made of it is not told.',
    );
  if (outcome === 'passed') return likely(isMeasured ? '' : UNMEASURED);
  if (outcome === 'network' || outcome === 'ended') return likely(doubt);
  if (possible.length === 0 && outcome !== 'blocked')
    return unknown('The captured headers contradict what the browser did.');
  if (blocked === null) {
    if (synthetic) return unknown(doubt);
    if (outcome !== 'blocked')
      return unknown('Whether credentials were included is not in the capture, and it matters here.');
    if (!hidden) return unknown('The browser refused it, and no captured header says why.');
    return unknown('The browser refused it, and DevTools do not show the answers that it refuses to a worker.');
  }
  if (outcome === 'never-sent' && !blocked) return likely(NOT_TOLD);
  if (contexts.some((context) => context.origin === null))
    return unknown('The origin of the request is not in the capture.');
  if (!modeCertain) return likely('That the request was made in CORS mode is not in the capture.');
  if (!isMeasured) return likely(UNMEASURED);
  if (plausible.some(({ stop }) => stop !== null && RULE_OF_REASON[stop.reason] === 'local-network-access'))
    return likely(LOCAL_NETWORK);
  if (!plausible.every((simulation) => sameStop(simulation, plausible[0]))) {
    const because =
      told.mode === 'unknown'
        ? 'Whether credentials were included is not in the capture, and it matters here.'
        : told.because;
    return likely(because);
  }
  if (told.mode === 'unknown' && plausible.length === 1 && !isIndifferent(considered)) {
    const not = plausible[0]?.credentials === 'omit' ? 'not ' : '';
    return likely(`That credentials were ${not}included is told only by what the browser did.`);
  }
  return likely(doubt);
}

/** Whether the browser would have stopped there in either mode, for the same reason: it is past everything before. */
function isIndifferent({ simulations, observation: { reached } }: Considered): boolean {
  const [first, ...others] = simulations.map(
    ({ failures }) => failures.find((failure) => !isBefore(failure, reached)) ?? null,
  );
  return others.every((stop) => sameStop({ stop }, first === undefined ? undefined : { stop: first }));
}

type Stopping = Pick<Simulation, 'stop'>;

const sameStop = (a: Stopping | undefined, b: Stopping | undefined): boolean =>
  a?.stop?.reason === b?.stop?.reason && a?.stop?.hop === b?.stop?.hop && a?.stop?.on === b?.stop?.on;

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
