/** `2026-11-21 20:15:00.123 UTC` from ISO 8601 in UTC; the text itself where it is none. */
export function utc(iso: string): string {
  return Number.isNaN(Date.parse(iso)) ? iso : `${new Date(iso).toISOString().replace('T', ' ').replace('Z', '')} UTC`;
}

/** The wall clock in a time zone (`2026-11-21 21:15:00, Europe/Berlin`), or null where the zone is unknown. */
export function local(iso: string, zone: string | null): string | null {
  if (zone === null || Number.isNaN(Date.parse(iso))) return null;
  try {
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    return `${clock.format(new Date(iso))}, ${zone}`;
  } catch {
    return null;
  }
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** How far a moment lies from another, in its largest unit: `4 minutes before`, `2 days after`, `at the same time`. */
export function distance(seconds: number): string {
  const size = Math.abs(seconds);
  const [unit, length] = UNITS.find(([, span]) => size >= span) ?? UNITS[3];
  const count = Math.floor(size / length);
  if (count === 0) return 'at the time of';
  return `${count} ${unit}${count === 1 ? '' : 's'} ${seconds < 0 ? 'before' : 'after'}`;
}
