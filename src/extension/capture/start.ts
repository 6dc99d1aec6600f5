import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Browser } from '../../core/exchange.ts';
import type { Environment } from '../../core/report-schema.ts';
import type { CaptureMessage } from '../capture-protocol.ts';
import { engine, inspectedTabId } from '../devtools-api.ts';
import { type Direction, DirectionSchema } from '../directions.ts';
import { readEnvironment } from '../environment.ts';
import { evaluate } from '../evaluate.ts';
import { fingerprintKey, onFingerprintKey } from '../fingerprint-key.ts';
import { type Connection, connect } from '../port.ts';
import { PROTOCOL_VERSION, portName } from '../port-name.ts';
import { onSettings, readSettings } from '../settings-store.ts';
import { type Capture, createCapture } from './capture.ts';
import type { Reader } from './capture-host.ts';
import { contentOf } from './content.ts';
import { createDocuments } from './documents.ts';
import { fieldsOf } from './glimpse.ts';

const later = (milliseconds: number, then: () => void): void => void setTimeout(then, milliseconds);

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => later(milliseconds, resolve));

const key = (): string => `clearance ${crypto.randomUUID()}`;

/** Chromium alone tells which resources a page has, and with them its frames. */
interface ChromiumWindow {
  readonly getResources?: (tell: (resources: readonly { readonly url: string }[]) => void) => void;
}

const FRAMES = 200;

/** URLs at which a frame of the page may be; none in Firefox, which lets no frame be asked. */
function frames(): Promise<readonly string[]> {
  const inspected: typeof browser.devtools.inspectedWindow & ChromiumWindow = browser.devtools.inspectedWindow;
  return new Promise((resolve) => {
    if (inspected.getResources === undefined) resolve([]);
    else inspected.getResources((all) => resolve([...new Set(all.map(({ url }) => url))].slice(0, FRAMES)));
  });
}

/** Listens to the inspected tab's requests from now on, for as long as DevTools are open. */
export async function startCapture(): Promise<void> {
  const since = Date.now();
  const name = engine();
  let environment: Environment = { browser: null, os: null, extension: null, zone: null };
  const id = crypto.randomUUID().slice(0, 8);
  let link: Connection<CaptureMessage> | null = null;

  const capture: Capture = createCapture({
    id,
    browser: name,
    hello: (requests) => ({
      type: 'hello',
      version: PROTOCOL_VERSION,
      capture: id,
      browser: name,
      environment,
      since,
      requests,
    }),
    now: Date.now,
    later,
    getHar: async () => entriesOf(await browser.devtools.network.getHAR()),
    post: (message) => link?.send(message),
    wake: () => link?.wake(),
    experiment: async (held) => {
      const { createRun } = await import('./run-experiment.ts');
      return createRun({ ...held, browser: name, now: Date.now, evaluate, frames, wait, key });
    },
    reader: createLoader(name),
  });

  browser.devtools.network.onRequestFinished.addListener((request) => {
    capture.finished(request, () => contentOf(request, name));
  });
  const list = async () => {
    capture.listed(entriesOf(await browser.devtools.network.getHAR()), (entry) => contentOf(entry, name));
  };
  const listHar = createLister(list);
  const tellNavigation = createDocuments({
    evaluate,
    later,
    onNavigated: (url, document) => {
      capture.navigated(url, document);
      // An event that its document's end has swallowed is still listed where the user preserves the log.
      if (document !== null && name === 'chromium') later(SETTLED, () => void listHar());
    },
  });
  browser.devtools.network.onNavigated.addListener((url) => void tellNavigation(url));

  environment = await readEnvironment();
  connect<Direction, CaptureMessage>({
    name: portName('capture', inspectedTabId()),
    parse: (message) => {
      const parsed = v.safeParse(DirectionSchema, message);
      return parsed.success ? parsed.output : null;
    },
    onMessage: (message) => {
      if (message.type !== 'look') capture.direct(message);
      // However long it takes: the user asked for it.
      else void list().catch(() => undefined);
    },
    onState: ({ status }, connection) => {
      link = connection;
      if (status === 'connected') capture.connected();
      else if (status === 'asleep') capture.disconnected();
      else capture.stop();
    },
  });

  addEventListener('pagehide', capture.leave);

  const url = await evaluate('location.href');
  if (typeof url === 'string') await tellNavigation(url);
  // Firefox's HAR holds nothing from before, and to ask for it costs what happens meanwhile.
  if (name === 'chromium') await listHar();
}

/**
 * What reads denials is heavy: it is loaded with the first one, and most sessions never need it. Nothing is read before
 * it is known what the user wants masked.
 */
function createLoader(name: Browser): () => Reader | Promise<Reader> {
  let reader: Reader | Promise<Reader> | null = null;
  return () => {
    reader ??= Promise.all([import('./read.ts'), readSettings(), fingerprintKey()]).then(([read, stored, first]) => {
      let settings = stored;
      onSettings((changed) => {
        settings = changed;
      });
      let key = first;
      onFingerprintKey((renewed) => {
        key = renewed;
      });
      const loaded = read.createReader(
        name,
        () => key,
        () => settings,
      );
      reader = loaded;
      return loaded;
    });
    return reader;
  };
}

/** Milliseconds after a new document began, when what its predecessor left behind has come. */
const SETTLED = 1_000;
/** A HAR that takes longer than this to come is not asked for again. */
const LONGEST = 300;

/** Lists the HAR, unless it was so long the last time that DevTools would be felt to stop. */
function createLister(list: () => Promise<void>): () => Promise<void> {
  let took = 0;
  return async () => {
    if (took > LONGEST) return;
    const asked = performance.now();
    await list().catch(() => undefined);
    took = performance.now() - asked;
  };
}

const entriesOf = (log: unknown): readonly unknown[] => {
  const entries = fieldsOf(log)?.entries;
  return Array.isArray(entries) ? entries : [];
};
