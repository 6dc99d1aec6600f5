import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'keycloak',
  product: 'Keycloak',
  layer: 'identity-provider',
  docs: [
    'https://www.keycloak.org/docs/latest/server_admin/',
    'https://www.keycloak.org/docs/latest/authorization_services/',
  ],
  markers: [
    // Its adapter asks whether the page may watch the session: https://github.com/keycloak/keycloak, LoginStatusIframeEndpoint
    {
      match: {
        status: [403],
        header: { 'referrer-policy': 'no-referrer' },
        path: /\/openid-connect\/login-status-iframe\.html\/init$/,
      },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'the client has no such Web origin, or there is no such client',
      fix: 'Add the origin to Web origins of the client; behind a proxy set the hostname as well.',
    },
    {
      match: {
        status: [400],
        json: {
          error: 'invalid_grant',
          error_description:
            /^(?:Session not active|Token is not active|Refresh token expired|Offline session not active|Stale token)$/,
        },
      },
      rule: 'token-expired',
      // A session ends by signing out as well as by time.
      certainty: 'likely',
      means: 'the session behind the refresh token has ended',
      fix: 'Send the user through sign-in again; SSO session idle and max set how long it lasts.',
    },
    {
      match: {
        status: [400, 401],
        json: { error: 'invalid_grant', error_description: 'Account is not fully set up' },
      },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'the account has required actions left: a new password, a verified address, a second factor',
      fix: 'Let the user sign in on Keycloak’s own page once, or take the required actions off the user.',
    },
    {
      match: { status: [400, 401], json: { error: 'invalid_grant', error_description: 'Account disabled' } },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'the account is disabled',
      fix: 'Have an administrator enable the user; brute force detection disables it for a while.',
    },
    {
      match: {
        status: [400, 401],
        json: {
          error: 'invalid_grant',
          error_description:
            /^(?:Invalid user credentials|Account is not fully set up|Code not valid|Incorrect redirect_uri|PKCE verification failed.{0,60})$/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the code, password or proof is not accepted',
    },
    {
      match: {
        status: [401],
        json: { error: 'unauthorized_client', error_description: /^Client secret not provided in request/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the client is a confidential one, and its secret did not come',
      fix: 'Switch client authentication off for a client that runs in browsers; else have a server send the secret.',
    },
    {
      match: {
        status: [401],
        json: {
          error: 'unauthorized_client',
          error_description: /^Invalid client(?: or Invalid client credentials| secret)?/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the client or its secret is wrong',
    },
    {
      match: { status: [403], json: { error: 'invalid_request', error_description: 'HTTPS required' } },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'the realm takes no plain HTTP from outside',
      fix: 'Call it over https; behind a proxy let it see X-Forwarded-Proto (proxy-headers).',
    },
    {
      match: {
        status: [403],
        path: /\/openid-connect\/token$/,
        json: { error: 'access_denied', error_description: 'not_authorized' },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'its policies do not grant the permission',
      fix: 'Evaluate the resource, scope and user in the client’s Authorization tab: it names the policy.',
    },
    {
      match: { status: [403], json: { error: 'insufficient_scope', error_description: /^Missing openid scope$/ } },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token was issued without the scope openid',
      fix: 'Ask for the scope openid.',
    },
    {
      match: { status: [401], json: { error: 'invalid_token', error_description: /^Token verification failed$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token does not verify: expired, another realm, or another host name in iss',
      fix: 'Use a token of this realm, got under the host name that the server has (KC_HOSTNAME).',
    },
    {
      match: {
        status: [403],
        json: { error: /^unknown_error$/ },
        header: { 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN' },
      },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'an administration role may be missing',
    },
    {
      match: { status: [403], json: { error: /^HTTP 403 Forbidden$/ } },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'likely',
      means: 'the user or client lacks the realm-management role of this admin call',
      fix: 'Give the user or service account the role (view-users, manage-users …) of the client realm-management.',
    },
    {
      match: { status: [401], json: { error: /^HTTP 401 Unauthorized$/ } },
      rule: 'invalid-token',
      layer: 'application',
      certainty: 'likely',
      means: 'no token came, or one that the realm does not accept',
    },
  ],
} satisfies Recogniser;
