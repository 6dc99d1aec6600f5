import * as v from 'valibot';
import { type Report, ReportSchema } from '../src/core/report-schema.ts';
import { PROTOCOL_VERSION } from '../src/extension/port-name.ts';
import { type Patch, PatchSchema } from '../src/extension/protocol.ts';
import type { Surface } from './drivers/session.ts';

/** What an extension's page has; the panel's own code reaches it through webextension-polyfill. */
declare const chrome: {
  devtools: { inspectedWindow: { tabId: number } };
  runtime: {
    connect(info: { name: string }): {
      onMessage: { addListener(listener: (message: { revision?: string }) => void): void };
      onDisconnect: { addListener(listener: () => void): void };
      postMessage(message: object): void;
      disconnect(): void;
    };
  };
};

/** Runs in the panel's document: asks the background as a fresh panel does, and collects the full patch. */
function collectPatches(version: number): Promise<unknown[]> {
  const port = chrome.runtime.connect({ name: `panel:${chrome.devtools.inspectedWindow.tabId}` });
  return new Promise((resolve, reject) => {
    const patches: unknown[] = [];
    port.onMessage.addListener((message) => {
      patches.push(message);
      if (message.revision === undefined) return;
      port.disconnect();
      resolve(patches);
    });
    port.onDisconnect.addListener(() => reject(new Error('the background went away')));
    port.postMessage({ type: 'hello', version });
  });
}

function assemble(patches: Patch[]): unknown {
  const last = patches.at(-1);
  if (!last) throw new Error('the background sent no patch');
  const { source, environment, groups, redactions } = last;
  const denials = patches.flatMap((patch) => patch.denials);
  return { format: 'clearance-report', version: 1, source, environment, denials, groups, redactions };
}

/** The report that the panel shows at this moment. */
export async function readReport(panel: Surface): Promise<Report> {
  const patches = v.parse(v.array(PatchSchema), await panel.evaluate(collectPatches, PROTOCOL_VERSION));
  return v.parse(ReportSchema, assemble(patches));
}
