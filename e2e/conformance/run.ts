import { parseUrl } from '../../src/core/parse-url.ts';
import type { DevToolsSession, EngineVerdict } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import type { Plan } from './plan.ts';
import type { ConformanceServers } from './server.ts';
import { awaitWitnesses, witnesses } from './witness.ts';

/** What the engine itself said of a plan's requests, by the plan's id. */
export type EngineWords = ReadonlyMap<string, readonly EngineVerdict[]>;

/** Requests under way at once: more would queue behind the browser's connection limit. */
const AT_ONCE = 6;
/** Milliseconds for these to end: a reset preflight that is sent twenty times at once, three times over, is 600 connections. */
const LONGEST = 180_000;

/**
 * Sends the requests of the plans, which are of one transport, from the inspected tab, and resolves when every one is
 * settled and the engine's words have arrived: all but those on beacons, of whose end a page learns nothing.
 */
export async function sendAll(
  session: DevToolsSession,
  servers: ConformanceServers,
  plans: readonly Plan[],
): Promise<void> {
  const [{ transport } = { transport: 'http' as const }] = plans;
  const origins = servers.origins[transport];
  const before = witnesses(plans, transport, 'before');
  const after = witnesses(plans, transport, 'after');
  servers.serve([...plans, ...before, ...after]);
  await session.resetVerdicts();
  await session.page.goto(`${origins.app}/`);
  const send = async (some: readonly Plan[]): Promise<void> => {
    const chunk = some.map((plan) => ({ plan, url: `${origins[plan.hops[0].at]}/${plan.id}/0${plan.query ?? ''}` }));
    await session.page.evaluate(startInPage, chunk, origins);
    await until('the requests to end', () => session.page.evaluate(hasEnded), LONGEST);
  };
  await awaitWitnesses(before, send, () => session.verdicts(), true);
  for (let start = 0; start < plans.length; start += AT_ONCE) await send(plans.slice(start, start + AT_ONCE));
  await awaitWitnesses(after, send, () => session.verdicts(), false);
}

/** What the engine has said so far. */
export const readWords = async (session: DevToolsSession): Promise<EngineWords> =>
  wordsByPlan(await session.verdicts());

/** What the page's own script has, and a mark of ours. */
interface PageScope {
  send(plan: unknown, url: string, origins: unknown): Promise<void>;
  sendingEnded?: boolean;
}

/** Runs in the page. Nothing waits for its end: on a busy machine that is longer than any one call to the page may take. */
function startInPage(chunk: { plan: unknown; url: string }[], origins: unknown): void {
  const scope = globalThis as typeof globalThis & PageScope;
  scope.sendingEnded = false;
  void Promise.all(chunk.map(({ plan, url }) => scope.send(plan, url, origins))).finally(() => {
    scope.sendingEnded = true;
  });
}

/** Runs in the page. */
function hasEnded(): boolean {
  return (globalThis as typeof globalThis & PageScope).sendingEnded === true;
}

function wordsByPlan(verdicts: readonly EngineVerdict[]): EngineWords {
  const words = new Map<string, EngineVerdict[]>();
  for (const verdict of verdicts) {
    const id = planIdOf(verdict.requestedUrl ?? verdict.url) ?? planIdOf(verdict.url);
    if (id === null) continue;
    const said = words.get(id);
    if (said === undefined) words.set(id, [verdict]);
    else said.push(verdict);
  }
  return words;
}

/** The plan that a URL of these servers belongs to; null for any other. */
export function planIdOf(url: string): string | null {
  const [, id = ''] = parseUrl(url)?.pathname.split('/') ?? [];
  return /^[st]\d+$/.test(id) ? id : null;
}
