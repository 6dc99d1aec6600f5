import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'abp',
  product: 'ABP Framework',
  layer: 'framework',
  docs: [
    'https://abp.io/docs/latest/framework/fundamentals/authorization',
    'https://abp.io/docs/latest/framework/fundamentals/exception-handling',
  ],
  markers: [
    {
      match: { status: [403], header: { _abperrorformat: true }, json: { 'error.message': true } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a policy or permission is not granted',
      fix: 'Grant the permission to a role of this user in the permission dialog of the identity module.',
    },
  ],
  carries: [{ header: { _abperrorformat: true }, tells: 'carried' }],
} satisfies Recogniser;
