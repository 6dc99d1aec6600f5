import './speak.ts';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import {
  askForHosts,
  canAskForHosts,
  canOpenSource,
  canRevealInNetworkPanel,
  engine,
  onThemeChange,
  openSource,
  reloadInspected,
  revealInNetworkPanel,
  themeName,
} from '../extension/devtools-api.ts';
import { readEarlier } from '../extension/earlier.ts';
import { renewFingerprintKey } from '../extension/fingerprint-key.ts';
import type { Host } from './host.ts';
import { readInWorker } from './import/read-in-worker.ts';
import { Announcer } from './marks/announcer.tsx';
import { Panel } from './panel.tsx';
import { usePreferences } from './preferences.ts';
import { useSession } from './use-session.ts';
import { useSettings } from './use-settings.ts';
import { type ThemeSource, useTheme } from './use-theme.ts';
import './tokens.css';
import './ground.css';

const devtoolsTheme: ThemeSource = { now: themeName, onChange: onThemeChange };

function ExtensionPanel() {
  const link = useSession();
  const settings = useSettings();
  const { preferences, change } = usePreferences();
  useTheme(preferences.theme, devtoolsTheme);
  const host = useMemo<Host>(
    () => ({
      standalone: false,
      engine: engine(),
      readFile: readInWorker,
      reload: reloadInspected,
      earlier: readEarlier,
      renewFingerprints: renewFingerprintKey,
      reveal: canRevealInNetworkPanel() ? (filter) => void revealInNetworkPanel(filter) : null,
      askForHosts: canAskForHosts() ? askForHosts : null,
      openSource: canOpenSource() ? openSource : null,
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
