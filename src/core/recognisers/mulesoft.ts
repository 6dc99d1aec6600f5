import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'mulesoft',
  product: 'MuleSoft Flex or Mule Gateway',
  layer: 'gateway',
  docs: ['https://docs.mulesoft.com/gateway/latest/policies-included-client-id-enforcement'],
  markers: [
    {
      match: { status: [401, 403], header: { 'www-authenticate': /^Client-ID-Enforcement/ } },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'client_id or client_secret is missing, wrong, or has no contract with this API',
      fix: 'Request access to the API in Exchange, and send client_id and client_secret of the approved application where the policy looks for them.',
    },
  ],
} satisfies Recogniser;
