import { useCallback, useEffect, useState } from 'react';
import { DEFAULT_SETTINGS, type Settings } from '../extension/settings.ts';
import { onSettings, readSettings, writeSettings } from '../extension/settings-store.ts';
import { words } from './words.ts';

/** The settings of capture, as all panels and the background have them. */
export interface SettingsLink {
  readonly settings: Settings;
  readonly change: (changes: Partial<Settings>) => void;
  /** Why the browser did not keep the last change, or null. */
  readonly failure: string | null;
}

export function useSettings(): SettingsLink {
  const [settings, setSettings] = useState(DEFAULT_SETTINGS);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    void readSettings().then(setSettings);
    // What this panel wrote comes back as well, and may be older than what was typed since.
    return onSettings((changed) => setSettings((known) => (document.hasFocus() ? known : changed)));
  }, []);
  const change = useCallback(
    (changes: Partial<Settings>) => {
      const next = { ...settings, ...changes };
      setSettings(next);
      writeSettings(next).then(
        () => setFailure(null),
        (error: unknown) =>
          setFailure(words('settingsNotKept', error instanceof Error ? error.message : String(error))),
      );
    },
    [settings],
  );
  return { settings, change, failure };
}
