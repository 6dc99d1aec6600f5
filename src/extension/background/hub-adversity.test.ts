import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, DAY } from '../fixture/entries.ts';
import { createWorld } from '../fixture/world.ts';
import { PROTOCOL_VERSION } from '../port-name.ts';

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

describe('storage', () => {
  it('that refuses is told in plain words, and nothing that is shown goes', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(100);
    world.storage.refuse = 'QUOTA_BYTES quota exceeded';
    world.capture().finished(refusal(2), none);
    world.capture().finished(refusal(3), none);
    await world.settle(100);
    const full = await world.shown();
    expect(full.session.notice).toContain('QUOTA_BYTES quota exceeded');
    expect(full.denials.length).toBeGreaterThan(0);
    world.storage.refuse = null;
    world.capture().finished(refusal(4), none);
    await world.settle(100);
    const before = await rows(world);
    expect((await world.shown()).session.notice).toBeNull();
    world.kill();
    await world.settle(100);
    expect(await rows(world)).toEqual(before);
  });

  it('that is full gives up the oldest, counts them, and goes on', async () => {
    const world = createWorld();
    world.storage.quota = 60_000;
    for (let n = 0; n < 120; n += 1) {
      world.capture().finished(refusal(n), none);
      if (n % 10 === 9) await world.settle(2_100);
    }
    const { session, denials } = await world.shown();
    expect(session.denials).toBe(120);
    expect(session.evicted).toBe(120 - denials.length);
    expect(denials.length).toBeGreaterThan(0);
    expect(denials.at(-1)?.request.url).toBe(`${API}/p119`);
    expect(session.notice).toBeNull();
    world.kill();
    await world.settle(100);
    expect((await world.shown()).denials.map(({ id }) => id)).toEqual(denials.map(({ id }) => id));
    expect(world.errors).toEqual([]);
  });

  it('that refuses everything costs what was found only when the background dies, and is said until then', async () => {
    const world = createWorld();
    world.storage.quota = 0;
    world.capture().finished(refusal(1), none);
    await world.settle(100);
    world.capture().finished(refusal(2), none);
    await world.settle(100);
    const { session, denials } = await world.shown();
    expect(session.notice).toMatch(/refused to store what was found \(QUOTA_BYTES quota exceeded\)/);
    expect(denials.at(-1)?.request.url).toBe(`${API}/p2`);
    expect(world.errors).toEqual([]);
  });

  it('of settings that cannot be read keeps nothing from what was found', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(100);
    world.settings.unreadable = 'An unexpected error occurred';
    world.kill();
    world.capture().finished(refusal(2), none);
    await world.settle(100);
    expect(await rows(world)).toHaveLength(2);
    expect(world.errors).toHaveLength(1);
  });

  it('holds nothing of a tab that was closed, and of closed DevTools for ten minutes', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(2_000);
    world.closeDevTools();
    await world.settle(5_000);
    world.openDevTools();
    await world.settle(100);
    expect(await rows(world)).toHaveLength(1);
    world.closeTab();
    await world.settle(5_000);
    expect([...world.storage.items.keys()]).toEqual([]);
  });

  it('is swept by the next background of what nobody came back for', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(2_000);
    world.closeDevTools();
    world.kill();
    world.closeDevTools();
    await world.settle(11 * 60_000);
    world.kill();
    world.closeDevTools();
    await world.settle(20_000);
    expect([...world.storage.items.keys()]).toEqual([]);
  });
});

describe('a clock that is set', () => {
  it.each([-3_600_000, 86_400_000])('by %i ms loses nothing and tells nothing twice', async (by) => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(10);
    world.setClock(world.now() + by);
    world.capture().finished(refusal(2, { at: by + 20 }), none);
    world.kill();
    await world.settle(100);
    world.setClock(world.now() - by);
    world.capture().finished(refusal(3), none);
    await world.settle(1_000);
    expect(await rows(world)).toHaveLength(3);
    expect(world.errors).toEqual([]);
  });

  it('back while DevTools are closed does not drop what they showed', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(2_000);
    world.closeDevTools();
    await world.settle(2_000);
    world.setClock(world.now() - 3_600_000);
    world.openDevTools();
    await world.settle(20_000);
    expect(await rows(world)).toHaveLength(1);
  });
});

describe('a devtools page of another version', () => {
  it('is not listened to, and changes nothing', async () => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(100);
    const before = await rows(world);
    const old = world.open('capture');
    const hello = { type: 'hello', capture: 'old', browser: 'chromium', environment: NOWHERE, since: DAY, requests: 9 };
    old.receive({ ...hello, version: PROTOCOL_VERSION - 1 });
    old.receive({ type: 'counted', requests: 90 });
    await world.settle(100);
    expect(await rows(world)).toEqual(before);
    expect((await world.shown()).session.requests).toBe(1);
    expect(world.errors).toHaveLength(1);
  });
});

const NOWHERE = { browser: null, os: null, extension: null, zone: null };

describe('messages that are none of ours', () => {
  it.each([
    null,
    1,
    'hello',
    {},
    { type: 'captured' },
    { type: 'captured', batch: 1, exchanges: [{}] },
    JSON.parse('{"__proto__":{"type":"clear"}}'),
  ])('change nothing and are reported: %j', async (message) => {
    const world = createWorld();
    world.capture().finished(refusal(1), none);
    await world.settle(2_000);
    const before = new Map(world.storage.items);
    const panel = world.panel();
    panel.send(message);
    await world.settle(100);
    expect(world.storage.items).toEqual(before);
    expect(world.errors).toHaveLength(1);
  });
});
