import browser, { type Runtime } from 'webextension-polyfill';
import { createHub, type Link } from './background/hub.ts';
import type { Awake } from './directions.ts';
import { readPortName } from './port-name.ts';
import { onSettings } from './settings-store.ts';

const hub = createHub({
  storage: browser.storage.session,
  settings: browser.storage.local,
  onSettings,
  instance: crypto.randomUUID(),
  now: Date.now,
  later: (milliseconds, then) => void setTimeout(then, milliseconds),
  isTabOpen: (tabId) =>
    browser.tabs.get(tabId).then(
      () => true,
      () => false,
    ),
  report: (error) => console.error('Clearance:', error),
});

/** A port may end between two messages; what was meant for it then is asked for again by its successor. */
function postTo(port: Runtime.Port): (message: unknown) => void {
  return (message) => {
    try {
      port.postMessage(message);
    } catch {
      // Its onDisconnect follows.
    }
  };
}

browser.runtime.onConnect.addListener((port) => {
  const name = readPortName(port.name);
  if (name === null || port.sender?.id !== browser.runtime.id) return;
  const link: Link = hub[name.kind](name.tabId, postTo(port));
  port.onMessage.addListener(link.receive);
  port.onDisconnect.addListener(link.ended);
});

// Pages whose port ended with the last background connect again; with no page there, nobody answers.
const awake: Awake = { type: 'awake' };
browser.runtime.sendMessage(awake).catch(() => undefined);
