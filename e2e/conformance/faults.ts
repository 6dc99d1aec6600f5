import type { AnswerPlan } from './plan.ts';
import type { Random } from './random.ts';

/** What a fault may depend on. */
export interface FaultContext {
  readonly random: Random;
  readonly credentials: boolean;
  readonly method: string;
  /** Header names that the page adds, lower case. */
  readonly names: readonly string[];
  /** Where a redirect may lead. */
  readonly elsewhere: string;
}

/** One way to answer wrongly, or unusually but rightly. */
export interface Fault {
  readonly id: string;
  /** Faults of one group replace each other; faults of different groups add up. */
  readonly group: 'origin' | 'credentials' | 'status' | 'methods' | 'headers' | 'network';
  readonly on: 'preflight' | 'both';
  /** True where browsers let the request through all the same. */
  harmless?(context: FaultContext): boolean;
  /** False where it would change nothing for this request. */
  applies?(context: FaultContext): boolean;
  apply(answer: AnswerPlan, context: FaultContext): AnswerPlan;
}

type Lines = AnswerPlan['headers'];

/** Replaces every line of a header by these values; none removes it. */
export function withHeader(answer: AnswerPlan, name: string, ...values: readonly string[]): AnswerPlan {
  const others: Lines = answer.headers.filter(([other]) => other.toLowerCase() !== name.toLowerCase());
  return { ...answer, headers: [...others, ...values.map((value) => [name, value] as const)] };
}

const ACAO = 'Access-Control-Allow-Origin';
const ACAC = 'Access-Control-Allow-Credentials';
const ACAM = 'Access-Control-Allow-Methods';
const ACAH = 'Access-Control-Allow-Headers';

const origin = (
  id: string,
  values: (context: FaultContext) => readonly string[],
  harmless?: Fault['harmless'],
): Fault => ({
  id,
  group: 'origin',
  on: 'both',
  ...(harmless ? { harmless } : {}),
  apply: (answer, context) => withHeader(answer, ACAO, ...values(context)),
});

const one = (
  id: string,
  name: string,
  group: Fault['group'],
  on: Fault['on'],
  values: (context: FaultContext) => readonly string[],
  when: Pick<Fault, 'applies' | 'harmless'> = {},
): Fault => ({
  id,
  group,
  on,
  ...when,
  apply: (answer, context) => withHeader(answer, name, ...values(context)),
});

/** Harmless whatever the request is. */
export const always = (): boolean => true;
const withoutCredentials = ({ credentials }: FaultContext): boolean => !credentials;
const withCredentials = ({ credentials }: FaultContext): boolean => credentials;
const safeMethod = ({ method }: FaultContext): boolean => ['GET', 'HEAD', 'POST'].includes(method);
const unsafeMethod = ({ method }: FaultContext): boolean => !['GET', 'HEAD', 'POST'].includes(method);
/** Names that need leave, whatever their values here are. */
const unsafe = ({ names }: FaultContext): readonly string[] => names.filter((name) => !SAFE.has(name));
const SAFE: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language', 'content-type', 'range']);
const hasUnsafe = (context: FaultContext): boolean => unsafe(context).length > 0;
const hasNames = ({ names }: FaultContext): boolean => names.length > 0;

const STATUSES = [300, 304, 400, 401, 403, 404, 405, 407, 418, 429, 451, 500, 501, 502, 503, 504];
const REDIRECTS = [301, 302, 303, 307, 308];

