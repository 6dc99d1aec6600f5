import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { createHub, type Link } from './background/hub.ts';
import type { Awake } from './directions.ts';
import { fixBrowser } from './fix-browser.ts';
import { DeclinedSchema } from './grant-page.ts';
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
  fixing: fixBrowser,
  report: (error) => console.error('Clearance:', error),
});

// Each starts a background that sleeps: what was granted for a fix is given back, whatever ended it.
browser.permissions.onAdded.addListener(hub.hostsChanged);
browser.permissions.onRemoved.addListener(hub.hostsChanged);
browser.runtime.onStartup.addListener(hub.hostsChanged);
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender): undefined => {
  if (sender.id === browser.runtime.id && v.is(DeclinedSchema, message)) hub.declined(message.tabId);
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
