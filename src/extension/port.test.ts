import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConnectionState, connect, GONE } from './port.ts';

type Listener = (value: unknown) => void;

/** One port as the browser makes them; both ends of it. */
function createPort() {
  const messages: Listener[] = [];
  const ends: (() => void)[] = [];
  const sent: unknown[] = [];
  let isBroken = false;
  return {
    sent,
    port: {
      onMessage: { addListener: (listener: Listener) => void messages.push(listener) },
      onDisconnect: { addListener: (listener: () => void) => void ends.push(listener) },
      postMessage: (message: unknown) => {
        if (isBroken) throw new Error('Attempting to use a disconnected port object');
        sent.push(message);
      },
      disconnect: () => undefined,
    },
    receive: (message: unknown) => void messages.map((listener) => listener(message)),
    end: () => {
      isBroken = true;
      ends.map((listener) => listener());
    },
    breakSilently: () => {
      isBroken = true;
    },
  };
}

const world = vi.hoisted(() => ({
  ports: [] as unknown[],
  connect: (_: { name: string }): unknown => null,
  awake: [] as ((message: unknown) => void)[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      connect: (info: { name: string }) => world.connect(info),
      onMessage: {
        addListener: (listener: (message: unknown) => void) => void world.awake.push(listener),
        removeListener: (listener: (message: unknown) => void) =>
          void world.awake.splice(world.awake.indexOf(listener), 1),
      },
    },
  },
}));

describe('a port that outlives the background', () => {
  let ports: ReturnType<typeof createPort>[] = [];
  let states: ConnectionState['status'][] = [];
  let heard: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    ports = [];
    states = [];
    heard = [];
    world.awake.length = 0;
    world.connect = () => {
      const made = createPort();
      ports.push(made);
      return made.port;
    };
    return () => vi.useRealTimers();
  });

  const open = () =>
    connect<string, unknown>({
      name: 'panel:7',
      parse: (message) => (typeof message === 'string' ? message : null),
      onMessage: (message) => void heard.push(message),
      onState: ({ status }, connection) => {
        states.push(status);
        if (status === 'connected') connection.send('hello');
      },
    });
  const last = () => {
    const port = ports.at(-1);
    if (port === undefined) throw new Error('no port');
    return port;
  };
  const awake = () => void [...world.awake].map((listener) => listener({ type: 'awake' }));

  it('says hello first, on every connection, and drops what it does not understand', () => {
    const connection = open();
    connection.send('a');
    last().receive('b');
    last().receive({ other: 1 });
    expect([last().sent, heard]).toEqual([['hello', 'a'], ['b']]);
    last().end();
    connection.send('c');
    expect(last().sent).toEqual(['hello', 'c']);
    expect(ports).toHaveLength(2);
  });

  it('lets an idle background sleep, and connects when something else wakes it', () => {
    open();
    vi.advanceTimersByTime(30_000);
    last().end();
    vi.advanceTimersByTime(3_600_000);
    expect([ports.length, states]).toEqual([1, ['connected', 'asleep']]);
    awake();
    expect([ports.length, states.at(-1)]).toEqual([2, 'connected']);
    awake();
    expect(ports).toHaveLength(2);
  });

  it('connects also where the new background called before the end of the old one was heard of', () => {
    open();
    vi.advanceTimersByTime(30_000);
    awake();
    expect(ports).toHaveLength(1);
    last().end();
    expect(ports).toHaveLength(2);
  });

  it('sends again what a broken port threw back', () => {
    const connection = open();
    last().breakSilently();
    connection.send('a');
    expect(ports).toHaveLength(2);
    expect(last().sent).toEqual(['hello', 'a']);
  });

  it('does not hammer on a background that cannot start', () => {
    const connection = open();
    for (let tenths = 0; tenths < 6_000; tenths += 1) {
      last().end();
      connection.wake();
      vi.advanceTimersByTime(100);
    }
    expect(ports.length).toBeLessThan(40);
    expect(ports.length).toBeGreaterThan(5);
  });

  it('says in plain words that the extension was updated, and tries no more', () => {
    const reasons: string[] = [];
    world.connect = () => {
      throw new Error('Extension context invalidated.');
    };
    const connection = connect<string, unknown>({
      name: 'panel:7',
      parse: () => null,
      onMessage: () => undefined,
      onState: (state) => void (state.status === 'gone' && reasons.push(state.reason)),
    });
    connection.send('a');
    awake();
    expect(reasons).toEqual([GONE]);
  });

  it('that was closed stays closed', () => {
    const connection = open();
    connection.close();
    awake();
    connection.send('a');
    expect(ports).toHaveLength(1);
  });
});
