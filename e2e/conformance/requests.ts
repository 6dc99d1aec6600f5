import type { Initiator, Plan } from './plan.ts';
import type { Random } from './random.ts';

/** What the page is to send. */
export type RequestPlan = Pick<Plan, 'initiator' | 'method' | 'headers' | 'body' | 'credentials'>;

/** Initiators that can send any method and header. */
export const FREE: readonly Initiator[] = [
  'fetch',
  'fetch',
  'fetch',
  'xhr',
  'xhr',
  'worker',
  'iframe',
  'cross-origin-iframe',
  'sandboxed-iframe',
  'data-iframe',
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

/** A fetch() normalises these names. https://fetch.spec.whatwg.org/#concept-method-normalize */
export const normalized = (method: string): string =>
  /^(?:delete|get|head|options|post|put)$/i.test(method) ? method.toUpperCase() : method;

/** A request of this initiator; `odd` where its method may be one that servers do not know. */
export function requestOf(source: Random, initiator: Initiator, odd: boolean): RequestPlan {
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
  const method = source.pick(odd && source.chance(15) ? ODD_METHODS : METHODS);
  const hasBody = !['GET', 'HEAD'].includes(normalized(method)) && source.chance(60);
  const names = Object.keys(HEADERS).filter((name) => source.chance(name === 'authorization' ? 40 : 22));
  const headers = Object.fromEntries(names.map((name) => [name, HEADERS[name] ?? '']));
  return {
    initiator,
    method,
    headers: hasBody ? { ...headers, 'content-type': source.pick(CONTENT_TYPES) } : headers,
    body: hasBody ? '{"a":1}' : null,
    credentials: initiator === 'xhr' && credentials === 'omit' ? 'same-origin' : credentials,
  };
}

/** Requests that browsers ask leave for; not all of them, and no others. */
export const asks = ({ initiator, method, headers }: RequestPlan): boolean =>
  initiator === 'xhr-upload' ||
  !['GET', 'HEAD', 'POST'].includes(normalized(method)) ||
  'authorization' in headers ||
  'x-custom' in headers ||
  headers['content-type'] === 'application/json';

export function optionsOf(source: Random, { initiator }: RequestPlan): Plan['options'] {
  if (initiator !== 'fetch') return {};
  if (source.chance(10)) return { keepalive: true };
  return source.chance(10) ? { cache: source.pick(['no-store', 'reload']) } : {};
}
