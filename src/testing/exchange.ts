import type { Exchange, Request, Response } from '../core/exchange.ts';

/** An exchange for tests: what is not given is harmless. */
export function exchange(
  given: { readonly request?: Partial<Request>; readonly response?: Partial<Response> | null } & Partial<
    Omit<Exchange, 'request' | 'response'>
  > = {},
): Exchange {
  const { request, response, ...rest } = given;
  return {
    id: 'e0',
    entry: 0,
    sequence: 0,
    browser: 'chromium',
    startedDateTime: 1_795_293_300_000,
    time: 12,
    page: 'https://app.example/',
    role: 'actual',
    resourceType: 'fetch',
    initiator: null,
    request: {
      method: 'GET',
      url: 'https://api.example/orders',
      httpVersion: 'http/2.0',
      headers: [],
      cookies: [],
      body: null,
      ...request,
    },
    response:
      response === null
        ? null
        : {
            status: 403,
            statusText: 'Forbidden',
            httpVersion: 'http/2.0',
            headers: [],
            cookies: [],
            redirectUrl: null,
            body: null,
            ...response,
          },
    error: null,
    reportsErrors: true,
    provisional: false,
    sanitised: false,
    fetchedViaServiceWorker: false,
    credentials: [],
    ...rest,
  };
}
