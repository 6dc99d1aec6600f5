import { describe, expect, it } from 'vitest';
import {
  API,
  APP,
  chromiumEntry,
  chromiumNeverSent,
  chromiumPreflight,
  firefoxEntry,
  firefoxNeverSent,
  firefoxPreflight,
} from '../fixture/entries.ts';
import { createWorld } from '../fixture/world.ts';
import { PROTOCOL_VERSION } from '../port-name.ts';

const PLAN = {
  target: API,
  origin: APP,
  preflight: [{ name: 'Access-Control-Allow-Origin', value: APP }],
  answer: [{ name: 'Access-Control-Allow-Origin', value: APP }],
  types: ['xmlhttprequest' as const],
};
const none = async () => null;
const HOSTS = ['https://api.example/*', 'https://app.example/*'];
const HEADERS = { Origin: APP, 'x-a': '1', 'Sec-Fetch-Mode': 'cors' };
type World = ReturnType<typeof createWorld>;

/** A PUT to a server that knows no CORS, as the browser tells it: refused, or passing by the rules of a fix. */
function put(world: World, browser: 'chromium' | 'firefox', passes: boolean): void {
  const at = world.now() - Date.parse('2026-11-21T00:00:00.000Z');
  const url = `${API}/orders`;
  const isChromium = browser === 'chromium';
  const preflight = (isChromium ? chromiumPreflight : firefoxPreflight)({ url, status: 204, at: at + 1 });
  const sent = (isChromium ? chromiumEntry : firefoxEntry)({ url, method: 'PUT', requestHeaders: HEADERS, at });
  const never = (isChromium ? chromiumNeverSent : firefoxNeverSent)({ url, requestHeaders: HEADERS, at });
  world.capture().finished(preflight, none);
  if (passes) world.capture().finished(sent, none);
  else if (isChromium) world.capture().finished(never, none);
  else world.setHar([never]);
}

async function refused(browser: 'chromium' | 'firefox' = 'chromium') {
  const world = createWorld({ browser });
  const panel = world.panel();
  panel.send({ type: 'hello', version: PROTOCOL_VERSION });
  await world.settle(100);
  put(world, browser, false);
  await world.settle(4_000);
  expect((await world.shown()).denials).toHaveLength(1);
  return { world, panel };
}

async function fixed(browser: 'chromium' | 'firefox' = 'chromium') {
  const { world, panel } = await refused(browser);
  for (const host of HOSTS) world.fixing.grants.add(host);
  panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'panel' });
  await world.settle(100);
  expect((await world.shown()).session.fix?.state).toBe('on');
  expect(world.fixing.held.size).toBe(2);
  return { world, panel };
}

const left = ({ fixing }: World) => ({ rules: fixing.held.size, grants: [...fixing.grants] });
const NOTHING = { rules: 0, grants: [] };

