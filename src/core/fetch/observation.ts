import type { Chain } from '../chain.ts';
import type { Exchange } from '../exchange.ts';
import type { HopContext } from './hop-context.ts';
import type { Position, Simulation } from './simulate.ts';

/** What the captured entries themselves say of the course a request took, before any header is judged. */
export interface Observation {
  /**
   * `passed`: the browser gave the answer to the page. `blocked`: it refused, and no network error is the reason.
   * `network`: the network stack failed. `never-sent`: no answer, and this exporter names no reason. `silent`: an
   * answer came, and this exporter does not say what became of it.
   */
  readonly outcome: 'passed' | 'blocked' | 'network' | 'aborted' | 'never-sent' | 'silent';
  /** The furthest exchange that the browser came to; null where nothing was captured. */
  readonly position: Position | null;
  /** A preflight of the last hop was answered. */
  readonly preflighted: boolean;
  /** Chromium's words for the failure. */
  readonly error: string | null;
  /** What keeps this from being proof; '' where nothing does. */
  readonly doubt: string;
}

/** Errors by which Chromium reports that the page was refused an answer, for a reason that it tells only its own tools. */
const REFUSED = new Set([
  'net::ERR_FAILED',
  'net::ERR_INVALID_REDIRECT',
  'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
]);

export function observe(chain: Chain, contexts: readonly HopContext[]): Observation {
  const index = chain.hops.length - 1;
  const last = contexts[index]?.hop ?? chain.hops[0];
  const preflighted = last.preflight?.response != null;
  const base = { preflighted, error: last.actual?.error ?? last.preflight?.error ?? null };
  if (last.actual === null) {
    if (last.preflight?.response == null && !REFUSED.has(last.preflight?.error ?? '')) {
      return {
        ...base,
        outcome: 'network',
        position: { hop: index, on: 'preflight' },
        doubt: networkDoubt(last.preflight),
      };
    }
    return { ...base, outcome: 'silent', position: { hop: index, on: 'preflight' }, doubt: '' };
  }
  const { actual } = last;
  const position: Position = {
    hop: index,
    on: actual.response === null && last.preflight !== null && !preflighted ? 'preflight' : 'actual',
  };
  return { ...base, position, ...outcomeOf(actual, last.preflight) };
}

function outcomeOf(actual: Exchange, preflight: Exchange | null): Pick<Observation, 'outcome' | 'doubt'> {
  const { error, response, reportsErrors } = actual;
  if (reportsErrors) {
    if (error === null)
      return response === null
        ? { outcome: 'never-sent', doubt: networkDoubt(actual) }
        : { outcome: 'passed', doubt: '' };
    if (REFUSED.has(error)) return { outcome: 'blocked', doubt: '' };
    // An answer that came, and then an abort: EventSource and no-cors report refusals by status in this way.
    if (error === 'net::ERR_ABORTED') return { outcome: response === null ? 'aborted' : 'passed', doubt: '' };
    return { outcome: 'network', doubt: '' };
  }
  if (response !== null) {
    const doubt = actual.provisional
      ? 'Nothing shows that this answer came from the network rather than from a service worker or a cache.'
      : '';
    return { outcome: 'silent', doubt };
  }
  if (preflight !== null && preflight.response === null) return { outcome: 'network', doubt: networkDoubt(preflight) };
  return preflight === null
    ? { outcome: 'network', doubt: networkDoubt(actual) }
    : { outcome: 'never-sent', doubt: '' };
}

function networkDoubt(exchange: Exchange | null): string {
  if (exchange?.reportsErrors === true && exchange.error !== null) return '';
  return 'This browser does not say why a request ended without an answer: the network, an abort or a rule of the page.';
}

/** Whether a simulated course is one that the browser can have taken. */
export function agrees({ stop }: Simulation, { outcome, position }: Observation): boolean {
  if (outcome === 'network' || outcome === 'aborted') return true;
  if (outcome === 'passed') return stop === null;
  if (stop === null) return outcome !== 'blocked';
  if (position === null) return true;
  // It stopped before something that visibly happened.
  if (stop.hop < position.hop) return outcome === 'never-sent' || outcome === 'blocked';
  return !(stop.on === 'preflight' && outcome === 'silent' && position.on === 'actual' && stop.hop === position.hop);
}
