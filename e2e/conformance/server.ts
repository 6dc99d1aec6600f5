import { type Certificate, makeCertificate } from './certificate.ts';
import { type Call, listen, type Protocol } from './listen.ts';
import { CONTROLLING_SERVICE_WORKER, PAGE, SCRIPT, SERVICE_WORKER, SHARED_WORKER, WORKER } from './page-files.ts';
import {
  type AnswerPlan,
  ETAG,
  type HopPlan,
  type Initiator,
  type Plan,
  type ServerName,
  TRANSPORTS,
  type Transport,
} from './plan.ts';

type Origins = Readonly<Record<ServerName, string>>;

export interface ConformanceServers {
  readonly origins: Readonly<Record<Transport, Origins>>;
  readonly certificate: Certificate;
  /** The answers from now on are those of these plans. */
  serve(plans: readonly Plan[]): void;
  /** What a plan's URLs have been asked. */
  received(planId: string): Received;
  close(): Promise<void>;
}

export interface Received {
  /** How many preflights and how many requests, those that were reset left out. */
  preflights: number;
  actuals: number;
  /** What came last, reset or not. */
  last: 'preflight' | 'actual' | null;
}

const NOTHING_RECEIVED: Received = { preflights: 0, actuals: 0, last: null };

const NAMES: readonly ServerName[] = ['app', 'near', 'api', 'cdn'];
type Suffix = 'localhost' | 'test';
const hostOf = (name: ServerName, suffix: Suffix): string => `${name === 'near' ? 'api.app' : name}.${suffix}`;

interface Place {
  readonly protocol: Protocol;
  readonly suffix: Suffix;
}
const place = (protocol: Protocol, suffix: Suffix): Place => ({ protocol, suffix });

/** Where the page is, and where all else is. */
const PLACES: Readonly<Record<Transport, { readonly page: Place; readonly targets: Place }>> = {
  http: { page: place('http', 'localhost'), targets: place('http', 'localhost') },
  plain: { page: place('http', 'test'), targets: place('http', 'test') },
  https: { page: place('https', 'localhost'), targets: place('https', 'localhost') },
  h2: { page: place('h2', 'localhost'), targets: place('h2', 'localhost') },
  mixed: { page: place('https', 'test'), targets: place('http', 'test') },
  public: { page: place('https', 'test'), targets: place('https', 'localhost') },
  insecure: { page: place('http', 'test'), targets: place('http', 'localhost') },
  granted: { page: place('https', 'test'), targets: place('https', 'localhost') },
  named: { page: place('https', 'test'), targets: place('http', 'test') },
};

/** Names that must be told to resolve to this machine. */
export const TEST_HOSTS: readonly string[] = NAMES.map((name) => hostOf(name, 'test'));

/**
 * Four origins on free loopback ports, for each transport, that answer as the plans say: `/<plan>/<hop>` gets the plan's
 * answer to a preflight or to the request itself. The first also serves the page that sends them.
 */
