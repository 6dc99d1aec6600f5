import { useRef, useState } from 'react';
import type { Settings } from '../../extension/settings.ts';
import { download } from '../clipboard.ts';
import type { Preferences } from '../preferences.ts';
import { readSettingsFile, SETTINGS_FILE, type SettingsFile, settingsFile } from '../settings-file.ts';
import { words } from '../words.ts';

interface SettingsFileButtonsProps {
  readonly settings: Settings;
  readonly preferences: Preferences;
  readonly onLoad: (file: SettingsFile) => void;
}

/** Settings go to another computer as a file. */
export function SettingsFileButtons({ settings, preferences, onLoad }: SettingsFileButtonsProps) {
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const load = async (file: File | undefined) => {
    if (!file) return;
    const loaded = readSettingsFile(await file.text());
    if (loaded) onLoad(loaded);
    setSaid(words(loaded ? 'settingsLoaded' : 'settingsNoFile', file.name));
  };
  return (
    <>
      <p className="note push-right" role="status" data-part="settings-file">
        {said}
      </p>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={words('settingsLoad')}
        onChange={(event) => {
          void load(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" data-action="settings-load" onClick={() => input.current?.click()}>
        {words('settingsLoad')}
      </button>
      <button
        type="button"
        data-action="settings-save"
        onClick={() => download(settingsFile(settings, preferences), SETTINGS_FILE.name, SETTINGS_FILE.mimeType)}
      >
        {words('settingsSave')}
      </button>
    </>
  );
}
