import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Feathers' errors carry their class beside the message; one class stands for all that is wrong with a sign-in. */
const notAuthenticated = (message: RegExp, rule: RuleId, means: string): Marker => ({
  match: { status: [401], json: { className: 'not-authenticated', message } },
  rule,
  certainty: surest(rule),
  means,
});

export default {
  id: 'feathers',
  product: 'Feathers',
  layer: 'framework',
  docs: ['https://feathersjs.com/api/errors.html', 'https://feathersjs.com/api/authentication/service.html'],
  markers: [
    notAuthenticated(/^jwt expired$/, 'token-expired', 'the access token has expired'),
    notAuthenticated(/^jwt audience invalid\b/, 'wrong-audience', 'the access token is for another audience'),
    notAuthenticated(/^jwt issuer invalid\b/, 'wrong-issuer', 'the access token is of another issuer'),
    {
      ...notAuthenticated(/^jwt malformed$/, 'malformed-credentials', 'what came is no well-formed token'),
      certainty: 'likely',
    },
    notAuthenticated(
      /^(?:Invalid login|Invalid access token|invalid (?:token|signature)|Invalid authentication information\b.{0,80})$/,
      'invalid-token',
      'it does not accept what came for signing in',
    ),
    {
      match: {
        status: [401],
        json: { className: 'not-authenticated', message: /^(?:Not authenticated|No access token)$/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the call was not signed in',
      fix: 'Sign in with the client first (app.authenticate or reAuthenticate), or send the access token as Bearer.',
    },
    {
      match: { status: [403], json: { className: 'forbidden', name: 'Forbidden' } },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'likely',
      means: 'a hook of the service does not let this caller do it',
    },
    {
      match: { status: [429], json: { className: 'too-many-requests' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'too many requests',
    },
  ],
} satisfies Recogniser;
