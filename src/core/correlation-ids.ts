import type { Exchange } from './exchange.ts';

/** Headers (lower case) whose value an operator can look up in a log. None of them is a secret. */
export const correlationIdHeaders: ReadonlySet<string> = new Set([
  // Conventions that many servers share
  'x-request-id',
  'request-id',
  'x-requestid',
  'x-correlation-id',
  'correlation-id',
  'x-trace-id',
  'trace-id',
  'x-transaction-id',
  'x-amzn-trace-id',
  'x-b3-traceid',
  'uber-trace-id',
  'traceparent',
  'traceresponse',
  // AWS
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-amz-id-2',
  'x-amz-apigw-id',
  'apigw-requestid',
  'x-amz-cf-id',
  // Azure, Microsoft
  'x-azure-ref',
  'x-ms-request-id',
  'x-ms-client-request-id',
  'x-ms-correlation-request-id',
  'x-ms-activity-id',
  'client-request-id',
  'sprequestguid',
  // Google
  'x-cloud-trace-context',
  'x-guploader-uploadid',
  'x-goog-request-id',
  // CDNs, walls, platforms
  'cf-ray',
  'x-akamai-request-id',
  'akamai-request-bc',
  'x-iinfo',
  'x-datadome-cid',
  'x-sucuri-id',
  'x-vercel-id',
  'x-nf-request-id',
  'fly-request-id',
  'x-railway-request-id',
  'rndr-id',
  // Services
  'x-github-request-id',
  'x-gitlab-request-id',
  'x-kong-request-id',
  'x-shopify-request-id',
  'x-slack-req-id',
  'x-slack-unique-id',
  'x-okta-request-id',
  'x-auth0-requestid',
  'x-stripe-request-id',
  'x-opaque-id',
  'audit-id',
  'sforce-request-id',
  'x-sentry-event-id',
]);

export interface CorrelationId {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
}

/** The ids by which an operator finds this exchange in a log: of the response first, then of the request. */
export function correlationIds({
  request,
  response,
}: Pick<Exchange, 'request' | 'response'>): readonly CorrelationId[] {
  const found = new Map<string, string>();
  for (const { name, value } of [...(response?.headers ?? []), ...request.headers]) {
    const key = name.toLowerCase();
    if (correlationIdHeaders.has(key) && value !== '' && !found.has(key)) found.set(key, value);
  }
  return [...found].map(([name, value]) => ({ name, value }));
}
