import { expect, test } from 'vitest';
import { describeRecogniser, recognitionsOf } from '../../testing/describe-recogniser.ts';
import har from './akamai.har?raw';
import akamai from './akamai.ts';

describeRecogniser(akamai, har);

test('the reference reads as a reader of the page sees it, not as it is escaped there', () => {
  expect(har).toContain('&#46;');
  const references = recognitionsOf(har).flatMap((found) => found.map(({ means }) => means));
  expect(references.join(' ')).toMatch(/18\.8e2d3e17/);
  expect(references.join(' ')).not.toContain('&#46;');
});