describe('a fix that is tried', () => {
  it('changes nothing before both hosts are granted', async () => {
    const { world, panel } = await refused();
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'page' });
    await world.settle(100);
    expect((await world.shown()).session.fix).toMatchObject({ state: 'asking', hosts: HOSTS });
    expect(world.fixing.asked).toEqual([7]);
    world.fixing.grants.add('https://api.example/*');
    world.hub().hostsChanged();
    await world.settle(100);
    expect(world.fixing.held.size).toBe(0);
    world.fixing.grants.add('https://app.example/*');
    world.hub().hostsChanged();
    await world.settle(100);
    expect((await world.shown()).session.fix?.state).toBe('on');
    expect(world.fixing.held.size).toBe(2);
  });

  it('begins once, though the grant and the press that asked for it are told at the same time', async () => {
    const { world, panel } = await refused();
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'panel' });
    await world.settle(100);
    for (const host of HOSTS) world.fixing.grants.add(host);
    world.hub().hostsChanged();
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'panel' });
    world.hub().hostsChanged();
    await world.settle(100);
    expect(world.fixing.held.size).toBe(2);
    expect((await world.shown()).session).toMatchObject({ fix: { state: 'on' }, notice: null });
  });

  it('that is cancelled before it began does not begin', async () => {
    const { world, panel } = await refused();
    for (const host of HOSTS) world.fixing.grants.add(host);
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'panel' });
    panel.send({ type: 'end-fix' });
    await world.settle(100);
    expect(world.fixing.held.size).toBe(0);
    expect((await world.shown()).session.fix).toBeNull();
  });

  it.each(['chromium', 'firefox'] as const)('marks what passes by it, and clears nothing (%s)', async (browser) => {
    const { world, panel } = await fixed(browser);
    await world.settle(1_000);
    put(world, browser, true);
    await world.settle(4_000);
    const { denials } = await world.shown();
    expect(denials.map(({ outcome, tried }) => [outcome, tried?.passed])).toEqual([['refused', true]]);
    panel.send({ type: 'end-fix' });
    await world.settle(1_000);
    put(world, browser, false);
    await world.settle(4_000);
    const after = await world.shown();
    expect(after.denials.every(({ outcome }) => outcome === 'refused')).toBe(true);
    expect(after.denials.flatMap(({ exchanges }) => exchanges).some(({ fixTried }) => fixTried)).toBe(false);
  });

  it.each(['chromium', 'firefox'] as const)('is no evidence beside what comes later (%s)', async (browser) => {
    const { world } = await fixed(browser);
    put(world, browser, true);
    await world.settle(4_000);
    const { denials } = await world.shown();
    expect(denials.flatMap(({ siblings }) => siblings)).toEqual([]);
  });
});

describe('nothing is left behind', () => {
  const ends: Readonly<Record<string, (world: World, panel: ReturnType<World['panel']>) => void>> = {
    'when it is turned off': (_, panel) => panel.send({ type: 'end-fix' }),
    'when DevTools are closed': (world) => world.closeDevTools(),
    'when the tab is closed': (world) => world.closeTab(),
    'when DevTools are closed while the background sleeps': (world) => {
      world.kill();
      world.closeDevTools();
    },
    'when the background is killed and DevTools are gone': (world) => {
      world.closeDevTools();
      world.kill();
    },
  };
  it.each(Object.entries(ends))('%s', async (_name, end) => {
    const { world, panel } = await fixed();
    end(world, panel);
    await world.settle(20_000);
    expect(left(world)).toEqual(NOTHING);
    expect((await world.shown()).session.fix).toBeNull();
  });

  it('when access is taken away, and the user is told', async () => {
    const { world } = await fixed();
    world.fixing.grants.delete('https://app.example/*');
    world.hub().hostsChanged();
    await world.settle(100);
    expect(left(world)).toEqual(NOTHING);
    expect((await world.shown()).session.notice).toMatch(/taken away/);
  });

  it('of a grant that came after all, for nothing', async () => {
    const { world, panel } = await refused();
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'page' });
    await world.settle(100);
    world.hub().declined(7);
    await world.settle(100);
    for (const host of HOSTS) world.fixing.grants.add(host);
    world.hub().hostsChanged();
    await world.settle(10_000);
    expect(left(world)).toEqual(NOTHING);
  });

  it('but what the user has granted beyond it', async () => {
    const { world, panel } = await refused();
    world.fixing.grants.add('<all_urls>');
    for (const host of HOSTS) world.fixing.grants.add(host);
    panel.send({ type: 'try-fix', denial: 'd1', plan: PLAN, ask: 'panel' });
    await world.settle(100);
    panel.send({ type: 'end-fix' });
    await world.settle(100);
    expect(left(world)).toEqual({ rules: 0, grants: ['<all_urls>'] });
  });

  it('of an earlier browser session, once a background begins', async () => {
    const world = createWorld();
    world.fixing.grants.add('https://old.example/*');
    world.fixing.held.set(5, {
      action: { type: 'modifyHeaders', responseHeaders: [] },
      condition: { urlFilter: '|x/', initiatorDomains: [], tabIds: [99], resourceTypes: [] },
    });
    world.kill();
    await world.settle(100);
    expect(left(world)).toEqual(NOTHING);
  });

  it('stays on through the death of a background while DevTools are open', async () => {
    const { world } = await fixed();
    world.kill();
    await world.settle(20_000);
    expect((await world.shown()).session.fix?.state).toBe('on');
    expect(world.fixing.held.size).toBe(2);
  });
});
