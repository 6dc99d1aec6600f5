import type { Preferences } from '../preferences.ts';
import { words } from '../words.ts';
import { Dialog } from './dialog.tsx';
import { Segments } from './segments.tsx';

interface SettingsProps {
  readonly preferences: Preferences;
  readonly onChange: (changes: Partial<Preferences>) => void;
  readonly onClose: () => void;
}

/** How the panel shows things. Kept on this computer. */
export function Settings({ preferences, onChange, onClose }: SettingsProps) {
  return (
    <Dialog name="settings" title={words('settings')} onClose={onClose}>
      <Segments
        legend={words('order')}
        name="newest"
        value={preferences.newest}
        options={[
          { value: 'last', label: words('orderLast') },
          { value: 'first', label: words('orderFirst') },
        ]}
        onChange={(newest) => onChange({ newest })}
      />
      <Segments
        legend={words('zone')}
        name="zone"
        value={preferences.zone}
        options={[
          { value: 'local', label: words('zoneLocal') },
          { value: 'utc', label: words('zoneUtc') },
        ]}
        onChange={(zone) => onChange({ zone })}
      />
      <Segments
        legend={words('theme')}
        name="theme"
        value={preferences.theme}
        options={[
          { value: 'auto', label: words('themeAuto') },
          { value: 'light', label: words('themeLight') },
          { value: 'dark', label: words('themeDark') },
        ]}
        onChange={(theme) => onChange({ theme })}
      />
    </Dialog>
  );
}
