import { expect, it } from 'vitest';
import { chromiumEntry } from '../fixture/entries.ts';
import { DEFAULT_SETTINGS } from '../settings.ts';
import { createReader } from './read.ts';

it('patterns of the user are masked when captured only where the settings say so, from then on', () => {
  let settings = { ...DEFAULT_SETTINGS, maskPatterns: 'acme-\\w+' };
  const read = createReader(
    'chromium',
    () => new Uint8Array(32),
    () => settings,
  );
  const body = '{"message":"acme-west may not"}';
  const text = () => {
    const exchange = read(chromiumEntry({ status: 403, body }), { id: 'c1-1', sequence: 1, page: null });
    return 'skipped' in exchange ? exchange.skipped : exchange.response?.body?.text;
  };
  expect(text()).toBe(body);
  settings = { ...settings, patternsAtCapture: true };
  expect(text()).toBe('{"message":"[own:9] may not"}');
});
