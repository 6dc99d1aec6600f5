import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, DENIAL_STATUSES, parseSettings } from './settings.ts';

describe('settings from storage or a file', () => {
  it('count every kind of denial at first', () => {
    expect(DEFAULT_SETTINGS).toMatchObject({ statuses: [...DENIAL_STATUSES], cors: true, network: true });
  });

  it('survive being written and read', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      statuses: [403 as const],
      cors: false,
      scopes: 'GET /a a:read',
      bodyLimit: 0 as const,
    };
    expect(parseSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });

  it.each([[null], [7], ['x'], [[]], [undefined]])('are as at first where %j is stored', (stored) =>
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS),
  );

  it('keep what is understood beside what is not', () => {
    const read = parseSettings({
      statuses: [403, 200],
      cors: 'no',
      bodyLimit: 7,
      scopes: 'x'.repeat(200_000),
      maskNames: 'tenant',
      more: 1,
    });
    expect(read).toEqual({ ...DEFAULT_SETTINGS, maskNames: 'tenant' });
  });
});
