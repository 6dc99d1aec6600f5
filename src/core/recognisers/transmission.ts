import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** The sentences of Transmission's RPC server, each with the setting that it is about. */
const says = (status: number, sentence: string, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [status], header: { server: 'Transmission' }, body: [sentence] },
  rule,
  certainty: 'proven',
  means,
  fix,
});

export default {
  id: 'transmission',
  product: 'Transmission',
  layer: 'application',
  docs: ['https://github.com/transmission/transmission/blob/main/docs/rpc-spec.md#22-csrf-protection'],
  markers: [
    says(
      409,
      'Your request had an invalid session-id header.',
      'csrf-token',
      'the session id, its protection against CSRF, is absent or no longer the one',
      'Take X-Transmission-Session-Id from this answer, and send it with the same call again.',
    ),
    says(
      421,
      'Transmission received your request, but the hostname was unrecognized.',
      'host-not-allowed',
      'the name in the address is on none of its lists',
      'Add the name to rpc-host-whitelist, or require a password.',
    ),
    says(
      403,
      'Unauthorized IP Address.',
      'ip-denied',
      'the address that the request came from is not on its list',
      'Add the address to rpc-whitelist.',
    ),
  ],
  carries: [{ header: { server: 'Transmission' }, tells: 'answered' }],
  headers: ['x-transmission-session-id'],
} satisfies Recogniser;
