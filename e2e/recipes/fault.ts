/** Response headers that a faulty server sends, with `{origin}` for the page's own. */
export type Headers = Readonly<Record<string, string>>;

/** One way in which CORS goes wrong on a server, as everyone meets it. */
export interface Fault {
  readonly id: string;
  /** `all`: credentials are asked of every request, preflights included; `actual`: not of OPTIONS. */
  readonly auth: 'none' | 'all' | 'actual';
  /** Sent with every answer of the application below 400; with them OPTIONS gets 204. Null: none, and OPTIONS gets 405. */
  readonly headers: Headers | null;
  /** Whether the page's request carries the credentials. */
  readonly signedIn: boolean;
}

const RIGHT: Headers = {
  'Access-Control-Allow-Origin': '{origin}',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-requested-by',
};

const { 'Access-Control-Allow-Credentials': _, ...WITHOUT_CREDENTIALS } = RIGHT;

const fault = (id: string, headers: Headers | null, more: Partial<Fault> = {}): Fault => ({
  id,
  headers,
  auth: 'none',
  signedIn: true,
  ...more,
});

export const faults: readonly Fault[] = [
  fault('no CORS at all', null),
  fault('authentication before CORS', RIGHT, { auth: 'all' }),
  fault('wrong origin', { ...RIGHT, 'Access-Control-Allow-Origin': 'https://other.example' }),
  fault('wildcard with credentials', { ...RIGHT, 'Access-Control-Allow-Origin': '*' }),
  fault('credentials not allowed', WITHOUT_CREDENTIALS),
  fault('method not allowed', { ...RIGHT, 'Access-Control-Allow-Methods': 'GET, POST' }),
  fault('header not allowed', { ...RIGHT, 'Access-Control-Allow-Headers': 'content-type' }),
  fault('errors without headers', RIGHT, { auth: 'actual', signedIn: false }),
  fault('added twice', { ...RIGHT, 'Access-Control-Allow-Origin': '{origin}, {origin}' }),
];

/** The headers as the server's configuration has them, for a page of this origin. */
export const headersFor = (headers: Headers | null, origin: string): Headers | null =>
  headers === null
    ? null
    : Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replaceAll('{origin}', origin)]));
