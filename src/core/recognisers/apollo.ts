import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'apollo',
  product: 'Apollo Server',
  layer: 'framework',
  docs: ['https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf'],
  markers: [
    {
      match: {
        status: [400],
        json: {
          'errors.*.message': /^This operation has been blocked as a potential Cross-Site Request Forgery \(CSRF\)\./,
        },
      },
      rule: 'csrf-origin',
      // Apollo Router, which is a gateway, says the same.
      certainty: 'likely',
      means: 'the request could have been sent without a preflight, so it may be forged',
      fix: 'Send Content-Type: application/json, or the header apollo-require-preflight: true.',
      fixBy: 'client',
    },
  ],
} satisfies Recogniser;
