import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'supertokens',
  product: 'SuperTokens',
  layer: 'framework',
  docs: [
    'https://supertokens.com/docs/post-authentication/session-management/introduction',
    'https://supertokens.com/docs/references/fdi',
  ],
  markers: [
    {
      match: { status: [401], json: { message: /^try refresh token$/ } },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the access token has expired, and is to be renewed',
      fix: 'Let the SuperTokens frontend SDK add its interceptor to this fetch or axios: it renews the token and repeats the call.',
    },
    {
      match: {
        status: [403],
        json: { message: /^invalid claim$/, 'claimValidationErrors.*.id': /^(?<claim>[\w-]{1,40})$/ },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the session’s claim {claim} does not pass its validator',
      fix: 'See which validator the route wants: a verified e-mail address (st-ev), a second factor (st-mfa), a role (st-role).',
    },
  ],
} satisfies Recogniser;
