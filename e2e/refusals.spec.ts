import { once } from 'node:events';
import http from 'node:http';
import { expect, test } from '@playwright/test';
import messages from '../public/_locales/en/messages.json' with { type: 'json' };
import type { Report } from '../src/core/report-schema.ts';
import { launchSession } from './drivers/launch.ts';
import type { DevToolsSession, PanelSurface } from './drivers/session.ts';
import { until } from './drivers/until.ts';
import { readReport } from './read-report.ts';
import { type RecordedAnswer, recordedAnswers } from './recorded-answers.ts';
import { type ReplayingServers, startReplayingServers } from './replaying-servers.ts';
import { driverOf, extensionDir } from './sessions.ts';

/** What a page is never shown: a 407 is a proxy's word to the browser. */
const UNSEEN = 'proxy-authentication';

/** Refusals whose label is sure enough to name somebody. */
const refusals = recordedAnswers().filter(
  ({ label, response }) =>
    label !== null && label.certainty !== 'possible' && response.status >= 400 && label.rule !== UNSEEN,
);

test('the servers of this test answer, byte for byte, what was recorded', async () => {
  const servers = await startReplayingServers(refusals);
  for (const answer of refusals) {
    const { port, pathname, search } = new URL(servers.urlOf(answer));
    const { method } = answer.request;
    const request = http.request({ host: '127.0.0.1', port, path: `${pathname}${search}`, method, agent: false }).end();
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    const pieces: Buffer[] = [];
    for await (const piece of response) pieces.push(piece as Buffer);
    const { status, statusText, headers, content } = answer.response;
    expect([response.statusCode, response.statusMessage], answer.id).toEqual([status, statusText]);
    expect(response.rawHeaders, answer.id).toEqual(headers.flatMap(({ name, value }) => [name, value]));
    expect(Buffer.concat(pieces).toString(), answer.id).toBe(content.text);
  }
  await servers.close();
});

/** Headers that a page's script may set, of those that were sent. */
const OF_THE_BROWSER = /^(?:host|user-agent|accept|origin|referer|cookie|content-length|sec-.*|access-control-.*)$/i;

