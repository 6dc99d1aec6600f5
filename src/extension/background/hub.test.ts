import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALLOWED,
  API,
  APP,
  chromiumEntry,
  chromiumNeverSent,
  chromiumPreflight,
  DAY,
  firefoxEntry,
} from '../fixture/entries.ts';
import { createWorld } from '../fixture/world.ts';
import { PROTOCOL_VERSION } from '../port-name.ts';
import { caseOf } from '../session/case-text.ts';

const none = async () => null;

const refusal = (n: number, more = {}) => chromiumEntry({ url: `${API}/p${n}`, status: 403, at: n * 10, ...more });

type World = ReturnType<typeof createWorld>;

async function rows(world: World): Promise<readonly string[]> {
  const { denials } = await world.shown();
  return denials
    .map(
      ({ request, exchanges, diagnoses }) =>
        `${request.method} ${request.url} ${exchanges.map(({ role }) => role).join()} ${diagnoses[0]?.rule}`,
    )
    .sort();
}

describe('a background that may be killed at any moment', () => {
  const traffic = [
    refusal(1),
    chromiumPreflight({ url: `${API}/put`, status: 403, at: 21 }),
    chromiumEntry({ url: `${API}/ok`, at: 22 }),
    chromiumNeverSent({ url: `${API}/put`, at: 20 }),
    refusal(3, { body: '{"error":"insufficient_scope"}' }),
    chromiumNeverSent({ url: `${API}/late`, at: 40 }),
    chromiumPreflight({ url: `${API}/late`, status: 200, at: 41 }),
    refusal(5),
    refusal(5),
    chromiumEntry({ url: `${API}/p6`, at: 60, requestHeaders: { Origin: APP }, responseHeaders: ALLOWED }),
  ];

  async function play(steps: readonly ('entry' | 'kill' | 'turn' | 'wait')[]): Promise<World> {
    const world = createWorld();
    const left = [...traffic];
    for (const step of steps) {
      if (step === 'kill') world.kill();
      if (step === 'turn') await Promise.resolve();
      if (step === 'wait') await world.settle(25);
      if (step !== 'entry') continue;
      const entry = left.shift();
      if (entry !== undefined) world.capture().finished(entry, none);
    }
    for (const entry of left) world.capture().finished(entry, none);
    await world.settle(1_000);
    return world;
  }

  it('loses no denial, tells none twice, and keeps the pairs', async () => {
    const expected = await rows(await play([]));
    expect(expected).toHaveLength(6);
    const step = fc.constantFrom(
      'entry' as const,
      'entry' as const,
      'kill' as const,
      'turn' as const,
      'turn' as const,
      'wait' as const,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const world = await play(steps);
        expect(await rows(world)).toEqual(expected);
        expect(world.errors).toEqual([]);
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('acknowledges nothing that is not stored', async () => {
    const world = createWorld();
    await world.settle();
    world.capture().finished(refusal(1), none);
    // Killed before its write came to an end: what is stored tells what the next one knows.
    for (let turns = 0; turns < 30; turns += 1) {
      world.kill();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    }
    await world.settle(100);
    expect(await rows(world)).toHaveLength(1);
  });
});

describe('a panel', () => {
  it('is told all there is once, then what changes: at once, and then at most once a frame', async () => {
    const world = createWorld();
    for (let n = 0; n < 5; n += 1) world.capture().finished(refusal(n), none);
    await world.settle(100);
    const panel = world.panel();
    panel.send({ type: 'hello', version: PROTOCOL_VERSION });
    await world.settle(100);
    expect(panel.patches.map(({ full, denials }) => [full, denials.length])).toEqual([[true, 5]]);
    const withToken = (n: number) => ({ requestHeaders: { Authorization: `Bearer ${n}` } });
    for (let n = 5; n < 25; n += 1) world.capture().finished(refusal(n, withToken(n)), none);
    await world.settle(15);
    expect(panel.patches).toHaveLength(2);
    await world.settle(100);
    const later = panel.patches.slice(1);
    expect(later.every(({ full }) => !full)).toBe(true);
    expect(later.reduce((sum, { denials }) => sum + denials.length, 0)).toBe(20);
    expect(later.length).toBeLessThan(5);
    expect(panel.patches.at(-1)?.session).toMatchObject({ denials: 25, requests: 25 });
  });

  it('is told every other second of what is like much that it was told, and with it of what is new', async () => {
    const world = createWorld();
    const panel = world.panel();
    panel.send({ type: 'hello', version: PROTOCOL_VERSION });
    for (let n = 0; n < 5; n += 1) world.capture().finished(refusal(n), none);
    await world.settle(3_000);
    const before = panel.patches.length;
    const told = () => panel.patches.slice(before).map(({ denials }) => denials.length);
    for (let n = 5; n < 25; n += 1) {
      world.capture().finished(refusal(n), none);
      await world.settle(100);
    }
    expect(told().length).toBeLessThanOrEqual(2);
    await world.settle(3_000);
    expect(told().reduce((sum, count) => sum + count)).toBe(20);
    const quiet = told().length;
    for (const n of [25, 26]) world.capture().finished(refusal(n), none);
    world.capture().finished(refusal(27, { status: 401 }), none);
    await world.settle(100);
    expect(told().slice(quiet)).toEqual([3]);
  });

  it('gets a large session in several parts, and the name of the state with the last', async () => {
    const world = createWorld();
    for (let n = 0; n < 130; n += 1) world.capture().finished(refusal(n), none);
    await world.settle(1_000);
    const panel = world.panel();
    panel.send({ type: 'hello', version: PROTOCOL_VERSION });
    await world.settle(100);
    expect(panel.patches.map(({ full, denials }) => [full, denials.length])).toEqual([
      [true, 100],
      [false, 30],
    ]);
    expect(panel.patches.map(({ revision }) => revision !== undefined)).toEqual([false, true]);
  });

  it('that has the state is told only what came after it, even by a background that was started anew', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(100);
    const { revision } = await world.shown();
    world.kill();
    world.capture().finished(refusal(2), none);
    await world.settle(100);
    const panel = world.panel();
    panel.send({ type: 'hello', version: PROTOCOL_VERSION, ...(revision === undefined ? {} : { revision }) });
    await world.settle(100);
    const said = panel.heard.map(({ full, cases }) => [full, cases.map((text) => caseOf(text)?.id)]);
    expect(said).toEqual([[false, ['d2']]]);
    const stranger = world.panel();
    stranger.send({ type: 'hello', version: PROTOCOL_VERSION, revision: 'of another time' });
    await world.settle(100);
    expect(stranger.patches.map(({ full, denials }) => [full, denials.length])).toEqual([[true, 2]]);
  });

  it('clears, and takes it back', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(2_000);
    const panel = world.panel();
    panel.send({ type: 'hello', version: PROTOCOL_VERSION });
    panel.send({ type: 'clear' });
    await world.settle(100);
    expect(panel.patches.at(-1)).toMatchObject({ removed: [], session: { denials: 0, canUndoClear: true } });
    world.kill();
    const next = world.panel();
    next.send({ type: 'hello', version: PROTOCOL_VERSION });
    next.send({ type: 'undo-clear' });
    await world.settle(100);
    expect((await world.shown()).denials).toHaveLength(1);
  });

  it('pauses the capture, also across the death of the background', async () => {
    const world = createWorld();
    const panel = world.panel();
    panel.send({ type: 'pause', on: true });
    await world.settle(100);
    world.capture().finished(refusal(1), none);
    world.kill();
    await world.settle(100);
    expect((await world.shown()).session.paused).toBe(true);
    world.capture().finished(refusal(2), none);
    const again = world.panel();
    again.send({ type: 'pause', on: false });
    await world.settle(100);
    // What began during the pause is left out however late it is told.
    world.capture().finished(refusal(3), none);
    world.capture().finished(refusal(4, { at: 10_000 }), none);
    await world.settle(100);
    expect((await world.shown()).denials.map(({ request }) => request.url)).toEqual([`${API}/p4`]);
  });

  it('is told of a WebSocket that was refused, of which Chromium tells the status in words alone', async () => {
    const world = createWorld();
    const entry = chromiumEntry({ url: 'wss://api.example/live', status: 0, error: null, resourceType: 'websocket' });
    const data = 'Error during WebSocket handshake: Unexpected response code: 403';
    world.capture().finished({ ...entry, _webSocketMessages: [{ type: 'error', time: 1, opcode: -1, data }] }, none);
    await world.settle(100);
    const { denials } = await world.shown();
    expect(
      denials.map(({ request, blockedBy, exchanges }) => [request.url, blockedBy, exchanges[0]?.response?.status]),
    ).toEqual([['wss://api.example/live', 'server', 403]]);
  });

  it('has the browser’s own list looked through for what no event told, once', async () => {
    const world = createWorld({ browser: 'firefox' });
    const told = firefoxEntry({ url: `${API}/told`, status: 403 });
    world.capture().finished(told, none);
    world.setHar([told, firefoxEntry({ url: `${API}/left`, status: 401, at: 10 })]);
    await world.settle(100);
    const panel = world.panel();
    panel.send({ type: 'look' });
    panel.send({ type: 'look' });
    await world.settle(100);
    const { denials } = await world.shown();
    expect(denials.map(({ request }) => request.url)).toEqual([`${API}/told`, `${API}/left`]);
  });

  it('sees requests counted without waking anyone for them', async () => {
    const world = createWorld();
    await world.settle(100);
    const writes = world.storage.writes;
    for (let n = 0; n < 50; n += 1) world.capture().finished(chromiumEntry({ at: n }), none);
    await world.settle(5_000);
    expect(world.storage.writes).toBe(writes);
    const panel = world.panel();
    panel.send({ type: 'hello', version: PROTOCOL_VERSION });
    await world.settle(100);
    expect(panel.patches.at(-1)?.session.requests).toBe(50);
    world.capture().finished(chromiumEntry({ at: 60 }), none);
    await world.settle(2_000);
    expect(panel.patches.at(-1)?.session.requests).toBe(51);
  });
});

describe('the setting to preserve the log', () => {
  it('is on at first, is kept, and decides what a new document leaves', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    world.capture().navigated(`${APP}/a`, DAY + 1_000);
    await world.settle(100);
    expect((await world.shown()).session.preserveLog).toBe(true);
    expect((await world.shown()).denials).toHaveLength(1);
    world.panel().send({ type: 'preserve-log', on: false });
    await world.settle(100);
    world.kill();
    await world.settle(100);
    expect((await world.shown()).session.preserveLog).toBe(false);
    world.capture().finished(refusal(200), none);
    // pushState tells of a navigation, and is no new document.
    world.capture().navigated(`${APP}/b`, null);
    await world.settle(100);
    expect((await world.shown()).denials).toHaveLength(2);
    world.capture().navigated(`${APP}/c`, DAY + 1_500);
    await world.settle(100);
    expect((await world.shown()).denials.map(({ request }) => request.url)).toEqual([`${API}/p200`]);
  });
});
