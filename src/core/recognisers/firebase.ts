import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'firebase',
  product: 'Firebase',
  layer: 'application',
  docs: [
    'https://firebase.google.com/docs/rules/get-started',
    'https://firebase.google.com/docs/app-check',
    'https://firebase.google.com/docs/reference/rest/auth',
  ],
  markers: [
    {
      match: {
        status: [401, 403],
        json: { error: /^Permission denied$/ },
        header: { 'strict-transport-security': true, 'access-control-allow-origin': true },
      },
      rule: 'insufficient-permission',
      certainty: 'possible',
      product: 'Firebase Realtime Database',
      means: 'security rules deny this read or write',
      fix: 'Try the request in the rules playground as this user.',
    },
    {
      match: { status: [401], json: { error: /^Auth token is expired$/ } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Firebase Realtime Database',
      means: 'the token has expired',
    },
    {
      match: { status: [403], json: { 'error.message': /^Permission denied\.$/, 'error.code': '403' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Firebase Storage',
      means: 'security rules deny this read or write',
      fix: 'Look at storage.rules for this path, and sign the user in first.',
    },
    {
      match: {
        status: [401, 403],
        json: { 'error.message': /App ?Check token is invalid|App attestation failed|Firebase App Check token/i },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Firebase App Check',
      means: 'App Check does not know this application or device',
      fix: 'Initialise App Check with the site key of this domain; use a debug token in development.',
    },
    {
      match: { status: [400], json: { 'error.message': /^TOKEN_EXPIRED\b/, 'error.code': '400' } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Firebase Authentication',
      layer: 'identity-provider',
      means: 'the ID token has expired, or its refresh token was revoked by a change of the account',
      fix: 'Sign the user in again.',
    },
    {
      match: {
        status: [400],
        json: { 'error.message': /^(?:\w{1,20}_RECAPTCHA_\w{1,20}|CAPTCHA_CHECK_FAILED)\b/, 'error.code': '400' },
      },
      rule: 'bot-challenge',
      certainty: 'likely',
      product: 'Firebase Authentication',
      layer: 'identity-provider',
      means: 'reCAPTCHA did not pass, or its token is missing',
      fix: 'Initialise reCAPTCHA with the site key of this domain before the call.',
    },
    {
      match: {
        status: [400],
        json: {
          'error.message': /^(?:ADMIN_ONLY_OPERATION|OPERATION_NOT_ALLOWED|PASSWORD_LOGIN_DISABLED)\b/,
          'error.code': '400',
        },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      product: 'Firebase Authentication',
      layer: 'identity-provider',
      means: 'the project does not allow this way to sign in or up',
      fix: 'Enable the sign-in method or user creation in the settings of the project.',
    },
    {
      match: { status: [400], json: { 'error.message': /^TOO_MANY_ATTEMPTS_TRY_LATER\b/, 'error.code': '400' } },
      rule: 'rate-limited',
      certainty: 'proven',
      product: 'Firebase Authentication',
      layer: 'identity-provider',
      means: 'too many failed sign-ins to this account',
      fix: 'Wait, or let the user reset the password.',
    },
    {
      match: { status: [400], json: { 'error.message': /^USER_DISABLED\b/, 'error.code': '400' } },
      rule: 'account-suspended',
      certainty: 'likely',
      product: 'Firebase Authentication',
      layer: 'identity-provider',
      means: 'an administrator disabled the account',
    },
    {
      match: {
        status: [400, 403],
        json: {
          'error.message': /^(?:USER_NOT_FOUND|INVALID_ID_TOKEN|INVALID_REFRESH_TOKEN|INVALID_LOGIN_CREDENTIALS)/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Firebase Authentication',
      layer: 'identity-provider',
      means: 'the token or the credentials are not accepted',
      fix: 'Sign the user in again.',
    },
  ],
} satisfies Recogniser;
