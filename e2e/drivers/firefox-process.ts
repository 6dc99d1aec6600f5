import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Bidi, connectBidi } from './bidi.ts';
import { createProfile, killGroup } from './profile.ts';
import type { SessionOptions } from './session.ts';
import { within } from './until.ts';

function preferences({ dark, scale = 1, downloads, firefoxPrefs = {} }: SessionOptions): string {
  const prefs = {
    'remote.prefs.recommended': true,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'network.proxy.type': 0,
    'devtools.toolbox.host': 'right',
    'devtools.toolbox.sidebar.width': 554,
    'devtools.toolbox.selectedTool': 'webconsole',
    ...(dark === undefined ? {} : { 'devtools.theme': dark ? 'dark' : 'light' }),
    ...(downloads === undefined
      ? {}
      : {
          'browser.download.folderList': 2,
          'browser.download.dir': downloads,
          'browser.download.useDownloadDir': true,
          'browser.download.always_ask_before_handling_new_types': false,
        }),
    ...(scale === 1 ? {} : { 'layout.css.devPixelsPerPx': String(scale) }),
    ...firefoxPrefs,
  };
  return Object.entries(prefs)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
    .join('\n');
}

/** Resolves with the address that Firefox prints on standard error. */
function listeningAddress(firefox: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let log = '';
    firefox.once('error', reject);
    firefox.once('exit', () => reject(new Error(`Firefox ended before it listened:\n${log}`)));
    firefox.stderr?.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(log)?.[1];
      if (address) resolve(address);
    });
  });
}

export interface LaunchedFirefox {
  bidi: Bidi;
  closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Firefox, unlike Chromium, does not notice that its driver is gone. So a shell leads its process group and ends the group when
 * our end of its standard input closes, even if we are killed outright.
 */
const WATCHED = 'exec 3<&0; (cat <&3 >/dev/null; kill -KILL -$$) & "$@" & wait $!';

function spawnWatched(executablePath: string, args: string[]): ChildProcess {
  const env = { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' };
  if (process.platform === 'win32') return spawn(executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const stdio = ['pipe', 'ignore', 'pipe'] as const;
  return spawn('/bin/sh', ['-c', WATCHED, 'sh', executablePath, ...args], { detached: true, stdio: [...stdio], env });
}

/** Starts Firefox with a new profile and connects to it. */
export async function launchFirefoxProcess(executablePath: string, options: SessionOptions): Promise<LaunchedFirefox> {
  const profile = createProfile('clearance-firefox-', options.profile);
  fs.writeFileSync(path.join(profile.folder, 'user.js'), preferences(options));
  const { headless = true } = options;
  const args = [
    '--no-remote',
    '--profile',
    profile.folder,
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
  ];
  const firefox = spawnWatched(executablePath, [...(headless ? ['--headless'] : []), ...args, 'about:blank']);
  const kill = () => {
    if (firefox.pid !== undefined) killGroup(firefox.pid);
  };
  profile.ownedBy(kill);
  const closed = new Promise<void>((resolve) => {
    const onGone = () => {
      kill(); // content processes that outlived their parent
      profile.remove();
      resolve();
    };
    firefox.once('exit', onGone);
    firefox.once('error', onGone);
  });
  try {
    const bidi = await connectBidi(await within('Firefox to listen', listeningAddress(firefox)));
    const close = async () => {
      await bidi.send('browser.close').catch(() => undefined);
      await within('Firefox to close', closed, 5_000).catch(kill);
      await closed;
      bidi.close();
    };
    return { bidi, closed, close };
  } catch (error) {
    kill();
    await closed;
    throw error;
  }
}
