import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'azure-app-service',
  product: 'Azure App Service',
  layer: 'gateway',
  docs: [
    'https://learn.microsoft.com/en-us/azure/app-service/app-service-ip-restrictions',
    'https://learn.microsoft.com/en-us/azure/app-service/overview-authentication-authorization',
  ],
  markers: [
    {
      match: { status: [401], body: [/<title>Azure Static Web Apps - 401: /] },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'Azure Static Web Apps',
      means: 'the route wants a signed-in user',
      fix: 'Send the user to /.auth/login/ and the name of a provider first.',
    },
    {
      match: { status: [403], body: [/<title>Azure Static Web Apps - 403: /] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Azure Static Web Apps',
      means: 'no route of staticwebapp.config.json lets this user in',
      fix: 'Compare allowedRoles of the route with the roles of the user at /.auth/me.',
    },
    {
      match: { status: [403], header: { 'x-ms-forbidden-ip': /(?<ip>[\d.a-f:]{3,45})/i } },
      rule: 'ip-denied',
      certainty: 'likely',
      means: 'an access restriction does not allow the address it came from',
      fix: 'Add the address to the access restrictions of the app, or call through the network that they allow.',
    },
    {
      match: { status: [403], body: [/Error 403 - This web app is stopped\./] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'the app is stopped, disabled or out of its daily quota',
      fix: 'Start the app in the portal; look at its quota if the plan is Free or Shared.',
    },
    {
      match: {
        status: [403],
        body: [
          /<title>Web App - (?:Unavailable|Access Restricted)|Error 403 - Forbidden/,
          /The web app you have attempted to reach has blocked your access/,
        ],
      },
      rule: 'ip-denied',
      certainty: 'likely',
      means: 'an access restriction does not allow the address it came from',
      fix: 'Add the address to the access restrictions of the app, or call through the network that they allow.',
    },
    {
      match: {
        status: [401],
        body: ['You do not have permission to view this directory or page.'],
        header: { 'x-ms-middleware-request-id': true },
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'its authentication (Easy Auth) wants a sign-in',
      fix: 'Sign in at /.auth/login/… first, or exempt the API’s paths from authentication.',
    },
    {
      match: {
        status: [403],
        body: ['You do not have permission to view this directory or page.'],
        header: { 'x-ms-middleware-request-id': true },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'its authentication (Easy Auth) does not let this user or client in',
      fix: 'Check the allowed client applications, identities and tenants of the identity provider in the app’s authentication settings.',
    },
    {
      match: { status: [401, 403], body: ['You do not have permission to view this directory or page.'] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'its authentication (Easy Auth) wants a sign-in or does not accept this token',
      fix: 'Sign in at /.auth/login/… first, and check the allowed token audiences.',
    },
  ],
  carries: [{ header: { 'x-ms-middleware-request-id': true }, tells: 'carried' }],
} satisfies Recogniser;
