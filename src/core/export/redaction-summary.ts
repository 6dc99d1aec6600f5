import type { Redactions, Source } from '../report-schema.ts';
import { counted } from './phrase.ts';

/** What was masked, in one sentence. */
export function redactionSummary({ count, kinds, unmasked = [] }: Redactions): string {
  if (count === 0) return `Nothing had to be masked in this report.${byHand(unmasked)}`;
  const list = Object.entries(kinds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, times]) => `${kind} ${times}`)
    .join(', ');
  return `${counted(count, 'value is', 'values are')} masked in this report (${list}). A mask tells kind and length, as in [cookie:32].${byHand(unmasked)}`;
}

/** Whoever reads the report learns which values its maker chose to show. */
function byHand(unmasked: NonNullable<Redactions['unmasked']>): string {
  if (unmasked.length === 0) return '';
  const list = unmasked.map(({ where }) => where).join(', ');
  return ` Unmasked by hand: ${list}.`;
}

/** What the source cannot tell, one sentence each. */
export function sourceLimits({ sanitised, skipped }: Source): readonly string[] {
  const limits: string[] = [];
  if (sanitised) {
    limits.push(
      'The file holds no credential at all: browsers leave them out of sanitised exports. That one is absent here proves nothing.',
    );
  }
  const [first] = skipped;
  if (first !== undefined) {
    const others = skipped.length === 1 ? '' : `, and ${counted(skipped.length - 1, 'other')}`;
    limits.push(
      `${counted(skipped.length, 'entry', 'entries')} could not be read: number ${first.entry} (${first.reason})${others}.`,
    );
  }
  return limits;
}
