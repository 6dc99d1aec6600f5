import type { Browser } from './exchange.ts';
import { corsPreflightFetch, HIDDEN_REDIRECT } from './fetch/cors-preflight-fetch.ts';
import { inEngineOrder } from './fetch/engine-names.ts';
import type { CredentialsMode } from './fetch/reason.ts';
import type { PreflightTest, SentPreflight } from './report-experiment-schema.ts';
import type { ReportExchange } from './report-schema.ts';

export interface PreflightContext {
  /** The serialized origin of the request that it is for. */
  readonly origin: string;
  readonly credentials: CredentialsMode | 'unknown';
  readonly browser: Browser;
}

/** What the browser would make of a preflight that was sent alone. https://fetch.spec.whatwg.org/#cors-preflight-fetch */
export function judgePreflight(sent: SentPreflight, { origin, credentials, browser }: PreflightContext): PreflightTest {
  const exchange = sent.exchanges.at(-1);
  const modes: readonly CredentialsMode[] = credentials === 'unknown' ? ['include', 'omit'] : [credentials];
  const verdicts =
    exchange === undefined ? [] : modes.flatMap((mode) => judge(sent, exchange, origin, mode, browser) ?? []);
  return { ...sent, verdicts };
}

function judge(
  { method, headers }: SentPreflight,
  { response, error }: ReportExchange,
  origin: string,
  credentials: CredentialsMode,
  browser: Browser,
): PreflightTest['verdicts'][number] | null {
  if (response === null) {
    // Chromium's words for a redirect that a preflight met; it often hides the answer itself.
    if (error !== 'net::ERR_INVALID_REDIRECT') return null;
    return { credentials, passed: false, first: HIDDEN_REDIRECT, steps: [HIDDEN_REDIRECT] };
  }
  const { steps, failures } = corsPreflightFetch({
    origin,
    credentials,
    method,
    unsafeNames: headers,
    response,
    wildcardCoversAuthorization: true,
  });
  const [stop] = inEngineOrder(failures, browser === 'firefox' ? 'firefox' : 'chromium');
  // Each step that fails is one failure, in the same order.
  const failed = steps.filter(({ outcome }) => outcome === 'fail');
  const first = stop === undefined ? null : (failed[failures.indexOf(stop)] ?? null);
  return { credentials, passed: stop === undefined, first, steps: [...steps] };
}
