import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionOptions, ConnectionState } from '../extension/port.ts';
import { PROTOCOL_VERSION } from '../extension/port-name.ts';
import type { Command } from '../extension/protocol.ts';
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

function open() {
  background.heard.length = 0;
  const { result } = renderHook(() => useSession());
  const options = background.opened.at(-1);
  if (!options) throw new Error('the panel opened no port');
  const become = (state: ConnectionState) => act(() => options.onState(state, background.connection));
  const say = (message: unknown) =>
    act(async () => {
      const parsed = options.parse(message);
      if (parsed !== null) options.onMessage(parsed);
    });
  return { result, options, say, become };
}

afterEach(cleanup);

describe('the panel’s end of the port', () => {
  it('is of the inspected tab, and says hello once', () => {
    const { options } = open();
    expect(options.name).toBe('panel:7');
    expect(background.heard).toEqual([{ type: 'hello', version: PROTOCOL_VERSION }]);
  });

  it('shows a state when all its parts have come', async () => {
    const { result, say } = open();
    await say(fullPatch([preflightDenial()]));
    expect(result.current.state).toBeNull();
    await say({ ...fullPatch([scopeDenial()]), full: false, revision: 'r1' });
    await waitFor(() => expect(result.current.state?.denials.size).toBe(2));
  });

  it('asks only for what changed when the background comes back, and for everything when a part was lost', async () => {
    const { say, become } = open();
    await say({ ...fullPatch([preflightDenial()]), revision: 'r1' });
    become({ status: 'asleep' });
    become({ status: 'connected' });
    expect(background.heard.at(-1)).toEqual({ type: 'hello', version: PROTOCOL_VERSION, revision: 'r1' });
    await say(fullPatch([preflightDenial()]));
    become({ status: 'connected' });
    expect(background.heard.at(-1)).toEqual({ type: 'hello', version: PROTOCOL_VERSION });
  });

  it('ignores what is no patch, and says what to do when the background is of another version', async () => {
    const { result, say } = open();
    await say({ type: 'patch', version: PROTOCOL_VERSION, denials: 'none' });
    await say('hello');
    expect(result.current.gone).toBeNull();
    await say({ type: 'patch', version: PROTOCOL_VERSION + 1 });
    expect(result.current.gone).toMatch(/Close DevTools and open it again/);
  });

  it('says why nothing more will come', () => {
    const { result, become } = open();
    become({ status: 'gone', reason: 'switched off' });
    expect(result.current.gone).toBe('switched off');
  });
});
