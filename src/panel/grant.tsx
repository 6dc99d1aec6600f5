import './speak.ts';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { hostsOf } from '../core/plan-try.ts';
import type { ThemeName } from '../extension/devtools-api.ts';
import { decline, grant } from '../extension/grant.ts';
import { type Grant, readGrant } from '../extension/grant-page.ts';
import { Captured } from './marks/captured.tsx';
import { usePreferences } from './preferences.ts';
import { hostName } from './try/host-name.ts';
import { type ThemeSource, useTheme } from './use-theme.ts';
import { words } from './words.ts';
import './tokens.css';
import './ground.css';
import './grant.css';

/** Asks for access to the hosts of a fix or a test, where no panel can: who asks, for what, why, and until when. */

const dark = matchMedia('(prefers-color-scheme: dark)');
const themeNow = (): ThemeName => (dark.matches ? 'dark' : 'light');
const systemTheme: ThemeSource = {
  now: themeNow,
  onChange: (listener) => dark.addEventListener('change', () => listener(themeNow())),
};

function Ask({ wanted }: { readonly wanted: Grant }) {
  const [isRefused, setRefused] = useState(false);
  const hosts = hostsOf(wanted);
  const { isTest } = wanted;
  return (
    <>
      <h1>{words(isTest ? 'grantTestTitle' : 'grantTitle')}</h1>
      <p>
        <Captured text={words(isTest ? 'grantTestWhat' : 'grantWhat', wanted.target, wanted.origin)} />
      </p>
      <p>{words('grantHosts')}</p>
      <ul className="grant-hosts">
        {hosts.map((host) => (
          <li key={host}>
            <code>
              <Captured text={hostName(host)} />
            </code>
          </li>
        ))}
      </ul>
      <p>{words(isTest ? 'grantTestUse' : 'grantUse')}</p>
      <div className="grant-actions">
        <button
          type="button"
          className="primary"
          data-action="grant"
          onClick={() => void grant(wanted.tabId, hosts).then((isGranted) => setRefused(!isGranted))}
        >
          {words('grantAsk')}
        </button>
        <button type="button" data-action="decline" onClick={() => void decline(wanted.tabId)}>
          {words('grantNo')}
        </button>
      </div>
      {isRefused && (
        <p role="status" data-part="refused">
          {words('grantRefused')}
        </p>
      )}
    </>
  );
}

function Page() {
  const { preferences } = usePreferences();
  useTheme(preferences.theme, systemTheme);
  const wanted = readGrant(location.search);
  return <main className="grant">{wanted === null ? <p>{words('grantUnknown')}</p> : <Ask wanted={wanted} />}</main>;
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
