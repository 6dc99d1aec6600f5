import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { groupsAfter } from '../src/core/groups-after.ts';
import { type Report, ReportSchema } from '../src/core/report-schema.ts';
import { PROTOCOL_VERSION } from '../src/extension/port-name.ts';
import type { Patch } from '../src/extension/protocol.ts';
import type { Surface } from './drivers/session.ts';

/** What an extension's page has; the panel's own code reaches it through webextension-polyfill. */
declare const chrome: {
  devtools: { inspectedWindow: { tabId: number } };
  runtime: {
    connect(info: { name: string }): {
      onMessage: { addListener(listener: (message: object) => void): void };
      onDisconnect: { addListener(listener: () => void): void };
      postMessage(message: object): void;
      disconnect(): void;
    };
  };
};

interface Asked {
  readonly version: number;
  /** Paths of the panel's worker. */
  readonly chromium: string;
  readonly firefox: string;
}

/** Runs in the panel's document: asks the background as a fresh panel does, and has the panel's own worker diagnose what it says. */
function collectPatches({ version, chromium, firefox }: Asked): Promise<Patch[]> {
  const worker = new Worker(location.protocol === 'moz-extension:' ? firefox : chromium, { type: 'module' });
  const port = chrome.runtime.connect({ name: `panel:${chrome.devtools.inspectedWindow.tabId}` });
  const collected = new Promise<Patch[]>((resolve, reject) => {
    const patches: Patch[] = [];
    worker.addEventListener('error', ({ message }) => reject(new Error(`the panel's worker stopped: ${message}`)));
    worker.addEventListener('message', ({ data }: MessageEvent<Patch>) => {
      patches.push(data);
      if (data.revision !== undefined) resolve(patches);
    });
    port.onMessage.addListener((message) => worker.postMessage(message));
    port.onDisconnect.addListener(() => reject(new Error('the background went away')));
    port.postMessage({ type: 'hello', version });
  });
  return collected.finally(() => {
    port.disconnect();
    worker.terminate();
  });
}

/** Path of the panel's worker within the extension. */
function workerIn(browser: 'chrome' | 'firefox'): string {
  const file = fs
    .readdirSync(path.resolve('dist', browser, 'assets'))
    .find((name) => name.startsWith('engine-worker-'));
  if (file === undefined) throw new Error(`the extension for ${browser} is not built`);
  return `/assets/${file}`;
}

/** The report that the panel shows at this moment. */
export async function readReport(panel: Surface): Promise<Report> {
  const asked = { version: PROTOCOL_VERSION, chromium: workerIn('chrome'), firefox: workerIn('firefox') };
  const patches = await panel.evaluate(collectPatches, asked);
  const last = patches.at(-1);
  if (last === undefined) throw new Error('the panel was told nothing');
  const { source, environment, redactions } = last;
  const groups = patches.reduce(groupsAfter, []);
  const denials = patches.flatMap((patch) => patch.denials);
  const report = { format: 'clearance-report', version: 1, source, environment, denials, groups, redactions };
  return v.parse(ReportSchema, report);
}
