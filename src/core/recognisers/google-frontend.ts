import type { Recogniser } from '../recogniser.ts';

/** Cloud Run, Cloud Functions and App Engine answer with this page when they want an identity. */
export default {
  id: 'google-frontend',
  product: 'Google Cloud Run',
  layer: 'gateway',
  docs: [
    'https://cloud.google.com/run/docs/troubleshooting#unauthorized-client',
    'https://cloud.google.com/run/docs/authenticating/public',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/<h1>Error: Forbidden<\/h1>\s{1,4}<h2>Your client does not have permission to get URL <code>/],
      },
      rule: 'missing-credentials',
      ifSent: 'insufficient-permission',
      certainty: 'likely',
      means: 'the service is not public, and the caller has no right to invoke it',
      fix: 'Grant allUsers the role Cloud Run Invoker for a public service; else send an identity token. Preflights need a public service or a gateway.',
    },
    {
      match: {
        status: [401],
        challenge: { error: 'invalid_token' },
        body: [
          /<h1>Error: Unauthorized<\/h1>\s{1,4}<h2>Your client does not have permission to the requested URL <code>/,
        ],
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the service is not public, and it does not accept the identity token',
      fix: 'Send an identity token whose audience is the URL of the service.',
    },
    {
      match: {
        status: [401],
        body: [
          /<h1>Error: Unauthorized<\/h1>\s{1,4}<h2>Your client does not have permission to the requested URL <code>/,
        ],
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the service is not public, and no identity token that it accepts came',
      fix: 'Send an identity token whose audience is the URL of the service.',
    },
  ],
} satisfies Recogniser;
