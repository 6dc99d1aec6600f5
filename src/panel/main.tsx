import './speak.ts';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import {
  canRevealInNetworkPanel,
  engine,
  onThemeChange,
  reloadInspected,
  revealInNetworkPanel,
  type ThemeName,
  themeName,
} from '../extension/devtools-api.ts';
import type { Host } from './host.ts';
import { Announcer } from './marks/announcer.tsx';
import { Panel } from './panel.tsx';
import { usePreferences } from './preferences.ts';
import { useSession } from './use-session.ts';
import { useSettings } from './use-settings.ts';
import './tokens.css';
import './ground.css';

/** DevTools' theme, live, unless the user chose one. The classes are what the tokens hang on. */
function useTheme(choice: 'auto' | ThemeName): void {
  const [theme, setTheme] = useState(themeName);
  useEffect(() => onThemeChange(setTheme), []);
  const shown = choice === 'auto' ? theme : choice;
  useEffect(() => {
    document.documentElement.classList.toggle('dark', shown === 'dark');
    document.documentElement.classList.toggle('firefox', engine() === 'firefox');
  }, [shown]);
}

function ExtensionPanel() {
  const link = useSession();
  const settings = useSettings();
  const { preferences, change } = usePreferences();
  useTheme(preferences.theme);
  const host = useMemo<Host>(
    () => ({
      reload: reloadInspected,
      reveal: canRevealInNetworkPanel() ? (filter) => void revealInNetworkPanel(filter) : null,
    }),
    [],
  );
  return <Panel link={link} host={host} preferences={preferences} onPreferences={change} settings={settings} />;
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Announcer>
        <ExtensionPanel />
      </Announcer>
    </StrictMode>,
  );
}
