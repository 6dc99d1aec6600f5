import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'auth0',
  product: 'Auth0',
  layer: 'identity-provider',
  docs: ['https://auth0.com/docs/troubleshoot/basic-issues', 'https://auth0.com/docs/api/management/v2'],
  markers: [
    {
      match: { status: [401], json: { statusCode: '401', message: /^Bad audience: (?<audience>.{1,200})/ } },
      rule: 'wrong-audience',
      certainty: 'proven',
      layer: 'application',
      means: 'the token is for {audience}',
      fix: 'Ask for a token whose audience is the Management API of this tenant.',
    },
    {
      match: { status: [400], json: { statusCode: '400', message: /^Bad HTTP authentication header format/ } },
      rule: 'malformed-credentials',
      certainty: 'proven',
      layer: 'application',
      means: 'Authorization is not Bearer and a token',
    },
    {
      match: {
        status: [403],
        json: {
          statusCode: '403',
          errorCode: 'insufficient_scope',
          message: /^Insufficient scope, expected any of: (?<scope>.{1,200})$/,
        },
      },
      rule: 'insufficient-scope',
      layer: 'application',
      certainty: 'proven',
      means: 'the token lacks one of these scopes: {scope}',
      fix: 'Grant the client one of the scopes for the Management API, and get a new token.',
    },
    {
      match: {
        status: [401],
        json: { statusCode: '401', message: /^Expired token received for JSON Web Token validation$/ },
      },
      rule: 'token-expired',
      layer: 'application',
      certainty: 'proven',
      means: 'the token has expired',
    },
    {
      match: {
        status: [401],
        json: {
          statusCode: '401',
          message: /^(?:Client is not global|Invalid signature received for JSON Web Token validation)/,
        },
      },
      rule: 'invalid-token',
      layer: 'application',
      certainty: 'likely',
      means: 'the token is not one for this tenant’s Management API',
    },
    {
      match: {
        status: [403],
        json: { error: 'access_denied', error_description: /^Service not found: (?<audience>.{1,200})$/ },
      },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'no API has the identifier {audience}',
      fix: 'Register the API with exactly this identifier, or correct audience.',
    },
    {
      match: {
        status: [403],
        json: {
          error: 'access_denied',
          error_description: /^Client is not authorized to access "(?<audience>[^"]{1,200})"/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the client has no grant for {audience}',
      fix: 'Authorise the application for this API in its settings.',
    },
    {
      match: {
        status: [401, 403],
        json: {
          error: /^(?:unauthorized|access_denied|password_leaked)$/,
          error_description: /(?:user is|has been) blocked/i,
        },
      },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'the user is blocked',
    },
    {
      match: { status: [403], body: [/\bCallback URL mismatch\b/] },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'redirect_uri is not among the allowed callback URLs',
      fix: 'Add it to the allowed callback URLs of the application, character by character.',
    },
    {
      match: { status: [429], json: { error: 'too_many_attempts' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'too many attempts',
    },
  ],
  carries: [{ header: { 'x-auth0-requestid': true }, tells: 'answered' }],
  headers: ['x-auth0-requestid'],
} satisfies Recogniser;
