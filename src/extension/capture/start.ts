import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Environment } from '../../core/report-schema.ts';
import type { CaptureMessage } from '../capture-protocol.ts';
import { engine, inspectedTabId } from '../devtools-api.ts';
import { type Direction, DirectionSchema } from '../directions.ts';
import { readEnvironment } from '../environment.ts';
import { type Connection, connect } from '../port.ts';
import { PROTOCOL_VERSION, portName } from '../port-name.ts';
import { type Capture, createCapture } from './capture.ts';
import { contentOf } from './content.ts';
import { fieldsOf } from './glimpse.ts';
import { createReader } from './read.ts';

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
    later: (milliseconds, then) => void setTimeout(then, milliseconds),
    getHar: async () => entriesOf(await browser.devtools.network.getHAR()),
    post: (message) => link?.send(message),
    wake: () => link?.wake(),
    read: createReader(name, crypto.getRandomValues(new Uint8Array(32))),
  });

  browser.devtools.network.onRequestFinished.addListener((request) => {
    capture.finished(request, () => contentOf(request, name));
  });
  browser.devtools.network.onNavigated.addListener((url) => void tellNavigation(capture, url));

  environment = await readEnvironment();
  connect<Direction, CaptureMessage>({
    name: portName('capture', inspectedTabId()),
    parse: (message) => {
      const parsed = v.safeParse(DirectionSchema, message);
      return parsed.success ? parsed.output : null;
    },
    onMessage: capture.direct,
    onState: ({ status }, connection) => {
      link = connection;
      if (status === 'connected') capture.connected();
      else if (status === 'asleep') capture.disconnected();
      else capture.stop();
    },
  });

  await tellFirstPage(capture);
  // Firefox's HAR holds nothing from before, and to ask for it costs what happens meanwhile.
  if (name === 'chromium') {
    capture.listed(entriesOf(await browser.devtools.network.getHAR()), (entry) => contentOf(entry, name));
  }
}

const entriesOf = (log: unknown): readonly unknown[] => {
  const entries = fieldsOf(log)?.entries;
  return Array.isArray(entries) ? entries : [];
};

/** Where the document began, by its own clock; null where the page cannot be asked. */
const TIME_ORIGIN = 'performance.timeOrigin';
let lastDocument: number | null = null;

async function tellNavigation(capture: Capture, url: string): Promise<void> {
  const document = await evaluate(TIME_ORIGIN);
  // pushState and a change of the fragment are told as navigations as well; the document stays.
  const isNew = typeof document === 'number' && document !== lastDocument;
  if (isNew) lastDocument = document;
  capture.navigated(url, isNew ? document : null);
}

async function tellFirstPage(capture: Capture): Promise<void> {
  const url = await evaluate('location.href');
  const document = await evaluate(TIME_ORIGIN);
  if (lastDocument === null && typeof document === 'number') lastDocument = document;
  if (typeof url === 'string') capture.navigated(url, null);
}

async function evaluate(expression: string): Promise<unknown> {
  try {
    // Firefox and the polyfill promise `[value, error]`, a Chromium with promises of its own the bare value.
    const answer: unknown = await browser.devtools.inspectedWindow.eval(expression);
    return Array.isArray(answer) ? answer[0] : answer;
  } catch {
    return null;
  }
}
