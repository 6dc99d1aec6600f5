import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { diagnosis, preflightDenial } from './fixtures/denials.ts';
import { openPanel } from './fixtures/open-panel.tsx';

// Loaded beforehand: the panel loads them when a policy is first shown, which takes a loaded machine its time.
await import('../core/recipes/index.ts');

afterEach(cleanup);

describe('captured content', () => {
  it('is text, whatever it says', async () => {
    const hostile = '<img src=x onerror="alert(1)"><b>bold</b>';
    const panel = await openPanel([
      preflightDenial({
        request: { method: 'GET', url: `https://api.example/?q=${hostile}`, origin: 'https://app.example' },
        diagnoses: [diagnosis({ title: hostile, sentence: hostile, because: `${hostile}\u202egnp` })],
      }),
    ]);
    expect(panel.container.querySelector('img, b[onclick], script')).toBeNull();
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(hostile);
    expect(screen.getAllByTitle('right-to-left override')[0]?.textContent).toBe('U+202E');
  });

  it('of any length is shown whole on demand', async () => {
    const long = `start ${'x'.repeat(50_000)} end`;
    const panel = await openPanel([preflightDenial({ diagnoses: [diagnosis({ because: long })] })]);
    expect(panel.container.textContent).not.toContain(' end');
    await panel.user.click(screen.getByText(/more characters/));
    expect(panel.container.textContent).toContain(long);
  });
});
