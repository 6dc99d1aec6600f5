import { expect, it } from 'vitest';
import { analyzeHar } from '../core/pipeline.ts';
import har from './empty/sample.har?raw';
import { reportOfGroups } from './export-scopes.ts';

const report = analyzeHar(har);

it('is the causes that were chosen, with all their denials and no others', () => {
  const [first, second] = report.groups;
  const some = reportOfGroups(report, new Set([first?.id ?? '', second?.id ?? '']));
  expect(some.groups).toEqual([first, second]);
  expect(some.denials.map(({ id }) => id).sort()).toEqual(
    [...(first?.denials ?? []), ...(second?.denials ?? [])].sort(),
  );
  expect(some.denials.length).toBeLessThan(report.denials.length);
});
