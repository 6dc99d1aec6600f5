import { always, FAULTS, type Fault, type FaultContext, withHeader } from './faults.ts';
import {
  type AnswerPlan,
  type HopPlan,
  INITIATORS,
  type Initiator,
  type Plan,
  type ServerName,
  type Transport,
} from './plan.ts';
import { type Random, random } from './random.ts';
import { asks, FREE, normalized, optionsOf, type RequestPlan, requestOf } from './requests.ts';

/**
 * `count` scenarios of a seed: every fault by itself, pairs of faults, faultless ones of every kind, redirects, each
 * kind of initiator, identical requests at once, cached preflights and aborts.
 */
export function generate(seed: number, count: number): readonly Plan[] {
  const source = random(seed);
  // Another seed starts elsewhere in the list of faults, and so does each kind; each fault has its turn all the same.
  const first = source.below(TARGETS.length);
  const startOf = (kind: Kind): number => first + Math.floor((KINDS.indexOf(kind) * TARGETS.length) / KINDS.length);
  const turns = new Map<Kind, number>();
  return Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'right';
    const turn = turns.get(kind) ?? startOf(kind);
    turns.set(kind, turn + 1);
    return planOf(source, `s${index + 1}`, kind, turn);
  });
}

/** What each of ten scenarios in a row is for: about half of them pass, since not every fault harms what it meets. */
const KINDS = [
  'right',
  'fault',
  'right',
  'faults',
  'right chain',
  'fault alone',
  'fault alone',
  'faulty chain',
  'initiator',
  'faulty initiator',
] as const;
type Kind = (typeof KINDS)[number];

/** A fault and the answer that has it. */
interface Target {
  readonly fault: Fault;
  readonly on: 'preflight' | 'actual';
  /** What the preflight's answer has beside it, where only both together tell one rule from another. */
  readonly beside?: Fault;
  /** The requests for which that is so. */
  wants?(context: FaultContext): boolean;
}

const HARMFUL = FAULTS.filter(({ harmless }) => harmless !== always);
const ON_ACTUAL: readonly Target[] = HARMFUL.filter(({ on, id }) => on === 'both' || id === 'reset').map((fault) => ({
  fault,
  on: 'actual',
}));

const named = (id: string): Fault => {
  const fault = FAULTS.find((one) => one.id === id);
  if (fault === undefined) throw new Error(`no such fault: ${id}`);
  return fault;
};

/** Combinations that chance brings about too seldom. */
const TOGETHER: readonly Target[] = [
  // The engines differ in which of the two they meet first.
  ...['allow-methods absent', 'allow-methods other'].map(
    (id): Target => ({
      fault: named('allow-headers no list'),
      on: 'preflight',
      beside: named(id),
      wants: ({ method }) => !['GET', 'HEAD', 'POST'].includes(method),
    }),
  ),
  // The standard refuses it at the preflight, the engines at the answer.
  ...['allow-origin absent', 'allow-origin other'].map(
    (id): Target => ({
      fault: named(id),
      on: 'actual',
      beside: named('allow-headers *'),
      wants: ({ credentials, names }) => !credentials && names.includes('authorization'),
    }),
  ),
];

/** Each names a reason of its own, for which no other fault stands. */
const ALONE: readonly Target[] = [
  ...[
    'allow-methods no list',
    'allow-headers no list',
    'redirect',
    'allow-credentials absent',
    'allow-methods absent',
    'allow-headers partial',
    'status not ok',
    'allow-origin *',
    'allow-origin absent',
    'allow-origin no URL',
    'allow-origin list',
  ].map((id): Target => ({ fault: named(id), on: 'preflight' })),
  ...['allow-origin *', 'allow-origin absent', 'allow-origin two lines'].map(
    (id): Target => ({ fault: named(id), on: 'actual' }),
  ),
];

const TARGETS: readonly Target[] = [
  ...HARMFUL.map((fault): Target => ({ fault, on: 'preflight' })),
  ...TOGETHER,
  ...ON_ACTUAL,
];

/** Draws of a request until one suits the fault that it is for. */
const DRAWS = 100;

interface Draw {
  readonly request: RequestPlan;
  readonly context: FaultContext;
}

function planOf(source: Random, id: string, kind: Kind, turn: number): Plan {
  const faulty = kind.startsWith('fault');
  const targets = kind === 'faulty initiator' ? ON_ACTUAL : kind === 'fault alone' ? ALONE : TARGETS;
  const target = faulty ? targets[turn % targets.length] : undefined;
  // Of a worker's request DevTools show no Origin: what redirects made of it must be told by the redirects themselves.
  const inWorker = kind === 'right chain' && source.chance(35);
  const taken = kind.endsWith('initiator') ? (INITIATORS[turn % INITIATORS.length] ?? 'fetch') : null;
  const initiator = inWorker ? 'worker' : taken;
  const { request, context } = draw(source, kind, initiator, target);
  const { onPreflight, onActual } = chooseFaults(source, kind, context, target);
  const hop = hopOf(source, context, onPreflight, onActual);
  // Without a preflight not even that shows it, and only an answer that is refused is looked at.
  const isBare = inWorker && source.chance(50);
  const last = isBare ? { ...hop, actual: { ...hop.actual, status: 403 } } : hop;
  const hops = kind.endsWith('chain') ? redirected(source, context, last, kind) : ([hop] as const);
  const abort = kind === 'fault' && source.chance(4);
  const transport = transportOf(source, request.initiator, kind);
  // Of what is not sent the entries show least where there would have been no preflight.
  const isSimple = isBare || (UNSENT.includes(transport) && source.chance(50));
  return {
    id,
    transport,
    aims: [
      ...onPreflight.map((fault) => fault.id),
      ...onActual.map((fault) => `${fault.id} (actual)`),
      ...(hops.length > 1 ? ['chain'] : []),
    ],
    ...request,
    ...(isSimple ? { method: 'GET', headers: {}, body: null } : {}),
    options: optionsOf(source, request),
    cookie: context.credentials && source.chance(70),
    times: !abort && source.chance(3) ? 20 : 1,
    rounds: source.chance(10) ? 3 : 1,
    abort,
    hops,
  };
}

