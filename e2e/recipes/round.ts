import fs from 'node:fs';
import path from 'node:path';
import type { CorsPolicy } from '../../src/core/policy.ts';
import { leftOut } from '../../src/core/policy-values.ts';
import { recipeOf } from '../../src/core/recipes/index.ts';
import type { DevToolsSession } from '../drivers/session.ts';
import { until } from '../drivers/until.ts';
import { readReport } from '../read-report.ts';
import { startApplication } from './application.ts';
import { type Fault, headersFor } from './fault.ts';
import { judge } from './judge.ts';
import { call } from './page.ts';
import { CREDENTIALS, freePort, type Situation, start, type TestServer } from './server.ts';

/** One fault on one server, before and after its recipe. */
export interface Outcome {
  readonly server: TestServer;
  readonly fault: Fault;
  /** The recipe that the report's checklist names. */
  readonly chosen: string | null;
  /** 1: the page's request passed after the one change. Null: it did not. */
  readonly rounds: 1 | null;
  readonly wrong: readonly string[];
}

interface Setting {
  readonly session: DevToolsSession;
  readonly pages: { readonly origin: string; readonly foreign: string };
  /** Where the servers' folders go. */
  readonly base: string;
}

/** Starts the server with the fault, lets the page fail, applies the report's policy by the recipe, and tries again. */
export async function runRound({ session, pages, base }: Setting, server: TestServer, fault: Fault): Promise<Outcome> {
  const outcome = { server, fault };
  const application = await freePort();
  const behind = (one: Fault) =>
    server.kind === 'proxy'
      ? startApplication(one, pages.origin, application, server.bare === true)
      : async () => undefined;
  let stopApplication = await behind(fault);
  const situation: Situation = {
    folder: emptyFolder(base, server),
    port: await freePort(),
    application,
    auth: server.kind === 'proxy' && fault.auth === 'actual' ? 'none' : fault.auth,
    headers: headersFor(fault.headers, pages.origin),
    recipe: '',
  };
  // A host of its own: a port that comes again must not meet the preflight cache of an earlier round.
  const url = `http://round-${folders}.localhost:${situation.port}/orders/1`;
  const authorization = fault.signedIn ? CREDENTIALS : null;
  try {
    await session.page.goto(pages.origin);
    const { policy, chosen } = await withServer(server, situation, async () => {
      const status = await call(session, url, authorization);
      if (status !== null) throw new Error(`the fault let the request pass with ${status}`);
      return readPolicy(session, url);
    });
    const text = recipeOf(server.recipe)?.print(policy);
    if (text === undefined || text === '') throw new Error(`no recipe ${server.recipe}`);
    if (leftOut(policy).length > 0) throw new Error(`left out: ${leftOut(policy).join()}`);
    if (server.bare === true) {
      await stopApplication();
      stopApplication = await behind({ ...fault, headers: null });
    }
    const mended = { ...situation, folder: emptyFolder(base, server), headers: null, recipe: text };
    return await withServer(server, mended, async () => {
      const wrong = [...(await judge(situation.port, pages.origin, policy, fault))];
      const status = await call(session, url, authorization);
      const wanted = fault.signedIn ? 200 : 401;
      if (status !== wanted) wrong.push(`the page got ${status ?? 'nothing'} instead of ${wanted}`);
      await session.page.goto(pages.foreign);
      if ((await call(session, url, authorization)) !== null) wrong.push('a foreign page could read the answer');
      return { ...outcome, chosen, rounds: status === wanted ? (1 as const) : null, wrong };
    });
  } catch (error) {
    return { ...outcome, chosen: null, rounds: null, wrong: [String(error)] };
  } finally {
    await stopApplication();
  }
}

async function withServer<T>(server: TestServer, situation: Situation, work: () => Promise<T>): Promise<T> {
  const stop = await start(server, situation);
  try {
    return await work();
  } finally {
    await stop();
  }
}

/** The policy of the report's denial of this URL, once preflight and actual are together. */
async function readPolicy(
  session: DevToolsSession,
  url: string,
): Promise<{ policy: CorsPolicy; chosen: string | null }> {
  const panel = await session.showPanel();
  return until('the denial with its policy', async () => {
    const { denials } = await readReport(panel);
    const denial = denials.find((one) => one.request.url === url && one.exchanges.length > 1);
    if (!denial?.policy?.allowMethods.includes('PUT')) return null;
    return { policy: denial.policy, chosen: denial.checklist.find((step) => step.recipe !== null)?.recipe ?? null };
  });
}

let folders = 0;

function emptyFolder(base: string, server: TestServer): string {
  folders += 1;
  const folder = path.join(base, `${server.recipe}-${folders}`);
  fs.mkdirSync(folder, { mode: 0o755 });
  return folder;
}
