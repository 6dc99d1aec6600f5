import { type Certificate, makeCertificate } from './certificate.ts';
import { type Call, listen } from './listen.ts';
import { CONTROLLING_SERVICE_WORKER, PAGE, SCRIPT, SERVICE_WORKER, SHARED_WORKER, WORKER } from './page-files.ts';
import { type AnswerPlan, type Plan, type ServerName, TRANSPORTS, type Transport } from './plan.ts';

type Origins = Readonly<Record<ServerName, string>>;

export interface ConformanceServers {
  readonly origins: Readonly<Record<Transport, Origins>>;
  readonly certificate: Certificate;
  /** The answers from now on are those of these plans. */
  serve(plans: readonly Plan[]): void;
  /** How many preflights and how many requests a plan's URLs have been asked, those that were reset left out. */
  received(planId: string): Received;
  close(): Promise<void>;
}

export interface Received {
  preflights: number;
  actuals: number;
}

const HOSTS: Origins = {
  app: 'app.localhost',
  near: 'api.app.localhost',
  api: 'api.localhost',
  cdn: 'cdn.localhost',
};
const NAMES: readonly ServerName[] = ['app', 'near', 'api', 'cdn'];

/**
 * Four origins on free loopback ports, for each transport, that answer as the plans say: `/<plan>/<hop>` gets the plan's
 * answer to a preflight or to the request itself. The first also serves the page that sends them.
 */
export async function startServers(): Promise<ConformanceServers> {
  let plans = new Map<string, Plan>();
  let received = new Map<string, Received>();
  const certificate = await makeCertificate(Object.values(HOSTS));
  const origins: Record<Transport, Record<ServerName, string>> = { http: none(), https: none(), h2: none() };
  const listeners = await Promise.all(
    TRANSPORTS.flatMap((transport) =>
      NAMES.map(async (name) => {
        const listener = await listen(transport, certificate, (call) => answer(call, origins[transport]));
        const scheme = transport === 'http' ? 'http' : 'https';
        origins[transport][name] = `${scheme}://${HOSTS[name]}:${listener.port}`;
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
    const plan = plans.get(id)?.hops[Number(hop)];
    const isPreflight = call.method === 'OPTIONS' && call.headers['access-control-request-method'] !== undefined;
    const planned = isPreflight ? plan?.preflight : plan?.actual;
    if (planned === undefined) call.answer(404, [], null);
    else if (planned.reset === true) call.reset();
    else {
      const counted = received.get(id) ?? { preflights: 0, actuals: 0 };
      counted[isPreflight ? 'preflights' : 'actuals'] += 1;
      received.set(id, counted);
      send(planned, (value) => fill(value, call, at, id, Number(hop)), call);
    }
  }

  function send(plan: AnswerPlan, fillIn: (value: string) => string, call: Call): void {
    const headers = plan.headers.map(([name, value]) => [name, fillIn(value)] as const);
    const bodyless = call.method === 'HEAD' || plan.status === 204 || plan.status === 304;
    const write = (): void =>
      call.answer(plan.status, [...headers, ['Content-Type', typeOf(call)]], bodyless ? null : bodyOf(call));
    if (plan.delay === undefined) write();
    else setTimeout(write, plan.delay);
  }

  function fill(value: string, call: Call, at: Origins, id: string, hop: number): string {
    const origin = String(call.headers.origin ?? '');
    return value
      .replaceAll('{origin}', origin)
      .replaceAll('{ORIGIN}', origin.toUpperCase())
      .replaceAll('{app}', at.app)
      .replaceAll('{cdn}', at.cdn)
      .replace(/\{next:(.*?)\}/, (_, userinfo: string) => {
        const next = plans.get(id)?.hops[hop + 1];
        return `${at[next?.at ?? 'api'].replace('://', `://${userinfo}`)}/${id}/${hop + 1}`;
      });
  }

  return {
    origins,
    certificate,
    serve(next) {
      plans = new Map(next.map((plan) => [plan.id, plan]));
      received = new Map();
    },
    received: (planId) => received.get(planId) ?? { preflights: 0, actuals: 0 },
    close: async () => void (await Promise.all(listeners.map((listener) => listener.close()))),
  };
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

const wants = ({ headers }: Call): string => String(headers['sec-fetch-dest'] ?? '');

function typeOf(call: Call): string {
  if (wants(call) === 'script' || wants(call) === 'worker') return 'text/javascript';
  if (wants(call) === 'image') return 'image/gif';
  return String(call.headers.accept).includes('text/event-stream') ? 'text/event-stream' : 'text/plain';
}

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

const bodyOf = (call: Call): string | Buffer => {
  if (wants(call) === 'image') return GIF;
  return typeOf(call) === 'text/event-stream' ? 'data: x\n\n' : ';';
};
