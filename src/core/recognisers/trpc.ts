import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** tRPC wraps what a procedure throws: a JSON-RPC number, a name for it and the path; `json` where a transformer is set. */
const thrown = (
  status: number,
  name: string,
  rule: RuleId,
  certainty: 'likely' | 'possible',
  means: string,
): Marker => ({
  match: {
    status: [status, 207],
    json: { 'error.data.code|*.error.data.code|error.json.data.code|*.error.json.data.code': name },
  },
  rule,
  certainty,
  means,
  reads: { json: { 'error.data.path|*.error.data.path': /^(?<procedure>[\w.]{1,100})$/ } },
});

export default {
  id: 'trpc',
  product: 'tRPC',
  layer: 'application',
  docs: ['https://trpc.io/docs/server/error-handling', 'https://trpc.io/docs/rpc'],
  markers: [
    thrown(
      401,
      'UNAUTHORIZED',
      'missing-credentials',
      'possible',
      'the procedure threw UNAUTHORIZED: nobody is signed in, or the session is over',
    ),
    thrown(
      403,
      'FORBIDDEN',
      'insufficient-permission',
      'likely',
      'the procedure threw FORBIDDEN: this caller may not call it',
    ),
    thrown(429, 'TOO_MANY_REQUESTS', 'rate-limited', 'likely', 'the procedure threw TOO_MANY_REQUESTS'),
  ],
} satisfies Recogniser;
