import './speak.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { engine, type ThemeName } from '../extension/devtools-api.ts';
import { renewFingerprintKey } from '../extension/fingerprint-key.ts';
import type { Host } from './host.ts';
import { readInWorker } from './import/read-in-worker.ts';
import { Announcer } from './marks/announcer.tsx';
import { Panel } from './panel.tsx';
import { usePreferences } from './preferences.ts';
import type { SessionLink } from './use-session.ts';
import { useSettings } from './use-settings.ts';
import { type ThemeSource, useTheme } from './use-theme.ts';
import './tokens.css';
import './ground.css';

/** The page of its own: the panel on files, for whoever was sent one. Nothing is captured here. */

const dark = matchMedia('(prefers-color-scheme: dark)');
const themeNow = (): ThemeName => (dark.matches ? 'dark' : 'light');
const systemTheme: ThemeSource = {
  now: themeNow,
  onChange: (listener) => dark.addEventListener('change', () => listener(themeNow())),
};

const NO_SESSION: SessionLink = { state: null, gone: null, send: () => undefined };
const HOST: Host = {
  standalone: true,
  engine: engine(),
  readFile: readInWorker,
  reload: () => undefined,
  earlier: async () => null,
  renewFingerprints: renewFingerprintKey,
  reveal: null,
  askForHosts: null,
  openSource: null,
};

function Page() {
  const { preferences, change } = usePreferences();
  const settings = useSettings();
  useTheme(preferences.theme, systemTheme);
  return <Panel link={NO_SESSION} host={HOST} preferences={preferences} onPreferences={change} settings={settings} />;
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Announcer>
        <Page />
      </Announcer>
    </StrictMode>,
  );
}
