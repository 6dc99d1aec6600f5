import type { Redactions, ReportDenial } from '../../core/report-schema.ts';

const counted = new WeakMap<ReportDenial, Redactions>();

/** How many values of a denial were masked, by kind; worked out once each. */
export function masksOf(denial: ReportDenial): Redactions {
  const known = counted.get(denial);
  if (known !== undefined) return known;
  const kinds: Record<string, number> = {};
  let count = 0;
  for (const [, kind = ''] of JSON.stringify(denial).matchAll(/\[([a-z][a-z-]{0,40}):\d+\]/g)) {
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    count += 1;
  }
  const made = { count, kinds };
  counted.set(denial, made);
  return made;
}
