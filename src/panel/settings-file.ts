import * as v from 'valibot';
import { type Settings, SettingsSchema } from '../extension/settings.ts';
import { type Preferences, PreferencesSchema } from './preferences.ts';

const FORMAT = 'clearance-settings';

/** What goes with a person to another computer; the sizes of this one's panel do not. */
const FileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  settings: SettingsSchema,
  preferences: v.pick(PreferencesSchema, ['zone', 'newest', 'theme', 'server']),
});
export type SettingsFile = Pick<v.InferOutput<typeof FileSchema>, 'settings' | 'preferences'>;

export const SETTINGS_FILE = { name: 'clearance-settings.json', mimeType: 'application/json' } as const;

/** The text of a settings file. */
export function settingsFile(settings: Settings, { zone, newest, theme, server }: Preferences): string {
  const file = { format: FORMAT, version: 1, settings, preferences: { zone, newest, theme, server } };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Settings from a file's text; null where it is no settings file of this version. */
export function readSettingsFile(text: string): SettingsFile | null {
  try {
    const parsed = v.safeParse(FileSchema, JSON.parse(text));
    return parsed.success ? { settings: parsed.output.settings, preferences: parsed.output.preferences } : null;
  } catch {
    return null;
  }
}