export const FAULTS: readonly Fault[] = [
  origin('allow-origin absent', () => []),
  origin('allow-origin *', () => ['*'], withoutCredentials),
  origin('allow-origin other', ({ random }) => [
    random.pick(['http://other.example', 'https://app.localhost', 'http://app.localhost:1', 'ftp://app.localhost']),
  ]),
  origin('allow-origin slash', () => ['{origin}/']),
  origin('allow-origin path', () => ['{origin}/app']),
  origin('allow-origin upper case', () => ['{ORIGIN}']),
  origin('allow-origin null', () => ['null']),
  origin('allow-origin no URL', ({ random }) => [
    random.pick([
      'garbage',
      'example.com',
      '*.example.com',
      '//app.localhost',
      '"{origin}"',
      '^https?://.*$',
      'http://',
      'http:',
      'http:/',
      '/',
      '**',
      'null *',
      '*null',
      '*.localhost',
      'www.app.localhost',
    ]),
  ]),
  origin('allow-origin pattern', ({ random }) => [
    random.pick([
      'http://*.localhost',
      'https://*',
      'localhost:8080',
      'http://*',
      '{origin}.',
      '{origin}?',
      '{origin}#',
    ]),
  ]),
  origin('allow-origin empty', () => ['']),
  origin('allow-origin two lines', ({ random }) =>
    random.pick([
      ['{origin}', 'http://other.example'],
      ['{origin}', '{origin}'],
      ['*', '{origin}'],
      ['*', '*'],
    ]),
  ),
  origin('allow-origin list', ({ random }) => [
    random.pick([
      '{origin}, http://other.example',
      '{origin} http://other.example',
      '{origin},{origin}',
      '*, *',
      '{origin},',
    ]),
  ]),
  origin(
    'allow-origin with white space',
    ({ random }) => [random.pick([' {origin} ', '\t{origin}', '{origin}\t '])],
    always,
  ),
  one('allow-credentials absent', ACAC, 'credentials', 'both', () => [], { applies: withCredentials }),
  one(
    'allow-credentials not true',
    ACAC,
    'credentials',
    'both',
    ({ random }) =>
      random.pick([['True'], ['TRUE'], ['1'], ['yes'], ['false'], [''], ['true, true'], ['true', 'true']]),
    { applies: withCredentials },
  ),
  one('allow-methods absent', ACAM, 'methods', 'preflight', () => [], { harmless: safeMethod }),
  one(
    'allow-methods other',
    ACAM,
    'methods',
    'preflight',
    ({ random }) => [random.pick(['GET', 'POST, HEAD', 'OPTIONS', 'GET, POST, LOCK', ''])],
    { harmless: safeMethod },
  ),
  one(
    'allow-methods other case',
    ACAM,
    'methods',
    'preflight',
    ({ method }) => [method === method.toLowerCase() ? method.toUpperCase() : method.toLowerCase()],
    { applies: unsafeMethod },
  ),
  one('allow-methods *', ACAM, 'methods', 'preflight', ({ random }) => [random.pick(['*', 'GET, *'])], {
    harmless: withoutCredentials,
  }),
  one('allow-methods no list', ACAM, 'methods', 'preflight', ({ method, random }) => [
    random.pick([`${method};POST`, `"${method}"`, `${method} POST`, '@', `${method}, (x)`, `[${method}]`]),
  ]),
  one(
    'allow-methods spread',
    ACAM,
    'methods',
    'preflight',
    ({ method, random }) => random.pick([['GET', method], [`,, ${method} ,`], [`\t${method}`], [`GET,${method},`]]),
    { harmless: always },
  ),
  one('allow-headers absent', ACAH, 'headers', 'preflight', () => [], { applies: hasUnsafe }),
  one(
    'allow-headers partial',
    ACAH,
    'headers',
    'preflight',
    (context) => [context.names.filter((name) => name !== unsafe(context)[0]).join(', ')],
    { applies: hasUnsafe },
  ),
  one('allow-headers *', ACAH, 'headers', 'preflight', ({ random }) => [random.pick(['*', 'x-other, *'])], {
    harmless: withoutCredentials,
  }),
  one('allow-headers no list', ACAH, 'headers', 'preflight', ({ names, random }) => [
    random.pick([`${names.join(' ')} y`, `"${names.join(',')}"`, `${names.join(', ')}, x:y`, '{x-custom}', 'a b']),
  ]),
  one('allow-headers other case', ACAH, 'headers', 'preflight', ({ names }) => [names.join(', ').toUpperCase()], {
    applies: hasNames,
    harmless: always,
  }),
  one(
    'allow-headers spread',
    ACAH,
    'headers',
    'preflight',
    ({ names }) => (names.length > 1 ? [...names] : [`, ${names.join(',')} ,,`]),
    { applies: hasNames, harmless: always },
  ),
  {
    id: 'status not ok',
    group: 'status',
    on: 'preflight',
    apply: (answer, { random }) => ({ ...answer, status: random.pick(STATUSES) }),
  },
  {
    id: 'status unusual',
    group: 'status',
    on: 'preflight',
    harmless: always,
    apply: (answer, { random }) => ({ ...answer, status: random.pick([200, 201, 202, 204, 206, 226, 299]) }),
  },
  {
    id: 'redirect',
    group: 'status',
    on: 'preflight',
    apply: (answer, { random, elsewhere }) =>
      withHeader({ ...answer, status: random.pick(REDIRECTS) }, 'Location', elsewhere),
  },
  {
    id: 'redirect without location',
    group: 'status',
    on: 'preflight',
    apply: (answer, { random }) => ({ ...answer, status: random.pick(REDIRECTS) }),
  },
  { id: 'reset', group: 'network', on: 'preflight', apply: (answer) => ({ ...answer, reset: true }) },
];
