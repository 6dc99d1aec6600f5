import type { PartName } from '../../core/address.ts';
import type { ReportDenial } from '../../core/report-schema.ts';

/** The parts in the order in which they prove the verdict, and those that are open at first. */
export interface PartOrder {
  /** Before what clears it, where both stand in one column. */
  readonly before: readonly PartName[];
  readonly after: readonly PartName[];
  readonly open: ReadonlySet<PartName>;
}

/**
 * A denial by CORS is proven by what was asked and answered; one by a status by its evidence and its credentials. The
 * rest is there, folded.
 */
export function partOrder(denial: ReportDenial): PartOrder {
  const root = denial.diagnoses[0]?.rule;
  const byCors = denial.cors?.blocked !== false && denial.comparison.some((line) => line.outcome === 'fail');
  const aboutCredentials =
    denial.scopeDelta !== null ||
    denial.credentials.some(
      (credential) => credential.faults.length > 0 || credential.verdicts.some((verdict) => verdict.rule === root),
    );
  // What the ladder shows already need not be open twice.
  const onLadder = new Set(denial.refusal?.evidence.map(({ where, saw }) => `${where} ${saw}`));
  const told = denial.diagnoses.every(({ facts }) => facts.every(({ where, saw }) => onLadder.has(`${where} ${saw}`)));
  const proof: readonly PartName[] = byCors ? ['compared'] : aboutCredentials ? ['credentials'] : ['evidence'];
  const others: readonly PartName[] = ['credentials', 'evidence', 'compared'];
  return {
    before: ['happened', 'refused', 'pattern', ...proof],
    after: [
      ...others.filter((part) => !proof.includes(part)),
      'ledger',
      'raw',
      'bodies',
      'ids',
      'siblings',
      'citations',
    ],
    open: new Set<PartName>([
      'verdict',
      'checklist',
      'citations',
      'happened',
      'refused',
      'pattern',
      'try',
      ...proof.filter((part) => part !== 'evidence' || !told),
    ]),
  };
}
