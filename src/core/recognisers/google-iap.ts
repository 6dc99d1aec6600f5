import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'google-iap',
  product: 'Google Identity-Aware Proxy',
  layer: 'gateway',
  docs: [
    'https://cloud.google.com/iap/docs/faq',
    'https://cloud.google.com/iap/docs/customizing#allowing_http_options_requests_cors_preflight',
  ],
  markers: [
    {
      match: { status: [302, 401, 403], on: 'preflight', header: { 'x-goog-iap-generated-response': 'true' } },
      rule: 'preflight-needs-auth',
      certainty: 'proven',
      means: 'it wants a sign-in of the preflight too',
      fix: 'Switch on "Enable HTTP OPTIONS" in the CORS settings of IAP for this application.',
    },
    {
      match: {
        status: [401],
        header: { 'x-goog-iap-generated-response': 'true' },
        body: [/^Invalid IAP credentials: JWT audience/],
      },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the token is for another application',
      fix: 'Ask for an ID token whose audience is the OAuth client id of this application’s IAP.',
    },
    {
      match: {
        status: [401],
        header: { 'x-goog-iap-generated-response': 'true' },
        body: [/^Invalid IAP credentials: (?!empty token)(?<message>[^<]{1,200})/],
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'it does not accept the token: {message}',
      fix: 'Send an ID token of Google (not an access token), signed for this application.',
    },
    {
      match: { status: [401, 302], header: { 'x-goog-iap-generated-response': 'true' } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'the session is absent or has expired, and a script cannot sign in',
      fix: 'Reload the page so that it signs in again, or send an OIDC token in Authorization.',
    },
    {
      match: { status: [403], header: { 'x-goog-iap-generated-response': 'true' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'this account may not use the application, or an access level is not met',
      fix: 'Grant the account the role IAP-secured Web App User, and check the access levels.',
    },
  ],
  carries: [{ header: { 'x-goog-iap-generated-response': 'true' }, tells: 'answered' }],
} satisfies Recogniser;
