import type { Recogniser } from '../recogniser.ts';

/** NestJS' exceptions; a guard that says no gives exactly this answer. */
export default {
  id: 'nest',
  product: 'NestJS',
  layer: 'framework',
  docs: [
    'https://docs.nestjs.com/guards#role-based-authentication',
    'https://docs.nestjs.com/exception-filters#built-in-http-exceptions',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: { message: /^Cannot execute "(?<action>[\w:.-]{1,60})" on "(?<subject>[\w:.-]{1,60})"$/ },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'CASL',
      means: 'no rule of this user’s ability allows {action} on {subject}',
      fix: 'Add can("{action}", "{subject}") to the abilities of this role.',
    },
    {
      match: { status: [403], json: { message: 'Forbidden resource', error: 'Forbidden', statusCode: '403' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a guard said no',
      fix: 'Find the guard of this route (@UseGuards, APP_GUARD): its canActivate returned false for this user, mostly for a role.',
    },
    {
      match: { status: [429], json: { statusCode: '429', message: /^ThrottlerException: Too Many Requests$/ } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'its throttler counts too many requests',
    },
    {
      match: { status: [401], json: { message: 'Unauthorized', statusCode: '401' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'a guard found no credentials, or does not accept them',
      fix: 'Find the guard of this route: passport’s AuthGuard gives this answer for a missing, expired or foreign token alike.',
    },
  ],
} satisfies Recogniser;
