import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'vercel',
  product: 'Vercel',
  layer: 'edge',
  docs: [
    'https://vercel.com/docs/headers/response-headers#x-vercel-mitigated',
    'https://vercel.com/docs/security/deployment-protection',
    'https://vercel.com/docs/errors',
  ],
  markers: [
    {
      match: { status: [403, 429], header: { 'x-vercel-mitigated': 'challenge' } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'its firewall answers with a checkpoint, which a script cannot solve',
      fix: 'Switch Attack Challenge Mode off, or bypass it for the API path with a firewall rule.',
    },
    {
      match: { status: [429], header: { 'x-vercel-mitigated': 'deny' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'a rate limiting rule of its firewall counts too many requests',
      fix: 'Find the rule in the Firewall tab of the project.',
    },
    {
      match: { status: [403], header: { 'x-vercel-mitigated': 'deny' } },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of its firewall denied the request',
      fix: 'Find the rule in the Firewall tab of the project.',
    },
    {
      match: { status: [403, 429], body: ['<title>Vercel Security Checkpoint</title>'] },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'its firewall answers with a checkpoint, which a script cannot solve',
      fix: 'Switch Attack Challenge Mode off, or bypass it for the API path with a firewall rule.',
    },
    {
      match: {
        status: [401],
        header: { 'x-vercel-id': true, server: 'Vercel' },
        body: [/<title>Authentication Required<\/title>/],
      },
      rule: 'missing-credentials',
      layer: 'gateway',
      certainty: 'proven',
      product: 'Vercel Deployment Protection',
      means: 'the deployment is protected: it wants a sign-in at Vercel',
      fix: 'Send x-vercel-protection-bypass with the secret, or call the production domain; preflights need OPTIONS Allowlist.',
    },
    {
      match: { status: [401], header: { 'x-vercel-id': true, server: 'Vercel' }, cookie: '_vercel_sso_nonce' },
      rule: 'missing-credentials',
      layer: 'gateway',
      certainty: 'proven',
      product: 'Vercel Deployment Protection',
      means: 'the deployment is protected: it wants a sign-in at Vercel',
      fix: 'Send x-vercel-protection-bypass with the secret, or call the production domain; preflights need OPTIONS Allowlist.',
    },
    {
      match: { status: [402], header: { 'x-vercel-error': /^(?<code>DEPLOYMENT_DISABLED|DEPLOYMENT_PAUSED)$/ } },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the deployment is disabled for billing or usage',
    },
    {
      match: { status: [403], header: { 'x-vercel-error': /^(?<code>\w{3,60})$/ } },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'it refused with {code}',
      fix: 'Look the code up in Vercel’s list of errors.',
    },
  ],
  carries: [
    { header: { 'x-vercel-error': true }, tells: 'answered' },
    { header: { 'x-vercel-id': true }, tells: 'carried' },
  ],
  headers: ['x-vercel-cache'],
} satisfies Recogniser;
