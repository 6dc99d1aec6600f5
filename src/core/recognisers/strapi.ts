import type { Recogniser } from '../recogniser.ts';

const ERROR = { 'error.status': true, 'error.name': true } as const;

export default {
  id: 'strapi',
  product: 'Strapi',
  layer: 'application',
  docs: ['https://docs.strapi.io/cms/features/users-permissions', 'https://docs.strapi.io/cms/error-handling'],
  markers: [
    {
      match: { status: [403], json: { ...ERROR, 'error.name': 'ForbiddenError' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the role (Public, where nobody is signed in) may not use this action',
      fix: 'Tick the action for the role in Settings, Users & Permissions, Roles; for a token in API Tokens.',
    },
    {
      match: { status: [401], json: { ...ERROR, 'error.name': 'UnauthorizedError' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token is missing, wrong or expired',
    },
  ],
  carries: [{ header: { 'x-powered-by': /^Strapi/ }, tells: 'answered' }],
} satisfies Recogniser;
