import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../extension/settings.ts';
import { PreferencesSchema } from './preferences.ts';
import { readSettingsFile, settingsFile } from './settings-file.ts';

const preferences = v.parse(PreferencesSchema, { zone: 'utc', split: { rows: 20, columns: 40 } });

describe('a settings file', () => {
  it('brings settings and the ways of showing to another computer, not the sizes of this one', () => {
    const settings = { ...DEFAULT_SETTINGS, cors: false, maskNames: 'tenant' };
    expect(readSettingsFile(settingsFile(settings, preferences))).toEqual({
      settings,
      preferences: { zone: 'utc', newest: 'last', theme: 'auto', server: null },
    });
  });

  it.each([
    ['not JSON'],
    ['null'],
    ['[]'],
    ['{"format":"clearance-report","version":1}'],
    ['{"format":"clearance-settings","version":2}'],
  ])('is not %s', (text) => expect(readSettingsFile(text)).toBeNull());
});