/** The call that an application makes, so that the browser asks what was asked when the answer was recorded. */
function callOf({ request, isPreflight }: RecordedAnswer): RequestInit {
  const asked = new Map(request.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  const wanted = asked.get('access-control-request-headers')?.split(',') ?? [];
  const own = request.headers.filter(({ name }) => !OF_THE_BROWSER.test(name));
  const all = [...own, ...wanted.map((name) => ({ name, value: 'x' }))];
  return {
    method: isPreflight ? (asked.get('access-control-request-method') ?? 'GET') : request.method,
    headers: all.map(({ name, value }): [string, string] => [name, value]),
    // No dialog asks for a password, and no cookie of one answer goes to the next.
    credentials: 'omit',
    ...(request.postData ? { body: request.postData.text } : {}),
  };
}

async function send({ page }: DevToolsSession, servers: ReplayingServers): Promise<void> {
  const calls = refusals.map((answer) => ({ url: servers.urlOf(answer), init: callOf(answer) }));
  await page.evaluate(async (all) => {
    const settle = async ({ url, init }: (typeof all)[number]) => (await fetch(url, init)).text();
    await Promise.allSettled(all.map(settle));
  }, calls);
}

const denialOf = (report: Report, url: string) => report.denials.find(({ request }) => request.url === url);

/** What the panel does not have yet: a refusal, or its answer's body. */
const lacking = (report: Report, servers: ReplayingServers): readonly string[] =>
  refusals
    .filter((answer) => {
      const denial = denialOf(report, servers.urlOf(answer));
      if (denial === undefined) return true;
      const hasBody = answer.isReadable && answer.response.content.text !== '';
      return hasBody && !denial.exchanges.some(({ response }) => Boolean(response?.body?.text));
    })
    .map((answer) => {
      const seen = denialOf(report, servers.urlOf(answer))?.exchanges.map(({ response }) => response?.body ?? null);
      return `${answer.id} ${JSON.stringify(seen ?? null)}`;
    });

/** What the panel's detail says of the denial that is selected. */
function shown() {
  const text = (css: string) => document.querySelector(css)?.textContent?.trim() ?? '';
  return {
    id: document.querySelector('[data-denial-id]')?.getAttribute('data-denial-id') ?? '',
    cause: document.querySelector('[data-part=verdict]')?.getAttribute('data-rule') ?? '',
    refused: text('[data-part=refused] .part-summary'),
  };
}

type Shown = ReturnType<typeof shown>;

/** Presses a key, and reads the detail once it is another denial's. */
async function readNext(panel: PanelSurface, key: string, { id }: Shown): Promise<Shown> {
  await panel.press(key);
  await panel.waitFor((before) => {
    const now = document.querySelector('[data-denial-id]')?.getAttribute('data-denial-id');
    return now !== null && now !== undefined && now !== before;
  }, id);
  return panel.evaluate(shown);
}

const focus = (panel: PanelSurface, css: string): Promise<void> =>
  panel.evaluate((of) => document.querySelector<HTMLElement>(of)?.focus(), css);

/** Opens the single requests of the cause that is shown, and reads each: up to the newest, then down to the oldest. */
async function readOccurrences(panel: PanelSurface, count: number, first: Shown): Promise<readonly Shown[]> {
  const folded = '[data-action=occurrences][aria-expanded=false]';
  if (await panel.evaluate((css) => document.querySelector(css) !== null, folded)) await panel.click(folded);
  const place = () => document.querySelector('.occurrence[aria-selected=true]')?.getAttribute('aria-posinset');
  const from = Number(await panel.waitFor(place));
  await focus(panel, '.occurrences [role=listbox]');
  const seen = [first];
  const keys = [...Array<string>(from - 1).fill('ArrowUp'), ...Array<string>(count - 1).fill('ArrowDown')];
  for (const key of keys) seen.push(await readNext(panel, key, seen.at(-1) ?? first));
  return seen;
}

/** Goes through the causes, and through the requests of each, with the keyboard, as a reader does, and reads each detail. */
async function readAll(panel: PanelSurface, { groups }: Report): Promise<ReadonlyMap<string, Shown>> {
  const seen = new Map<string, Shown>();
  await panel.click('[role=option][data-group-id]');
  await panel.press('Home');
  await panel.waitFor(() => document.querySelector('[data-group-id]')?.getAttribute('aria-selected') === 'true');
  let shownNow = await panel.evaluate(shown);
  for (let cause = 0; cause < groups.length; cause += 1) {
    if (cause > 0) {
      await focus(panel, '.list [role=listbox]');
      shownNow = await readNext(panel, 'ArrowDown', shownNow);
    }
    const count = groups.find(({ denials }) => denials.includes(shownNow.id))?.denials.length ?? 0;
    const all = count > 1 ? await readOccurrences(panel, count, shownNow) : [shownNow];
    for (const one of all) seen.set(one.id, one);
    shownNow = all.at(-1) ?? shownNow;
  }
  return seen;
}

const LAYERS: Readonly<Record<string, string>> = {
  edge: messages.layerEdge.message,
  gateway: messages.layerGateway.message,
  'web-server': messages.layerWebServer.message,
  'cors-middleware': messages.layerCorsMiddleware.message,
  framework: messages.layerFramework.message,
  application: messages.layerApplication.message,
};

test('of what real servers refuse the panel names layer, product, cause and certainty as their documentation has it', async ({
  browserName,
}) => {
  expect(refusals.length).toBeGreaterThanOrEqual(25);
  const browser = driverOf(browserName);
  const servers = await startReplayingServers(refusals);
  const session = await launchSession(browser, { extensionDir: extensionDir(browser), url: `${servers.app}/` });
  try {
    const panel = await session.showPanel();
    await panel.resize(1000, 760);
    await send(session, servers);
    const report = await until('every refusal, with its answer, to be in the panel', async () => {
      const read = await readReport(panel);
      const lack = lacking(read, servers);
      if (lack.length > 0) throw new Error(`lacking: ${lack.join()}`);
      return read;
    });
    const seen = await readAll(panel, report);
    const told = refusals.map((answer) => {
      const { cause, refused } = seen.get(denialOf(report, servers.urlOf(answer))?.id ?? '') ?? {};
      return `${answer.id}: ${refused}: ${cause}`;
    });
    const labels = refusals.map(({ id, label }) => {
      const who = `${LAYERS[label?.layer ?? '']}, ${label?.product}`;
      const sure = label?.certainty === 'proven' ? '' : `${messages.likelyLower.message} `;
      return `${id}: ${sure}${who}: ${label?.rule}`;
    });
    expect(told).toEqual(labels);
  } finally {
    await session.close();
    await servers.close();
  }
});
