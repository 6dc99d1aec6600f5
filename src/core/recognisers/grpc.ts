import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** A call that failed at once has its status among the headers, and 200 as HTTP's. */
const code = (number: string, rule: RuleId, means: string, certainty = surest(rule)): Marker => ({
  match: { status: [200, 401, 403, 429, 503], header: { 'grpc-status': number, 'content-type': /^application\/grpc/ } },
  rule,
  certainty,
  means,
  reads: { header: { 'grpc-message': /^(?<message>.{1,200})/ } },
});

/** gRPC and gRPC-Web, whoever speaks it. */
export default {
  id: 'grpc',
  product: null,
  layer: 'application',
  docs: [
    'https://grpc.github.io/grpc/core/md_doc_statuscodes.html',
    'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md',
  ],
  markers: [
    code('7', 'insufficient-permission', 'its status is 7, PERMISSION_DENIED', 'likely'),
    code('16', 'invalid-token', 'its status is 16, UNAUTHENTICATED: credentials are missing or not valid'),
    code('8', 'quota-or-billing', 'its status is 8, RESOURCE_EXHAUSTED: a quota or a rate'),
  ],
  headers: ['grpc-status', 'grpc-message'],
} satisfies Recogniser;
