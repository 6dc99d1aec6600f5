import { FAULTS, type Fault, type FaultContext, withHeader } from './faults.ts';
import { type AnswerPlan, type HopPlan, INITIATORS, type Initiator, type Plan, type ServerName } from './plan.ts';
import { type Random, random } from './random.ts';

/** Initiators that can send any method and header. */
const FREE: readonly Initiator[] = [
  'fetch',
  'fetch',
  'fetch',
  'xhr',
  'xhr',
  'worker',
  'iframe',
  'cross-origin-iframe',
  'sandboxed-iframe',
];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'put', 'PURGE'];
/** Only for requests that are refused at their preflight: the servers' parser knows no such methods. */
const ODD_METHODS = ['patch', 'Custom', 'get-it'];
const HEADERS: Readonly<Record<string, string>> = {
  authorization: 'Bearer abc',
  'x-custom': '1',
  'x-requested-with': 'XMLHttpRequest',
  'content-language': 'en',
  accept: 'application/json',
  range: 'bytes=0-9',
  'accept-language': 'en;q=0.5',
  'if-match': '"x"',
  'x-long': 'y'.repeat(200),
};
const CONTENT_TYPES = [
  'application/json',
  'text/plain',
  'text/plain;charset=UTF-8',
  'application/x-www-form-urlencoded',
  'TEXT/PLAIN',
  'application/xml',
  'text/plain; x="y"',
];

/**
 * `count` scenarios of a seed: every fault by itself, pairs of faults, faultless ones of every kind, redirects, each
 * kind of initiator, identical requests at once, cached preflights and aborts.
 */
export function generate(seed: number, count: number): readonly Plan[] {
  const source = random(seed);
  return Array.from({ length: count }, (_, index) => planOf(source, index));
}

/** What each of ten scenarios in a row is for; the even ones are to pass. */
const KINDS = [
  'right',
  'fault',
  'right',
  'faults',
  'right chain',
  'faults',
  'right',
  'faulty chain',
  'initiator',
  'faulty initiator',
] as const;
type Kind = (typeof KINDS)[number];

function planOf(source: Random, index: number): Plan {
  const kind = KINDS[index % KINDS.length] ?? 'right';
  const turn = Math.floor(index / KINDS.length);
  const initiator = kind.endsWith('initiator') ? (INITIATORS[turn % INITIATORS.length] ?? 'fetch') : source.pick(FREE);
  const request = requestOf(source, initiator, kind);
  const context: FaultContext = {
    random: source,
    credentials: request.credentials === 'include',
    method: normalized(request.method),
    names: Object.keys(request.headers),
    elsewhere: source.pick(['/sign-in', '{cdn}/elsewhere', '{app}/sign-in']),
  };
  const { onPreflight, onActual } = chooseFaults(source, index, kind, context);
  const hop = hopOf(source, context, onPreflight, onActual);
  const hops = kind.endsWith('chain') ? redirected(source, context, hop, kind) : ([hop] as const);
  const abort = kind === 'fault' && source.chance(4);
  return {
    id: `s${index + 1}`,
    aims: [
      ...onPreflight.map(({ id }) => id),
      ...onActual.map(({ id }) => `${id} (actual)`),
      ...(hops.length > 1 ? ['chain'] : []),
    ],
    ...request,
    cookie: context.credentials && source.chance(70),
    times: !abort && source.chance(3) ? 20 : 1,
    rounds: source.chance(10) ? 3 : 1,
    abort,
    hops,
  };
}

/** A fetch() normalises these names. https://fetch.spec.whatwg.org/#concept-method-normalize */
const normalized = (method: string): string =>
  /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

