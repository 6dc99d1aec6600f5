import type { Browser, Page } from 'playwright';
import * as v from 'valibot';
import { targetOf } from './chromium-target.ts';
import type { EngineVerdict } from './session.ts';
import { until } from './until.ts';

/*
 * What Chromium itself says of each request, over the debugging protocol: `corsErrorStatus` of Network.loadingFailed and of
 * Audits.issueAdded. Workers, service workers and out-of-process iframes are targets of their own: each page target attaches
 * to its children; shared workers are nobody's. Sessions are the nested kind, because Playwright hands out no flat session of a worker.
 * https://chromedevtools.github.io/devtools-protocol/tot/Network/#type-CorsErrorStatus
 */

const CorsErrorStatus = v.object({ corsError: v.string(), failedParameter: v.optional(v.string(), '') });

const ProtocolEvent = v.variant('method', [
  v.object({
    method: v.literal('Network.requestWillBeSent'),
    params: v.object({
      requestId: v.string(),
      request: v.object({ url: v.string(), method: v.string(), headers: v.record(v.string(), v.string()) }),
      initiator: v.object({ type: v.string(), requestId: v.optional(v.string()) }),
    }),
  }),
  v.object({
    method: v.literal('Network.loadingFailed'),
    params: v.object({
      requestId: v.string(),
      errorText: v.string(),
      canceled: v.optional(v.boolean(), false),
      blockedReason: v.optional(v.string()),
      corsErrorStatus: v.optional(CorsErrorStatus),
    }),
  }),
  v.object({
    method: v.literal('Network.loadingFinished'),
    params: v.object({ requestId: v.string() }),
  }),
  v.object({
    method: v.literal('Audits.issueAdded'),
    params: v.object({
      issue: v.object({
        details: v.object({
          corsIssueDetails: v.optional(
            v.object({
              isWarning: v.boolean(),
              corsErrorStatus: CorsErrorStatus,
              request: v.object({ requestId: v.optional(v.string()), url: v.optional(v.string(), '') }),
            }),
          ),
        }),
      }),
    }),
  }),
  v.object({
    method: v.literal('Target.attachedToTarget'),
    params: v.object({ sessionId: v.string() }),
  }),
  v.object({
    method: v.literal('Target.receivedMessageFromTarget'),
    params: v.object({ sessionId: v.string(), message: v.string() }),
  }),
]);
type ProtocolEvent = v.InferOutput<typeof ProtocolEvent>;

const Reply = v.object({ id: v.number() });

export interface ChromiumOracle {
  verdicts(): EngineVerdict[];
  reset(): void;
}

interface Said {
  reason: string | null;
  mixedContent: boolean;
  parameter: string | null;
  text: string;
  url: string;
}

