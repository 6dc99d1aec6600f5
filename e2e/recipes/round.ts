import fs from 'node:fs';
import path from 'node:path';
import type { CorsPolicy } from '../../src/core/policy.ts';
import { leftOut } from '../../src/core/policy-values.ts';
import { recipeOf } from '../../src/core/recipes/index.ts';
import type { DevToolsSession } from '../drivers/session.ts';
import { type Advice, readAdvice } from './advice.ts';
import { startApplication } from './application.ts';
import { type Fault, headersFor } from './fault.ts';
import { type Front, startFront } from './front.ts';
import { judge } from './judge.ts';
import { call } from './page.ts';
import { partsOf } from './parts.ts';
import { CREDENTIALS, freePort, nameOf, type Situation, start, type TestServer } from './server.ts';

/** One fault on one server, before and after its recipe. */
export interface Outcome {
  /** The recipe that the report's checklist names. */
  readonly chosen: string | null;
  /** 1: the page's request passed after the one change. Null: it never did. */
  readonly rounds: number | null;
  /** How many parts of the fix were left out, one at a time. */
  readonly leftOut: number;
  readonly wrong: readonly string[];
  /** What broke off the round before it came to an end; null where it did come to one. */
  readonly brokeOff: string | null;
}

export interface Setting {
  readonly session: DevToolsSession;
  readonly pages: { readonly origin: string; readonly foreign: string };
  /** Where the servers' folders go. */
  readonly base: string;
}

/** More tries than any fix may need. */
const MOST_ROUNDS = 3;

/** Starts the server with the fault, lets the page fail, applies the report's policy by the recipe, and tries again. */
export async function runRound(setting: Setting, server: TestServer, fault: Fault): Promise<Outcome> {
  const { pages, base, session } = setting;
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
  const front = await startFront(situation.port);
  const client: Client = { ...setting, front, prefix: server.prefix ?? '' };
  try {
    await session.page.goto(pages.origin);
    let advice = await withServer(server, situation, () => fail(client, fault));
    const { chosen } = advice;
    if (server.bare === true) {
      await stopApplication();
      stopApplication = await behind({ ...fault, headers: null });
    }
    const wrong: string[] = [...stepsInVain(advice, fault)];
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const mended = { ...situation, folder: emptyFolder(base, server), headers: null, recipe: textOf(server, advice) };
      const again = await withServer(server, mended, async (): Promise<Advice | number> => {
        const status = await request(client, fault);
        if (status !== (fault.signedIn ? 200 : 401)) return readAdvice(session, lastUrl);
        wrong.push(...(await judge(situation.port, pages.origin, advice.policy, fault, client.prefix)));
        const parts = await tryParts(client, fault, advice.policy, wrong);
        await session.page.goto(pages.foreign);
        if ((await request(client, fault)) !== null) wrong.push('a foreign page could read the answer');
        return parts;
      });
      if (typeof again === 'number') return { chosen, rounds: round, leftOut: again, wrong, brokeOff: null };
      wrong.push(`round ${round} did not do`);
      advice = again;
    }
    return { chosen, rounds: null, leftOut: 0, wrong, brokeOff: null };
  } catch (error) {
    return { chosen: null, rounds: null, leftOut: 0, wrong: [String(error)], brokeOff: String(error) };
  } finally {
    await front.close();
    await stopApplication();
  }
}

interface Client extends Setting {
  readonly front: Front;
  readonly prefix: string;
}

let requests = 0;
let lastUrl = '';

/** The page's request, to a host of its own each time: it must not meet the preflight cache of an earlier one. */
function request({ session, front, prefix }: Client, { signedIn }: Fault): Promise<number | null> {
  requests += 1;
  lastUrl = `http://request-${requests}.localhost:${front.port}${prefix}/orders/1`;
  return call(session, lastUrl, signedIn ? CREDENTIALS : null);
}

async function fail(client: Client, fault: Fault): Promise<Advice> {
  const status = await request(client, fault);
  if (status !== null) throw new Error(`the fault let the request pass with ${status}`);
  return readAdvice(client.session, lastUrl);
}

function textOf(server: TestServer, { policy }: Advice): string {
  const text = recipeOf(server.recipe)?.print(policy) ?? '';
  if (text === '') throw new Error(`no recipe ${server.recipe}`);
  if (leftOut(policy).length > 0) throw new Error(`left out: ${leftOut(policy).join()}`);
  return text;
}

/** Steps of the checklist beside the policy: none was carried out, and the request passes. */
const stepsInVain = ({ steps }: Advice, { signedIn }: Fault): readonly string[] =>
  steps
    .filter(({ isPolicy, owner }) => !isPolicy && (signedIn || owner !== 'client'))
    .map(({ step }) => `a step that was not needed: ${step}`);

/** Leaves out one part of the policy after the other; each time the request must fail again. Resolves with their number. */
async function tryParts(client: Client, fault: Fault, policy: CorsPolicy, wrong: string[]): Promise<number> {
  const parts = partsOf(policy);
  for (const part of parts) {
    client.front.lack(part);
    const status = await request(client, fault);
    if (status !== null) {
      const { on, header, item } = part;
      wrong.push(`without ${[header, item].filter(Boolean).join(' ')} on the ${on} the request passes all the same`);
    }
  }
  client.front.lack(null);
  return parts.length;
}

async function withServer<T>(server: TestServer, situation: Situation, work: () => Promise<T>): Promise<T> {
  const stop = await start(server, situation);
  try {
    return await work();
  } finally {
    await stop();
  }
}

let folders = 0;

function emptyFolder(base: string, server: TestServer): string {
  folders += 1;
  const folder = path.join(base, `${nameOf(server)}-${folders}`);
  fs.mkdirSync(folder, { mode: 0o755 });
  return folder;
}
