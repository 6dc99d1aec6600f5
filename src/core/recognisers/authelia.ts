import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'authelia',
  product: 'Authelia',
  layer: 'gateway',
  docs: [
    'https://www.authelia.com/integration/proxies/introduction/',
    'https://www.authelia.com/configuration/security/access-control/',
  ],
  markers: [
    {
      match: {
        status: [401],
        body: [/^<a href="(?<portal>https:\/\/[^"<>]{1,300}?)\/?\?rd=[^"<>]{1,2000}">401 Unauthorized<\/a>$/],
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'the session with the sign-in portal is missing or has ended',
      fix: 'Sign in at {portal}; a call from a script needs the session cookie of the portal’s domain, or a rule that bypasses it.',
    },
  ],
} satisfies Recogniser;
