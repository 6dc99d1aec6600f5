import { type Exchange, getHeader } from './exchange.ts';

/** By whose clock a token is judged, and when. */
export interface Moment {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly clock: 'server' | 'browser';
  /** Seconds by which the server's clock is ahead of the browser's; null where one of them is unknown. */
  readonly skew: number | null;
}

/**
 * When the exchange took place: by the response's `Date` where it has one, else by the browser's clock; null where neither
 * is known. A cached response's `Date` is when it was made, so its `Age` is added.
 * https://www.rfc-editor.org/rfc/rfc9110#section-6.6.1
 */
export function momentOf({ startedDateTime, time, response }: Exchange): Moment | null {
  const headers = response?.headers ?? [];
  const date = Date.parse(getHeader(headers, 'date') ?? '');
  if (Number.isNaN(date))
    return startedDateTime === null ? null : { at: startedDateTime, clock: 'browser', skew: null };
  const age = Number(getHeader(headers, 'age') ?? 0);
  const at = date + (Number.isFinite(age) && age > 0 ? age * 1000 : 0);
  const ended = startedDateTime === null ? null : startedDateTime + (time ?? 0);
  return { at, clock: 'server', skew: ended === null ? null : Math.round((at - ended) / 1000) };
}

/** `4 minutes`, `2 days`: a length of time as people say it, rounded down to its largest unit. */
export function inWords(seconds: number): string {
  const length = Math.floor(Math.abs(seconds));
  for (const [name, size] of UNITS) {
    const count = Math.floor(length / size);
    if (count >= 1) return `${count} ${name}${count === 1 ? '' : 's'}`;
  }
  return '0 seconds';
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;
