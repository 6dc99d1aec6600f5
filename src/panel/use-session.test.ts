import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionOptions, ConnectionState } from '../extension/port.ts';
import { PROTOCOL_VERSION } from '../extension/port-name.ts';
import type { Command, Patch } from '../extension/protocol.ts';
import type { Diagnose, DiagnosingOptions } from './diagnose-in-worker.ts';
import { preflightDenial, scopeDenial } from './fixtures/denials.ts';
import { fullPatch } from './fixtures/session.ts';

type Options = ConnectionOptions<unknown, Command>;

/** The background's end of the port. */
const background = vi.hoisted(() => {
  const heard: unknown[] = [];
  const opened: Options[] = [];
  const connection = { send: (command: unknown) => void heard.push(command), wake() {}, close() {} };
  return { heard, opened, connection };
});

vi.mock('../extension/devtools-api.ts', () => ({ inspectedTabId: () => 7 }));
vi.mock('../extension/port.ts', () => ({
  connect(options: Options) {
    background.opened.push(options);
    options.onState({ status: 'connected' }, background.connection);
    return background.connection;
  },
}));

const { useSession } = await import('./use-session.ts');

/** What the panel's worker is given, and its end of the way back. */
function standInForWorker() {
  const taken: unknown[] = [];
  let tell: DiagnosingOptions | null = null;
  let stopped = 0;
  const diagnose: Diagnose = (options) => {
    tell = options;
    return {
      take: (message) => void taken.push(message),
      stop: () => {
        stopped += 1;
      },
    };
  };
  return {
    diagnose,
    taken,
    stopped: () => stopped,
    tells: (patch: Patch) => act(async () => tell?.onPatch(patch)),
    fails: (reason: string) => act(async () => tell?.onFailure(reason)),
  };
}

function open() {
  background.heard.length = 0;
  const worker = standInForWorker();
  const { result, unmount } = renderHook(() => useSession(worker.diagnose));
  const options = background.opened.at(-1);
  if (!options) throw new Error('the panel opened no port');
  const become = (state: ConnectionState) => act(() => options.onState(state, background.connection));
  const say = (message: unknown) =>
    act(async () => {
      const parsed = options.parse(message);
      if (parsed !== null) options.onMessage(parsed);
    });
  return { result, options, say, become, worker, unmount };
}

afterEach(cleanup);

describe('the panel’s end of the port', () => {
  it('is of the inspected tab, and says hello once', () => {
    const { options } = open();
    expect(options.name).toBe('panel:7');
    expect(background.heard).toEqual([{ type: 'hello', version: PROTOCOL_VERSION }]);
  });

  it('shows a state when all its parts have been diagnosed', async () => {
    const { result, worker } = open();
    await worker.tells(fullPatch([preflightDenial()]));
    expect(result.current.state).toBeNull();
    await worker.tells({ ...fullPatch([scopeDenial()]), full: false, revision: 'r1' });
    await waitFor(() => expect(result.current.state?.denials.size).toBe(2));
  });

  it('asks only for what changed when the background comes back, and for everything when a part was lost', async () => {
    const { say, become, worker } = open();
    const whole = { type: 'changes', version: PROTOCOL_VERSION, revision: 'r1' };
    await say(whole);
    expect(worker.taken).toEqual([whole]);
    become({ status: 'asleep' });
    become({ status: 'connected' });
    expect(background.heard.at(-1)).toEqual({ type: 'hello', version: PROTOCOL_VERSION, revision: 'r1' });
    await say({ type: 'changes', version: PROTOCOL_VERSION });
    become({ status: 'connected' });
    expect(background.heard.at(-1)).toEqual({ type: 'hello', version: PROTOCOL_VERSION });
  });

  it('ignores what is no word of the background, and says what to do when that is of another version', async () => {
    const { result, say, worker } = open();
    await say({ type: 'changes', version: 'new' });
    await say('hello');
    expect(result.current.gone).toBeNull();
    await say({ type: 'patch', version: PROTOCOL_VERSION - 1 });
    expect(result.current.gone).toMatch(/Close DevTools and open it again/);
    expect(worker.taken).toEqual([]);
  });

  it('says that its worker stopped, and stops it when the panel goes', async () => {
    const { result, worker, unmount } = open();
    await worker.fails('out of memory');
    expect(result.current.gone).toMatch(/stopped \(out of memory\)/);
    unmount();
    expect(worker.stopped()).toBe(1);
  });

  it('says why nothing more will come', () => {
    const { result, become } = open();
    become({ status: 'gone', reason: 'switched off' });
    expect(result.current.gone).toBe('switched off');
  });
});
