import { describe, expect, it } from 'vitest';
import { API, chromiumEntry, chromiumNeverSent, chromiumPreflight } from '../fixture/entries.ts';
import { createWorld } from '../fixture/world.ts';

const none = async () => null;

/** `{"alg":"none"}` and `{"scope":"orders:read"}`, unsecured. https://www.rfc-editor.org/rfc/rfc7519#section-6.1 */
const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzY29wZSI6Im9yZGVyczpyZWFkIn0.';

describe('scopes that the user declares', () => {
  const scopesOf = async (world: ReturnType<typeof createWorld>) =>
    (await world.shown()).denials.map(({ scopeDelta }) => scopeDelta?.missing ?? null);

  it('speak of what was captured before they were declared, and across the death of the background', async () => {
    const world = createWorld();
    const requestHeaders = { Authorization: `Bearer ${TOKEN}` };
    world
      .capture()
      .finished(chromiumEntry({ method: 'POST', url: `${API}/orders`, status: 403, requestHeaders }), none);
    await world.settle(100);
    const panel = world.panel();
    panel.send({ type: 'hello', version: 1 });
    await world.settle(100);
    expect(panel.patches.at(-1)?.denials.map(({ scopeDelta }) => scopeDelta)).toEqual([null]);

    await world.changeSettings({ scopes: 'POST /orders orders:write' });
    await world.settle(100);
    expect(panel.patches.at(-1)?.denials.map(({ scopeDelta }) => scopeDelta?.missing)).toEqual([['orders:write']]);

    world.kill();
    expect(await scopesOf(world)).toEqual([['orders:write']]);
    await world.changeSettings({ scopes: '' });
    expect(await scopesOf(world)).toEqual([null]);
    expect(world.errors).toEqual([]);
  });
});

describe('what was cleared', () => {
  it('takes no part in what repeats it', async () => {
    const world = createWorld();
    const pair = (at: number) => {
      const url = `${API}/put`;
      world.capture().finished(chromiumPreflight({ url, status: 401, at: at + 1, requestId: `1.${at}` }), none);
      world.capture().finished(chromiumNeverSent({ url, at }), none);
    };
    pair(20);
    await world.settle(2_000);
    const panel = world.panel();
    panel.send({ type: 'hello', version: 1 });
    panel.send({ type: 'clear' });
    await world.settle(100);
    pair(4_000);
    await world.settle(100);
    const { denials, groups } = await world.shown();
    expect(denials.map(({ exchanges }) => exchanges.map(({ role }) => role))).toEqual([['preflight', 'actual']]);
    expect(groups.map(({ count }) => count)).toEqual([1]);
  });
});
