import { type Chain, isFixTried } from '../chain.ts';
import { type Browser, type Exchange, getHeader, hasHeader } from '../exchange.ts';
import { conclude } from './conclude.ts';
import { type CredentialsModeVerdict, credentialsMode } from './credentials-mode.ts';
import { type HopContext, hopContexts } from './hop-context.ts';
import { agrees, type Observation, observe } from './observation.ts';
import { isSameOrigin, originOf, resolveLocation } from './origin.ts';
import { simulate } from './simulate.ts';
import type { CorsVerdict } from './verdict.ts';

const MODES = ['omit', 'include'] as const;

/**
 * Judges a request by CORS, from captured headers alone. Null unless it was made in CORS mode and went to another
 * origin. The algorithms are run in both credentials modes; what the capture tells of the mode, and what the browser
 * visibly did (sent the actual request, showed an error), rules modes out.
 */
export function judge(chain: Chain, browser: Browser): CorsVerdict | null {
  const contexts = hopContexts(chain);
  const first = contexts[0];
  if (first === undefined || !contexts.some((context) => context.crossOrigin === true || leadsAcross(context)))
    return null;
  const modes = contexts.map((context) => context.mode).filter(({ mode }) => mode === 'cors');
  const mode = modes.find(({ certain }) => certain) ?? modes[0];
  if (mode === undefined || (first.mode.certain && first.mode.mode !== 'cors')) return null;

  const across = contexts.flatMap(({ hop, crossOrigin }) => (crossOrigin === true ? [hop] : []));
  const told = credentialsMode(across);
  if (isFixTried(chain)) return withoutHeaders(contexts, told, observe(chain));
  const engine = browser === 'chromium' || browser === 'firefox' ? browser : 'standard';
  const simulations = MODES.map((credentials) => simulate(contexts, credentials, engine));
  const observation = observe(chain);
  const agreeing = simulations.filter((simulation) => agrees(simulation, observation));
  const ofToldMode = agreeing.filter(({ credentials }) => told.mode === 'unknown' || credentials === told.mode);
  // A mode that is only likely gives way to what the browser did.
  const possible = ofToldMode.length === 0 && !told.certain ? agreeing : ofToldMode;
  const plausible = told.certain ? possible : agreeing;
  // Headers that fail, and a browser that did not mind: a request that only looked like one in CORS mode to another origin.
  const isGuess =
    !mode.certain ||
    across.some(({ actual }) => isOfExtension(actual)) ||
    !across.some(({ actual, preflight }) => showsOrigin(actual) || showsOrigin(preflight));
  if (possible.length === 0 && observation.outcome === 'passed' && isGuess) return null;
  return conclude({
    contexts,
    told,
    browser,
    modeCertain: mode.certain,
    simulations,
    possible,
    plausible,
    observation,
  });
}

const TRIED = 'It was captured while the fix was tried: the browser judged other headers than the captured ones.';

/** What the browser visibly did, where the captured headers are not those that it judged. */
function withoutHeaders(
  contexts: readonly HopContext[],
  told: CredentialsModeVerdict,
  observation: Observation,
): CorsVerdict {
  const { outcome } = observation;
  const blocked = outcome === 'passed' || outcome === 'ended' ? false : null;
  return {
    blocked,
    certainty: blocked === null ? 'unknown' : 'likely',
    because: TRIED,
    chromium: null,
    firefox: null,
    credentials: told.mode,
    credentialsBecause: told.because,
    origin: contexts.at(-1)?.origin ?? null,
    reason: null,
    at: null,
    failures: [],
    steps: [],
    warnings: [],
    observation,
    contradicted: false,
  };
}

/** An extension's own pages and workers reach the hosts that it has permission for without CORS. */
const isOfExtension = (exchange: Exchange | null): boolean =>
  exchange !== null &&
  /^(?:chrome|moz|safari-web)-extension:/i.test(getHeader(exchange.request.headers, 'Origin') ?? '');

const showsOrigin = (exchange: Exchange | null): boolean =>
  exchange !== null && hasHeader(exchange.request.headers, 'Origin');

/** A same-origin request that is redirected to another origin becomes a cross-origin one: its redirect is judged, too. */
function leadsAcross({ hop: { actual }, url, origin }: HopContext): boolean {
  if (actual?.response == null || origin === null) return false;
  const location = getHeader(actual.response.headers, 'Location') ?? actual.response.redirectUrl;
  const target = location === null ? null : originOf(resolveLocation(location, url));
  return target !== null && !isSameOrigin(target, origin);
}
