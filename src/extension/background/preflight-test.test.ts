import { describe, expect, it } from 'vitest';
import type { Run } from '../capture/experiments.ts';
import { API, APP, chromiumEntry, chromiumNeverSent, chromiumPreflight, DAY } from '../fixture/entries.ts';
import { redacted } from '../fixture/exchanges.ts';
import { createWorld } from '../fixture/world.ts';
import { PROTOCOL_VERSION } from '../port-name.ts';

const HOSTS = ['https://api.example/*', 'https://app.example/*'];
const MARK = 'clearance-00000000-0000-4000-8000-000000000000';
const PLAN = {
  target: API,
  origin: APP,
  preflight: [],
  answer: [],
  types: [],
  test: { mark: MARK, method: 'PUT', headers: ['x-a'] },
};
const ALLOWED = {
  'Access-Control-Allow-Origin': APP,
  'Access-Control-Allow-Methods': 'PUT',
  'Access-Control-Allow-Headers': 'x-a',
};
const none = async () => null;
type World = ReturnType<typeof createWorld>;

/** The browser tells of the preflight that was sent, with what it asked for. */
const telling =
  (asked: string): Run =>
  async ({ serial }, { report }) => {
    const entry = chromiumPreflight({
      url: `${API}/orders#${MARK}`,
      status: 204,
      requestHeaders: { 'Access-Control-Request-Method': asked },
      responseHeaders: { 'Access-Control-Allow-Origin': APP, 'Access-Control-Allow-Methods': 'PUT' },
    });
    report({ serial, index: 0, at: Date.now(), status: null, said: '', exchanges: [redacted(entry, 'c1-9', 9)] });
  };
const never: Run = async () => undefined;

async function refused(run: Run) {
  const world = createWorld({ run });
  const panel = world.panel();
  panel.send({ type: 'hello', version: PROTOCOL_VERSION });
  world.capture().finished(chromiumPreflight({ url: `${API}/orders`, status: 204 }), none);
  world.capture().finished(chromiumNeverSent({ url: `${API}/orders` }), none);
  await world.settle(1_000);
  expect((await world.shown()).denials).toHaveLength(1);
  return { world, panel };
}

async function tested(run: Run) {
  const { world, panel } = await refused(run);
  for (const host of HOSTS) world.fixing.grants.add(host);
  panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'panel' });
  await world.settle(100);
  return { world, panel };
}

const left = ({ fixing }: World) => ({ rules: fixing.held.size, grants: [...fixing.grants] });
const NOTHING = { rules: 0, grants: [] };

describe('a preflight that is tested alone', () => {
  it('is not sent before access is granted, nor after a no', async () => {
    const { world, panel } = await refused(telling('PUT'));
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'page' });
    await world.settle(100);
    const asking = await world.shown();
    expect(asking.session).toMatchObject({ fix: { state: 'asking' }, experiment: null });
    expect(left(world)).toEqual(NOTHING);
    world.hub().declined(7);
    await world.settle(100);
    const after = await world.shown();
    expect(after.session).toMatchObject({ fix: null, experiment: null });
    expect(after.denials[0]?.preflightTest).toBeUndefined();
  });

  it('is judged once it is answered, and leaves neither rule nor access behind, nor is a fix tried', async () => {
    const { world } = await tested(telling('PUT'));
    await world.settle(100);
    const { denials, session } = await world.shown();
    expect(session).toMatchObject({ fix: null, experiment: null, notice: null });
    expect(left(world)).toEqual(NOTHING);
    const [denial] = denials;
    expect(denial).toMatchObject({ outcome: 'refused', preflightTest: { method: 'PUT', headers: ['x-a'], said: '' } });
    expect(denial?.tried ?? null).toBeNull();
    expect(denial?.preflightTest?.exchanges[0]?.request.url).toBe(`${API}/orders`);
    const [first] = denial?.preflightTest?.verdicts.flatMap(({ first }) => first ?? []).slice(-1) ?? [];
    expect(first?.detail).toBe('x-a is not in Access-Control-Allow-Headers.');
  });

  it('is told for as long as its denial is, whatever becomes of that', async () => {
    const { world } = await tested(telling('PUT'));
    await world.settle(1_000);
    const at = world.now() - DAY;
    const url = `${API}/orders`;
    world.capture().finished(chromiumPreflight({ url, status: 204, at: at + 1, responseHeaders: ALLOWED }), none);
    world.capture().finished(
      chromiumEntry({
        url,
        method: 'PUT',
        status: 200,
        responseHeaders: ALLOWED,
        requestHeaders: { Origin: APP, 'x-a': '1', 'Sec-Fetch-Mode': 'cors' },
        at,
      }),
      none,
    );
    await world.settle(4_000);
    const [denial] = (await world.shown()).denials;
    expect(denial).toMatchObject({ outcome: 'cleared', preflightTest: { method: 'PUT', said: '' } });
  });

  it('tells nothing where the rule did not reach it', async () => {
    const { world } = await tested(telling('OPTIONS'));
    await world.settle(100);
    const [denial] = (await world.shown()).denials;
    expect(denial?.preflightTest).toMatchObject({ verdicts: [], exchanges: [], said: /another preflight/ });
  });

  const ends: Readonly<Record<string, (world: World, panel: ReturnType<World['panel']>) => void>> = {
    'when it is cancelled': (_, panel) => panel.send({ type: 'end-fix' }),
    'when it is stopped as any experiment is': (_, panel) => panel.send({ type: 'stop-experiment' }),
    'when DevTools are closed': (world) => world.closeDevTools(),
    'when access is taken away': (world) => {
      world.fixing.grants.clear();
      world.hub().hostsChanged();
    },
  };
  it.each(Object.entries(ends))('that has no answer yet ends, with nothing left, %s', async (_name, end) => {
    const { world, panel } = await tested(never);
    expect((await world.shown()).session).toMatchObject({ fix: { state: 'on' }, experiment: { kind: 'preflight' } });
    expect(world.fixing.held.size).toBe(1);
    end(world, panel);
    await world.settle(20_000);
    expect((await world.shown()).session).toMatchObject({ fix: null, experiment: null });
    expect(left(world)).toEqual(NOTHING);
  });

  it('marks nothing that the page requests meanwhile', async () => {
    const { world } = await tested(never);
    world.capture().finished(chromiumPreflight({ url: `${API}/others`, status: 204, at: 2_000 }), none);
    world.capture().finished(chromiumNeverSent({ url: `${API}/others`, at: 2_000 }), none);
    await world.settle(1_000);
    const { denials } = await world.shown();
    expect(denials).toHaveLength(2);
    expect(denials.flatMap(({ exchanges }) => exchanges).some(({ fixTried }) => fixTried)).toBe(false);
  });
});
