import { countMasks } from '../../core/export/count-masks.ts';
import type { Redactions, ReportDenial, Source } from '../../core/report-schema.ts';

const SOURCE: Source = { kind: 'session', creator: null, browser: 'other', entries: 0, skipped: [], sanitised: false };

const counted = new WeakMap<ReportDenial, Redactions>();

/** How many values of a denial were masked, by kind; worked out once each. */
export function masksOf(denial: ReportDenial): Redactions {
  const known = counted.get(denial);
  if (known !== undefined) return known;
  const environment = { browser: null, os: null, extension: null, zone: null };
  const made = countMasks({
    format: 'clearance-report',
    version: 1,
    source: SOURCE,
    environment,
    denials: [denial],
    groups: [],
  });
  counted.set(denial, made);
  return made;
}
