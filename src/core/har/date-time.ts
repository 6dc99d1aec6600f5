/** A date and time as ISO 8601 writes it, with as many digits of a second as the exporter had. */
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/;

/**
 * Milliseconds since the epoch of a HAR's `startedDateTime`, or null where it is no date. Without a zone it is taken for UTC: the
 * reading machine's own zone says nothing about the capturing one's.
 * http://www.softwareishard.com/blog/har-12-spec/#entries
 */
export function readDateTime(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  const match = DATE_TIME.exec(value.trim());
  if (match === null) return otherDate(value);
  const [, year, month, day, hour, minute, second = '0', fraction = '', , sign, zoneHours = '0', zoneMinutes = '0'] =
    match;
  const milliseconds = Math.trunc(Number(`0.${fraction || '0'}`) * 1000);
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    milliseconds,
  );
  const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  const time = sign === '-' ? local + offset : local - offset;
  return Number.isFinite(time) ? time : null;
}

/** Dates of other forms count only where they name their zone: `Tue, 20 Jan 2026 10:00:00 GMT`. */
function otherDate(value: string): number | null {
  if (!/(?:GMT|UTC|Z|[+-]\d{2}:?\d{2})$/.test(value.trim())) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}
