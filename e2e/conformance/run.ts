import { parseUrl } from '../../src/core/parse-url.ts';
import type { DevToolsSession, EngineVerdict } from '../drivers/session.ts';
import type { Plan } from './plan.ts';
import type { ConformanceServers } from './server.ts';

/** What the engine itself said of a plan's requests, by the plan's id. */
export type EngineWords = ReadonlyMap<string, readonly EngineVerdict[]>;

/** Requests under way at once: more would queue behind the browser's connection limit. */
const AT_ONCE = 6;

/**
 * Sends the requests of the plans from the inspected tab and resolves when every one is settled and the engine's words
 * have arrived.
 */
export async function sendAll(
  session: DevToolsSession,
  servers: ConformanceServers,
  plans: readonly Plan[],
): Promise<EngineWords> {
  servers.serve(plans);
  await session.resetVerdicts();
  await session.page.goto(`${servers.origins.app}/`);
  // The engine's words on a service worker reach us once it runs and we are attached to it.
  if (plans.some(({ initiator }) => initiator === 'service-worker')) await session.page.evaluate(startServiceWorker);
  for (let start = 0; start < plans.length; start += AT_ONCE) {
    const chunk = plans.slice(start, start + AT_ONCE).map((plan) => ({ plan, url: urlOf(plan, servers) }));
    await session.page.evaluate(sendInPage, chunk, servers.origins);
  }
  return wordsByPlan(await session.verdicts());
}

const urlOf = (plan: Plan, { origins }: ConformanceServers): string => `${origins[plan.hops[0].at]}/${plan.id}/0`;

/** Runs in the page. */
async function startServiceWorker(): Promise<void> {
  const { startServiceWorker } = globalThis as typeof globalThis & { startServiceWorker(): Promise<unknown> };
  await startServiceWorker();
}

/** Runs in the page: its own script has `send`. */
async function sendInPage(chunk: { plan: unknown; url: string }[], origins: unknown): Promise<void> {
  const { send } = globalThis as typeof globalThis & {
    send(plan: unknown, url: string, origins: unknown): Promise<void>;
  };
  await Promise.all(chunk.map(({ plan, url }) => send(plan, url, origins)));
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
  return /^s\d+$/.test(id) ? id : null;
}
