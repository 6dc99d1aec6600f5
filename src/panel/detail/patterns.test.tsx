import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { scopeDenial } from '../fixtures/denials.ts';
import { openPanel } from '../fixtures/open-panel.tsx';

afterEach(cleanup);

it('tells what the requests beside a denial show, with the moment it began; nothing where nothing is known', async () => {
  const pattern = {
    pattern: 'burst' as const,
    method: 'GET',
    path: '/orders',
    says: 'passed 4 seconds before the first refusal; 12 requests were refused from then on',
    at: '2026-11-21T12:31:09.000Z',
    count: 12,
  };
  await openPanel([scopeDenial({ patterns: [pattern] })]);
  const told = document.querySelector('[data-part=pattern] [data-pattern=burst]');
  expect(told?.textContent).toMatch(/^GET \/orders passed 4 seconds before .* from then on, since 2026-11-21 /);
  cleanup();
  await openPanel([scopeDenial()]);
  expect(document.querySelector('[data-part=verdict]')).not.toBeNull();
  expect(document.querySelector('[data-part=pattern]')).toBeNull();
});
