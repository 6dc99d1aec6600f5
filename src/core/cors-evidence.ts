import type { Denial } from './denial.ts';
import { type Exchange, getHeader, type Origin } from './exchange.ts';
import { requestOrigin, urlOf } from './fetch/hop-context.ts';
import type { CorsReason } from './fetch/reason.ts';
import type { PlacedFailure } from './fetch/verdict.ts';
import { asDiff, fetchCallDiff } from './fetch-call.ts';
import { parseUrl } from './parse-url.ts';
import type { Certainty } from './report-schema.ts';
import type { Evidence, FixStep } from './rule.ts';

/** Proof that a step of the CORS protocol failed, or would fail next. */
export interface CorsEvidence extends Evidence {
  readonly on: 'preflight' | 'actual';
  /** The origin that the step compared with. */
  readonly origin: Origin;
  /** The exchange whose answer failed. */
  readonly exchange: Exchange;
  readonly failures: readonly [PlacedFailure, ...PlacedFailure[]];
}

/** What the verdict holds of a reason, at the exchange where it comes first; null where it did not fail so. */
export function corsFailure(denial: Denial, ...reasons: readonly CorsReason[]): Omit<CorsEvidence, 'facts'> | null {
  const { cors } = denial;
  const [first, ...others] = (cors?.failures ?? []).filter(({ reason }) => reasons.includes(reason));
  if (cors === null || first === undefined) return null;
  const exchange = denial.hops[first.hop]?.[first.on];
  if (exchange == null) return null;
  const failures = [first, ...others.filter(({ hop, on }) => hop === first.hop && on === first.on)] as const;
  const certainty = certaintyOf(denial, first);
  return {
    certainty,
    because: becauseOf(denial, first, certainty),
    on: first.on,
    origin: cors.origin ?? '',
    exchange,
    failures,
  };
}

function certaintyOf({ cors }: Denial, { sure }: PlacedFailure): Certainty {
  if (cors === null || cors.certainty === 'unknown') return 'possible';
  return cors.certainty === 'proven' && sure ? 'proven' : 'likely';
}

function becauseOf({ cors }: Denial, failure: PlacedFailure, certainty: Certainty): string {
  const answer = failure.on === 'preflight' ? "the preflight's answer" : 'the answer';
  if (certainty === 'proven') return `It is in the capture, on ${answer} itself.`;
  return cors?.because ? cors.because : 'Whether credentials were included is not in the capture, and it matters here.';
}

/** `preflight response header vary`: the report's notation for a place in a denial's exchange. */
export function responseHeader(denial: Denial, failure: PlacedFailure, name: string): string {
  return `${roleOf(denial, failure)} response header ${name.toLowerCase()}`;
}

function roleOf(denial: Denial, { hop, on }: Pick<PlacedFailure, 'hop' | 'on'>): string {
  if (on === 'preflight') return 'preflight';
  return hop < denial.hops.length - 1 ? `hop ${hop + 1}` : 'actual';
}

/** Who answered, as a reader knows it: the host with its port. */
export function hostOf(denial: Denial, hop = denial.cors?.at?.hop ?? denial.hops.length - 1): string {
  const url = urlOf(denial.hops[hop] ?? denial.hops[0]);
  return parseUrl(url)?.host ?? 'the server';
}

/** What became of the request, as a clause: it was never sent, or its answer was kept from the script. */
export function consequence(denial: Denial, on: 'preflight' | 'actual'): string {
  const { method } = denial.request;
  if (on === 'preflight') return `your ${method} was never sent`;
  const status = denial.actual?.response?.status;
  return `the browser kept the answer${status === undefined ? '' : ` (${status})`} to your ${method} from the script`;
}

/** The message of which the headers are read, for sentences. */
export const messageOf = (on: 'preflight' | 'actual'): string => (on === 'preflight' ? 'the preflight' : 'the request');

/** A header's value on the answer, null where there is none. */
export const answered = (exchange: Exchange, name: string): string | null =>
  exchange.response === null ? null : getHeader(exchange.response.headers, name);

/** `step`, which has the server allow the request's origin; another where that origin is null, which no server should allow. */
export function allowing(denial: Denial, { origin, failures: [{ hop }] }: CorsEvidence, step: FixStep): FixStep {
  if (origin !== 'null') return step;
  return requestOrigin(denial) === 'null' ? OWN_ORIGIN : requestDirectly(denial, hop);
}

/** What clears an origin that a redirect made null. */
export const requestDirectly = (denial: Denial, hop: number): FixStep => ({
  step: `Request ${urlOf(denial.hops[hop] ?? denial.hops[0])} directly.`,
  ...asDiff(fetchCallDiff(denial, { url: urlOf(denial.hops[hop] ?? denial.hops[0]) })),
  why: `Then the origin is ${requestOrigin(denial) ?? "the page's own"} again. After a redirect from one foreign origin to another browsers send null, and null should never be allowed: every sandboxed page has it.`,
  owner: 'client',
});

const OWN_ORIGIN: FixStep = {
  step: 'Give the page an origin of its own: serve it over http or https, and let a sandboxed frame have allow-same-origin.',
  why: 'Its origin is null, which files, sandboxed frames and data: pages all share. A server that allows null allows every one of them.',
  owner: 'client',
};
