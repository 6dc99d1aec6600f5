import type { Credential, Exchange } from './exchange.ts';
import { type Moment, momentOf } from './server-clock.ts';

/** A signature or message with a time limit of its own, against the moment it was used. */
export interface SignedUntil {
  readonly credential: Credential;
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly moment: Moment;
}

/** When each signed URL, and each SAML message, that the request carried stops being good. */
export function limitsOf(exchange: Exchange): readonly SignedUntil[] {
  const moment = momentOf(exchange);
  if (moment === null) return [];
  return exchange.credentials.flatMap((credential) => {
    const until = untilOf(credential);
    return until === null ? [] : [{ credential, until, moment }];
  });
}

function untilOf({ kind, parts = {} }: Credential): number | null {
  if (kind === 'saml') return timeOf(parts.notOnOrAfter);
  if (kind !== 'signed-url') return null;
  // Azure: https://learn.microsoft.com/en-us/rest/api/storageservices/create-service-sas#specify-the-signature-validity-interval
  if (parts.se !== undefined) return timeOf(parts.se);
  // CloudFront and the older signatures: seconds since the epoch.
  if (parts.expires !== undefined) return secondsOf(parts.expires, 1e9);
  const signed = basicDateOf(parts['x-amz-date'] ?? parts['x-goog-date']);
  const length = secondsOf(parts['x-amz-expires'] ?? parts['x-goog-expires'], 0);
  return signed === null || length === null ? null : signed + length;
}

function secondsOf(text: string | undefined, least: number): number | null {
  const seconds = /^\d{1,10}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return seconds >= least ? seconds * 1000 : null;
}

/** ISO 8601; a date alone is its midnight. Service Bus writes seconds since the epoch in its place. */
function timeOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const seconds = secondsOf(text, 1e9);
  if (seconds !== null) return seconds;
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(/^[^T]*T.*\d$/.test(text) ? `${text}Z` : text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/**
 * `20261121T120000Z` in milliseconds since the epoch; null for anything else.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html#date
 */
function basicDateOf(text: string | undefined): number | null {
  const at = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  if (at === null) return null;
  const time = Date.parse(`${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z`);
  return Number.isNaN(time) ? null : time;
}