/** Keeps what was said of each request id; the ids are unique in the whole browser. */
function createLedger() {
  const urls = new Map<string, string[]>();
  const methods = new Map<string, string>();
  const said = new Map<string, Said>();
  const finished = new Set<string>();
  let anonymous = 0;

  const judge = (id: string, now: Said) => {
    const before = said.get(id);
    said.set(id, {
      reason: now.reason ?? before?.reason ?? null,
      mixedContent: now.mixedContent || before?.mixedContent === true,
      parameter: now.parameter ?? before?.parameter ?? null,
      text: now.text || (before?.text ?? ''),
      url: now.url || (before?.url ?? ''),
    });
  };

  const note = (event: ProtocolEvent) => {
    if (event.method === 'Network.requestWillBeSent') {
      const { requestId, request, initiator } = event.params;
      if (initiator.type === 'preflight') {
        // The preflight tells the actual's method even where the actual request itself is not reported.
        const asked = Object.entries(request.headers).find(([name]) => /^access-control-request-method$/i.test(name));
        if (initiator.requestId && asked) methods.set(initiator.requestId, asked[1]);
      } else {
        methods.set(requestId, request.method);
        urls.set(requestId, [...(urls.get(requestId) ?? []), request.url]);
      }
    } else if (event.method === 'Network.loadingFailed') {
      const { requestId, errorText, canceled, blockedReason, corsErrorStatus: status } = event.params;
      if (canceled && !status) return;
      const parameter = status?.failedParameter || null;
      const mixedContent = blockedReason === 'mixed-content';
      judge(requestId, { reason: status?.corsError ?? null, mixedContent, parameter, text: errorText, url: '' });
    } else if (event.method === 'Network.loadingFinished') {
      finished.add(event.params.requestId);
    } else if (event.method === 'Audits.issueAdded') {
      const cors = event.params.issue.details.corsIssueDetails;
      if (!cors || cors.isWarning) return;
      const { corsError, failedParameter } = cors.corsErrorStatus;
      const id = cors.request.requestId ?? `issue ${++anonymous}`;
      const parameter = failedParameter || null;
      judge(id, { reason: corsError, mixedContent: false, parameter, text: '', url: cors.request.url });
    }
  };

  const verdicts = (): EngineVerdict[] =>
    [...said]
      // There are issues of requests that passed: what reaches the local network with leave is told as if it had none.
      .filter(([id, { text }]) => text !== '' || !finished.has(id))
      .map(([id, { url, ...rest }]) => ({
        url: url || (urls.get(id)?.at(-1) ?? ''),
        requestedUrl: urls.get(id)?.[0] ?? null,
        method: methods.get(id) ?? null,
        ...rest,
      }));

  return { note, verdicts, reset: () => said.clear() };
}

/** Sends a command to a target and returns its number. */
type Send = (method: string, params?: object) => number;

/** Switches one target's reports on and lets it run once they are on. `receive` must be fed with its messages. */
function watchTarget(send: Send, note: (event: ProtocolEvent) => void) {
  const children = new Map<string, (message: string) => void>();
  const pending = new Set([
    send('Network.enable'),
    send('Audits.enable'),
    send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: false }),
  ]);

  const attach = (sessionId: string) => {
    let lastId = 0;
    const sendToChild: Send = (method, params = {}) => {
      lastId += 1;
      send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: lastId, method, params }) });
      return lastId;
    };
    children.set(sessionId, watchTarget(sendToChild, note).receive);
  };

  const receive = (message: string) => {
    const foreign: unknown = JSON.parse(message);
    if (v.is(Reply, foreign)) {
      if (pending.delete(foreign.id) && pending.size === 0) send('Runtime.runIfWaitingForDebugger');
      return;
    }
    const parsed = v.safeParse(ProtocolEvent, foreign);
    if (!parsed.success) return;
    const event = parsed.output;
    if (event.method === 'Target.attachedToTarget') attach(event.params.sessionId);
    else if (event.method === 'Target.receivedMessageFromTarget')
      children.get(event.params.sessionId)?.(event.params.message);
    else note(event);
  };

  return { receive, isReady: () => pending.size === 0 };
}

/** Listens from now on to `page` and whatever it starts; to every shared worker, too, which no page owns. */
export async function watchChromiumVerdicts(browser: Browser, page: Page): Promise<ChromiumOracle> {
  const cdp = await browser.newBrowserCDPSession();
  const { note, verdicts, reset } = createLedger();
  const watched = new Map<string, ReturnType<typeof watchTarget>>();
  cdp.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => watched.get(sessionId)?.receive(message));
  const watch = async (targetId: string) => {
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false });
    let lastId = 0;
    const send: Send = (method, params = {}) => {
      lastId += 1;
      const message = JSON.stringify({ id: lastId, method, params });
      // A target that has just gone refuses messages; there is nothing left to hear from it.
      cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
      return lastId;
    };
    const target = watchTarget(send, note);
    watched.set(sessionId, target);
    return target;
  };
  cdp.on('Target.targetCreated', ({ targetInfo: { targetId, type } }) => {
    // One that has ended meanwhile has nothing to say.
    if (type === 'shared_worker') void watch(targetId).catch(() => undefined);
  });
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  const { isReady } = await watch(await targetOf(page));
  await until('Chromium to report its verdicts', isReady);
  return { verdicts, reset };
}
