import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { AwakeSchema } from './directions.ts';

/**
 * `connected`: messages pass. `asleep`: the browser stopped the idle background; it is started again by `send`, by
 * `wake`, or by whatever else starts it. `gone`: this page belongs to an extension that was updated, disabled or
 * removed, and nothing brings it back but opening DevTools again.
 */
export type ConnectionState =
  | { readonly status: 'connected' }
  | { readonly status: 'asleep' }
  | { readonly status: 'gone'; readonly reason: string };

export interface ConnectionOptions<Incoming, Outgoing> {
  /** As `portName` makes it. */
  readonly name: string;
  /** Null for what this page does not understand; such a message is dropped. */
  readonly parse: (message: unknown) => Incoming | null;
  readonly onMessage: (message: Incoming) => void;
  /**
   * Told synchronously, the first time before `connect` returns; what is sent from within `connected` goes before
   * everything else.
   */
  readonly onState: (state: ConnectionState, connection: Connection<Outgoing>) => void;
}

export interface Connection<Outgoing> {
  /** Starts the background where it is asleep. Nothing is queued: what must arrive is sent again on `connected`. */
  readonly send: (message: Outgoing) => void;
  /** Connects now where asleep. */
  readonly wake: () => void;
  readonly close: () => void;
}

export const GONE = 'Clearance was updated or switched off. Close DevTools and open it again to go on.';

/** Milliseconds, by a clock that nobody sets. A background that starts may say so before the end of its predecessor's port is heard of. */
const AWAKE_LASTS = 5_000;
/** A connection shorter than this is a background that fails to start: each further try waits longer. */
const SHORT_LIVED = 1_000;
const PATIENCE = 3;
const LONGEST_WAIT = 30_000;

/**
 * A port to the background that outlives it. An idle background is not kept alive, and an idle page does not start
 * it: it calls (`awake`) when something else has started it.
 */
export function connect<Incoming, Outgoing>(options: ConnectionOptions<Incoming, Outgoing>): Connection<Outgoing> {
  let port: Runtime.Port | null = null;
  let closed = false;
  let openedAt = 0;
  let awakeAt = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const giveUp = () => {
    closed = true;
    port = null;
    options.onState({ status: 'gone', reason: GONE }, connection);
  };

  const open = () => {
    if (closed || port !== null) return;
    clearTimeout(retry);
    retry = undefined;
    let opened: Runtime.Port;
    try {
      opened = browser.runtime.connect({ name: options.name });
    } catch {
      // The one reason for which connect() itself throws: "Extension context invalidated."
      giveUp();
      return;
    }
    port = opened;
    openedAt = performance.now();
    opened.onMessage.addListener((message: unknown) => {
      if (port !== opened) return;
      failures = 0;
      const parsed = options.parse(message);
      if (parsed !== null) options.onMessage(parsed);
    });
    opened.onDisconnect.addListener(() => {
      if (port === opened) lose();
    });
    options.onState({ status: 'connected' }, connection);
  };

  const lose = () => {
    port = null;
    failures = performance.now() - openedAt < SHORT_LIVED ? failures + 1 : 0;
    options.onState({ status: 'asleep' }, connection);
    if (port === null && performance.now() - awakeAt < AWAKE_LASTS) wake();
  };

  const wake = () => {
    if (failures < PATIENCE) open();
    else retry ??= setTimeout(open, Math.min(LONGEST_WAIT, SHORT_LIVED * 2 ** (failures - PATIENCE)));
  };

  const post = (message: Outgoing): boolean => {
    try {
      port?.postMessage(message);
      return port !== null;
    } catch {
      // The port broke and its end was not told yet.
      if (port !== null) lose();
      return false;
    }
  };

  const send = (message: Outgoing) => {
    if (port === null) wake();
    if (port !== null && !post(message)) {
      wake();
      post(message);
    }
  };

  const onAwake = (message: unknown): undefined => {
    if (!v.is(AwakeSchema, message)) return;
    awakeAt = performance.now();
    failures = 0;
    open();
  };
  browser.runtime.onMessage.addListener(onAwake);

  const close = () => {
    closed = true;
    clearTimeout(retry);
    browser.runtime.onMessage.removeListener(onAwake);
    port?.disconnect();
    port = null;
  };

  const connection: Connection<Outgoing> = { send, wake, close };
  open();
  return connection;
}