function requestOf(
  source: Random,
  initiator: Initiator,
  kind: Kind,
): Pick<Plan, 'initiator' | 'method' | 'headers' | 'body' | 'credentials'> {
  const credentials = source.pick(['include', 'include', 'omit', 'same-origin'] as const);
  if (initiator === 'beacon')
    return {
      initiator,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      credentials: 'include',
    };
  if (initiator === 'xhr-upload')
    return { initiator, method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x', credentials };
  const simple: readonly Initiator[] = ['eventsource', 'image', 'script', 'module', 'font', 'service-worker'];
  if (simple.includes(initiator))
    return {
      initiator,
      method: 'GET',
      headers: {},
      body: null,
      credentials: initiator === 'font' ? 'same-origin' : source.pick(['include', 'same-origin']),
    };
  const method = source.pick(kind.startsWith('fault') && source.chance(15) ? ODD_METHODS : METHODS);
  const hasBody = !['GET', 'HEAD'].includes(normalized(method)) && source.chance(60);
  const names = Object.keys(HEADERS).filter(() => source.chance(22));
  const headers = Object.fromEntries(names.map((name) => [name, HEADERS[name] ?? '']));
  return {
    initiator,
    method,
    headers: hasBody ? { ...headers, 'content-type': source.pick(CONTENT_TYPES) } : headers,
    body: hasBody ? '{"a":1}' : null,
    credentials: initiator === 'xhr' && credentials === 'omit' ? 'same-origin' : credentials,
  };
}

interface Chosen {
  readonly onPreflight: readonly Fault[];
  readonly onActual: readonly Fault[];
}

/** Faults by index, so that each comes again and again; the seed chooses what they are combined with. */
function chooseFaults(source: Random, index: number, kind: Kind, context: FaultContext): Chosen {
  const usable = FAULTS.filter((fault) => fault.applies?.(context) ?? true);
  const harmless = usable.filter((fault) => fault.harmless?.(context) ?? false);
  const harmful = usable.filter((fault) => !harmless.includes(fault));
  const onEither = ({ on, id }: Fault): boolean => on === 'both' || id === 'reset';
  if (kind.startsWith('right') || kind === 'initiator') {
    const onPreflight = harmless.length > 0 && source.chance(60) ? [source.pick(harmless)] : [];
    const onActual = harmless
      .filter(onEither)
      .filter(() => source.chance(30))
      .slice(0, 1);
    return { onPreflight, onActual };
  }
  const onActual = harmful.filter(onEither);
  if (kind === 'faulty initiator' || source.chance(30)) return { onPreflight: [], onActual: [source.pick(onActual)] };
  const first = harmful[Math.floor(index / 2) % harmful.length];
  if (first === undefined) return { onPreflight: [], onActual: [] };
  const others = usable.filter(({ group }) => group !== first.group);
  return {
    onPreflight: kind === 'fault' ? [first] : [first, source.pick(others)],
    onActual: kind === 'faults' && source.chance(30) ? [source.pick(onActual)] : [],
  };
}

function hopOf(
  source: Random,
  context: FaultContext,
  onPreflight: readonly Fault[],
  onActual: readonly Fault[],
): HopPlan {
  const good = goodHop(source, context, source.pick(['api', 'near', 'cdn']));
  return {
    at: good.at,
    preflight: onPreflight.reduce((answer, fault) => fault.apply(answer, context), good.preflight),
    actual: onActual.reduce((answer, fault) => fault.apply(answer, context), good.actual),
  };
}

function goodHop(source: Random, { credentials, method, names }: FaultContext, at: ServerName): HopPlan {
  const headers: AnswerPlan['headers'] = [
    ['Access-Control-Allow-Origin', '{origin}'],
    ...(credentials ? [['Access-Control-Allow-Credentials', 'true'] as const] : []),
    ['Vary', 'Origin'],
  ];
  const preflight: AnswerPlan = {
    status: 204,
    headers: [
      ...headers,
      ['Access-Control-Allow-Methods', `GET, ${method}`],
      ['Access-Control-Allow-Headers', names.join(', ')],
    ],
  };
  const cached = source.chance(20)
    ? withHeader(preflight, 'Access-Control-Max-Age', source.pick(['600', '0', 'abc', '-1']))
    : preflight;
  const status = source.pick([200, 200, 200, 201, 401, 403, 404, 500]);
  return { at, preflight: cached, actual: { status, headers, ...(source.chance(10) ? { delay: 30 } : {}) } };
}

/** One or two hops before the last; the last is the hop that was planned. */
function redirected(
  source: Random,
  context: FaultContext,
  last: HopPlan,
  kind: Kind,
): readonly [HopPlan, ...HopPlan[]] {
  const before = goodHop(source, context, source.pick(['app', 'api', 'cdn', 'near']));
  const status = source.pick([301, 302, 303, 307, 308]);
  const userinfo = kind === 'faulty chain' && source.chance(25) ? 'user:pass@' : '';
  const first: HopPlan = {
    ...before,
    actual: withHeader({ ...before.actual, status }, 'Location', `{next:${userinfo}}`),
  };
  if (!source.chance(30)) return [first, last];
  const middle = goodHop(source, context, source.pick(['api', 'cdn', 'app', 'near']));
  return [first, { ...middle, actual: withHeader({ ...middle.actual, status }, 'Location', '{next:}') }, last];
}