export async function startServers(): Promise<ConformanceServers> {
  let plans = new Map<string, Plan>();
  let received = new Map<string, Received>();
  const certificate = await makeCertificate([...TEST_HOSTS, ...NAMES.map((name) => hostOf(name, 'localhost'))]);
  const origins = Object.fromEntries(TRANSPORTS.map((transport) => [transport, none()])) as Record<
    Transport,
    Record<ServerName, string>
  >;
  const listeners = await Promise.all(
    TRANSPORTS.flatMap((transport) =>
      NAMES.map(async (name) => {
        const { protocol, suffix } = PLACES[transport][name === 'app' ? 'page' : 'targets'];
        const listener = await listen(protocol, certificate, (call) => answer(call, origins[transport]));
        const scheme = protocol === 'http' ? 'http' : 'https';
        origins[transport][name] = `${scheme}://${hostOf(name, suffix)}:${listener.port}`;
        return listener;
      }),
    ),
  );

  function answer(call: Call, at: Origins): void {
    const { pathname } = new URL(call.target, 'http://localhost');
    const file = FILES[pathname];
    if (file !== undefined) sendFile(file, call);
    else if (pathname === '/cookie') setCookie(call);
    else answerAsPlanned(pathname, call, at);
  }

  function answerAsPlanned(pathname: string, call: Call, at: Origins): void {
    const [, id = '', hop = '0'] = pathname.split('/');
    const plan = plans.get(id);
    const isPreflight = call.method === 'OPTIONS' && call.headers['access-control-request-method'] !== undefined;
    const planned = answerOf(plan?.hops[Number(hop)], isPreflight, call);
    if (plan === undefined || planned === undefined) {
      call.answer(404, [], null);
      return;
    }
    const counted = received.get(id) ?? { ...NOTHING_RECEIVED };
    counted.last = isPreflight ? 'preflight' : 'actual';
    received.set(id, counted);
    if (planned.reset === true) call.reset();
    else {
      counted[isPreflight ? 'preflights' : 'actuals'] += 1;
      const headers = planned.headers.map(([name, value]) => [name, fill(value, call, at, id, Number(hop))] as const);
      send({ ...planned, headers }, CONTENTS[plan.initiator] ?? TEXT, call);
    }
  }

  function send({ status, headers, delay }: AnswerPlan, { type, body }: Content, call: Call): void {
    const bodyless = call.method === 'HEAD' || status === 204 || status === 304;
    const write = (): void => call.answer(status, [...headers, ['Content-Type', type]], bodyless ? null : body);
    if (delay === undefined) write();
    else setTimeout(write, delay);
  }

  function fill(value: string, call: Call, at: Origins, id: string, hop: number): string {
    const origin = String(call.headers.origin ?? '');
    const [, scheme = '', host = ''] = /^([a-z]+):\/\/(.*)$/.exec(origin) ?? [];
    const plan = plans.get(id);
    const urlOf = (index: number, userinfo: string): string =>
      `${at[plan?.hops[index]?.at ?? 'api'].replace('://', `://${userinfo}`)}/${id}/${index}${plan?.query ?? ''}`;
    const parts = { origin, scheme, host, app: at.app, api: at.api, cdn: at.cdn, self: urlOf(hop, '') };
    return Object.entries(parts)
      .reduce(
        (text, [name, part]) =>
          text.replaceAll(`{${name}}`, part).replaceAll(`{${name.toUpperCase()}}`, part.toUpperCase()),
        value,
      )
      .replace(/\{next:(.*?)\}/, (_, userinfo: string) => urlOf(hop + 1, userinfo));
  }

  return {
    origins,
    certificate,
    serve(next) {
      plans = new Map(next.map((plan) => [plan.id, plan]));
      received = new Map();
    },
    received: (planId) => received.get(planId) ?? NOTHING_RECEIVED,
    close: async () => void (await Promise.all(listeners.map((listener) => listener.close()))),
  };
}

function answerOf(hop: HopPlan | undefined, isPreflight: boolean, { headers }: Call): AnswerPlan | undefined {
  if (isPreflight) return hop?.preflight;
  return headers['if-none-match'] === ETAG && hop?.revalidation !== undefined ? hop.revalidation : hop?.actual;
}

const none = (): Record<ServerName, string> => ({ app: '', near: '', api: '', cdn: '' });

interface PageFile {
  readonly type: string;
  readonly text: string;
}

function sendFile({ type, text }: PageFile, call: Call): void {
  const headers = [
    ['Content-Type', type],
    ['Cache-Control', 'no-store'],
    ['Access-Control-Allow-Origin', '*'],
  ] as const;
  call.answer(200, headers, text);
}

/** Sets the cookie by which a request with credentials is seen to be one. */
function setCookie(call: Call): void {
  const headers = [
    ['Access-Control-Allow-Origin', String(call.headers.origin ?? '*')],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Set-Cookie', 'visited=1; SameSite=None; Secure'],
  ] as const;
  call.answer(204, headers, null);
}

const FILES: Readonly<Record<string, PageFile>> = {
  '/': { type: 'text/html; charset=utf-8', text: PAGE },
  '/script.js': { type: 'text/javascript', text: SCRIPT },
  '/controlled/': { type: 'text/html; charset=utf-8', text: PAGE },
  '/controlling-service-worker.js': { type: 'text/javascript', text: CONTROLLING_SERVICE_WORKER },
  '/shared-worker.js': { type: 'text/javascript', text: SHARED_WORKER },
  '/worker.js': { type: 'text/javascript', text: WORKER },
  '/service-worker.js': { type: 'text/javascript', text: SERVICE_WORKER },
};

interface Content {
  readonly type: string;
  readonly body: string | Buffer;
}

const TEXT: Content = { type: 'text/plain', body: ';' };
const SCRIPT_CONTENT: Content = { type: 'text/javascript', body: ';' };
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** What the page's element can take: it would refuse anything else for no fault of CORS. */
const CONTENTS: Readonly<Partial<Record<Initiator, Content>>> = {
  script: SCRIPT_CONTENT,
  module: SCRIPT_CONTENT,
  image: { type: 'image/gif', body: GIF },
  'plain-script': SCRIPT_CONTENT,
  import: SCRIPT_CONTENT,
  'plain-image': { type: 'image/gif', body: GIF },
  stylesheet: { type: 'text/css', body: '' },
  'plain-stylesheet': { type: 'text/css', body: '' },
  eventsource: { type: 'text/event-stream', body: 'data: x\n\n' },
  // The next request of this one tells an id that needs leave.
  'reconnecting-eventsource': { type: 'text/event-stream', body: 'retry: 1\nid: {"a"}\ndata: x\n\n' },
};
