import { expect, test } from 'vitest';
import { MASK_KINDS } from './mask.ts';
import { printRedactionPolicy } from './policy.ts';

test('the published policy is what the code does', async () => {
  await expect(printRedactionPolicy()).toMatchFileSnapshot('../../../docs/redaction.md');
});

test('it names every kind of mask', () => {
  for (const kind of Object.keys(MASK_KINDS)) expect(printRedactionPolicy()).toContain(`| \`${kind}\` |`);
});
