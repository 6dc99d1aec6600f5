import type { AnswerPlan, FetchOptions, HopPlan, Initiator, Plan, ServerName, Transport } from '../plan.ts';

/** A row of a table: what the page sends, and what it is answered hop by hop. Its place in the table makes its id. */
export type Scenario = Omit<Plan, 'id' | 'table'>;

/** The values of a header's lines; one line where it is a string, none where it is null. */
type Values = string | readonly string[] | null;
type Headers = Readonly<Record<string, Values>>;

/** Header lines, in the order of the names. */
const lines = (headers: Headers): AnswerPlan['headers'] =>
  Object.entries(headers).flatMap(([name, values]) =>
    (values === null ? [] : typeof values === 'string' ? [values] : values).map((value) => [name, value] as const),
  );

export const answer = (status: number, headers: Headers = {}): AnswerPlan => ({ status, headers: lines(headers) });

/** The headers of an answer that lets the request's origin read it; `further` replaces some and adds others. */
export const allowed = (further: Headers = {}): Headers => ({ 'Access-Control-Allow-Origin': '{origin}', ...further });

/** The same for a request with credentials. */
export const allowedWithCredentials = (further: Headers = {}): Headers =>
  allowed({ 'Access-Control-Allow-Credentials': 'true', ...further });

/** One hop: the answer to the request, and to its preflight where it has one. */
export const hop = (at: ServerName, actual: AnswerPlan, preflight: AnswerPlan = answer(404)): HopPlan => ({
  at,
  preflight,
  actual,
});

/** A redirect, to the next hop if to nowhere else. */
export const redirect = (status: number, headers: Headers = {}, location = '{next:}'): AnswerPlan =>
  answer(status, { ...headers, Location: location });

interface Sent {
  readonly initiator?: Initiator;
  readonly transport?: Transport;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly credentials?: Plan['credentials'];
  readonly options?: FetchOptions;
  readonly query?: string;
  readonly cookie?: boolean;
  readonly rounds?: number;
}

/** A row; without `sent` a `fetch()` of a GET without credentials. */
export function scenario(title: string, sent: Sent, ...hops: readonly [HopPlan, ...HopPlan[]]): Scenario {
  const { query, ...others } = sent;
  return {
    aims: [title],
    transport: 'http',
    initiator: 'fetch',
    method: 'GET',
    headers: {},
    body: null,
    credentials: 'same-origin',
    options: {},
    cookie: false,
    times: 1,
    rounds: 1,
    abort: false,
    ...others,
    ...(query === undefined ? {} : { query }),
    hops,
  };
}