/** Where Chromium, or every browser, sends nothing to another origin. */
const UNSENT: readonly Transport[] = ['mixed', 'public', 'insecure'];

/** Where such a request can be made: frames, workers and redirects would be stopped themselves, or have no secure context. */
function transportOf(source: Random, initiator: Initiator, kind: Kind): Transport {
  const isPlain = initiator === 'fetch' || initiator === 'xhr';
  // What is right, and a fault that has its turn to itself, would not be met there.
  if (isPlain && (kind === 'fault' || kind === 'faults') && source.chance(80)) return source.pick(UNSENT);
  if (initiator.endsWith('service-worker')) return source.pick(['http', 'https', 'h2']);
  return source.pick(['http', 'plain', 'https', 'h2']);
}

/** A request that the fault applies to and harms; the last draw where none was found. */
function draw(source: Random, kind: Kind, initiator: Initiator | null, target: Target | undefined): Draw {
  // The servers' parser knows no such methods: they are for requests that are refused at their preflight.
  const odd = kind !== 'faulty chain' && target?.on === 'preflight';
  const next = (): Draw => {
    const request = requestOf(source, initiator ?? source.pick(FREE), odd);
    const context: FaultContext = {
      random: source,
      credentials: request.credentials === 'include',
      method: normalized(request.method),
      names: Object.keys(request.headers),
      elsewhere: source.pick(['/sign-in', '{cdn}/elsewhere', '{app}/sign-in']),
    };
    return { request, context };
  };
  let drawn = next();
  for (let count = 1; count < DRAWS && target !== undefined && !suits(drawn, target); count++) drawn = next();
  return drawn;
}

function suits({ request, context }: Draw, { fault, on, beside, wants }: Target): boolean {
  if ((on === 'preflight' || beside !== undefined) && !asks(request)) return false;
  if (wants?.(context) === false) return false;
  if (fault.applies?.(context) === false) return false;
  return !(fault.harmless?.(context) ?? false);
}

interface Chosen {
  readonly onPreflight: readonly Fault[];
  readonly onActual: readonly Fault[];
}

/** The target's fault, with another beside it where the kind says so; else what is unusual and right. */
function chooseFaults(source: Random, kind: Kind, context: FaultContext, target: Target | undefined): Chosen {
  const usable = FAULTS.filter((fault) => fault.applies?.(context) ?? true);
  const harmless = usable.filter((fault) => fault.harmless?.(context) ?? false);
  const onEither = ({ on, id }: Fault): boolean => on === 'both' || id === 'reset';
  if (target === undefined) {
    const onPreflight = harmless.length > 0 && source.chance(60) ? [source.pick(harmless)] : [];
    const onActual = harmless
      .filter(onEither)
      .filter(() => source.chance(30))
      .slice(0, 1);
    return { onPreflight, onActual };
  }
  const { fault, on, beside: partner } = target;
  if (partner !== undefined)
    return on === 'preflight'
      ? { onPreflight: [fault, partner], onActual: [] }
      : { onPreflight: [partner], onActual: [fault] };
  // What is unusual and right beside a fault shows a rule that is too strict: it would be named in the fault's place.
  const unusual = (): readonly Fault[] => {
    const beside = harmless.filter(({ group }) => on === 'actual' || group !== fault.group);
    return beside.length > 0 && source.chance(50) ? [source.pick(beside)] : [];
  };
  if (kind !== 'faults')
    return on === 'preflight'
      ? { onPreflight: [fault, ...unusual()], onActual: [] }
      : { onPreflight: unusual(), onActual: [fault] };
  const others = usable.filter(({ group }) => group !== fault.group);
  if (on === 'preflight')
    return {
      onPreflight: [fault, source.pick(others)],
      onActual: source.chance(30) ? [source.pick(usable.filter(onEither))] : [],
    };
  const beside = others.filter(onEither);
  return { onPreflight: [], onActual: beside.length > 0 ? [fault, source.pick(beside)] : [fault] };
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
  const userinfo = kind === 'faulty chain' && source.chance(35) ? 'user:pass@' : '';
  const first: HopPlan = {
    ...before,
    actual: withHeader({ ...before.actual, status }, 'Location', `{next:${userinfo}}`),
  };
  if (!source.chance(30)) return [first, last];
  const middle = goodHop(source, context, source.pick(['api', 'cdn', 'app', 'near']));
  return [first, { ...middle, actual: withHeader({ ...middle.actual, status }, 'Location', '{next:}') }, last];
}
