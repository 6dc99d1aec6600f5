import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'vault',
  product: 'HashiCorp Vault',
  layer: 'application',
  docs: [
    'https://developer.hashicorp.com/vault/api-docs#http-status-codes',
    'https://developer.hashicorp.com/vault/docs/concepts/policies',
  ],
  markers: [
    {
      match: { status: [403], json: { 'errors.*': /\* invalid token|^(?:bad|invalid) token$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token is unknown, was revoked or has expired',
      fix: 'Sign in again; vault token lookup tells whether a token still lives.',
    },
    {
      match: { status: [403], json: { 'errors.*': /^\d{1,2} errors? occurred:\s{1,4}\* permission denied/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'no policy of the token allows this, or the token has expired',
      fix: 'Look the token up (vault token lookup), then compare its policies with the path: KV version 2 has data/ in it.',
    },
    {
      match: { status: [403], json: { 'errors.*': /^permission denied$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'no policy of the token allows this, or the token has expired',
    },
    {
      match: { status: [400, 403], json: { 'errors.*': /^missing client token$/ } },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'no token came',
      fix: 'Send X-Vault-Token.',
    },
  ],
} satisfies Recogniser;
