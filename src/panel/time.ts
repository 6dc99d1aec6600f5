import { words } from './words.ts';

export type Zone = 'local' | 'utc';

const clocks: Readonly<Record<Zone, Intl.DateTimeFormat>> = {
  local: new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }),
  utc: new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' }),
};

const shortClocks: Readonly<Record<Zone, Intl.DateTimeFormat>> = {
  local: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }),
  utc: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' }),
};

const dates: Readonly<Record<Zone, Intl.DateTimeFormat>> = {
  local: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }),
  utc: new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' }),
};

/** `12:31:09`. */
export function clock(time: number, zone: Zone): string {
  return clocks[zone].format(time);
}

/** `12:31`. */
export function shortClock(time: number, zone: Zone): string {
  return shortClocks[zone].format(time);
}

/** `2026-11-21 12:31:09`, with `UTC` where that is the zone. */
export function dateAndTime(time: number, zone: Zone): string {
  const text = dates[zone].format(time);
  return zone === 'utc' ? words('utc', text) : text;
}

/** How long an exchange took: `24 ms`, `1.2 s`; null where unknown. */
export function tookWords(milliseconds: number | null): string | null {
  if (milliseconds === null || milliseconds < 0) return null;
  if (milliseconds < 1000) return words('milliseconds', String(Math.round(milliseconds)));
  return words('secondsShort', (milliseconds / 1000).toFixed(1));
}
