import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'wordpress',
  product: 'WordPress',
  layer: 'application',
  docs: [
    'https://developer.wordpress.org/rest-api/using-the-rest-api/authentication/',
    'https://developer.wordpress.org/apis/security/nonces/',
  ],
  markers: [
    {
      match: { status: [401, 403], body: ['wp-die-message', /you must be logged in to/i] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'nobody is logged in',
      fix: 'Log in first, and send the cookies of the session.',
    },
    {
      match: { status: [403], json: { code: 'rest_cookie_invalid_nonce' } },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the nonce has expired or is of another session',
      fix: 'Send a fresh nonce in X-WP-Nonce (wp_create_nonce("wp_rest")): one lives 12 to 24 hours, and a cached page hands out old ones.',
    },
    {
      match: {
        status: [401, 403],
        json: {
          code: /^(?:rest_(?:forbidden|cannot_\w{3,40}|user_cannot_\w{3,40}|forbidden_\w{3,40}|not_logged_in)|woocommerce_rest_cannot_\w{3,20})$/,
          'data.status': '401',
        },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'nobody is signed in',
      fix: 'Send the nonce with the cookie, or an application password; Apache with CGI drops Authorization.',
    },
    {
      match: {
        status: [401, 403],
        json: {
          code: /^(?:rest_(?:forbidden|cannot_\w{3,40}|user_cannot_\w{3,40}|forbidden_\w{3,40})|woocommerce_rest_cannot_\w{3,20})$/,
        },
      },
      rule: 'insufficient-permission',
      // Plugins give this code with 403 to whoever is not signed in, too.
      certainty: 'likely',
      means: 'the user lacks the capability',
      fix: 'Give the user a role with this capability.',
    },
    {
      match: { status: [401], json: { code: /^(?:rest_not_logged_in|rest_login_required)$/ } },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'nobody is signed in',
    },
    {
      match: {
        status: [401],
        json: { code: /^(?:incorrect_password|invalid_username|invalid_email|application_passwords_disabled)$/ },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the user name or application password is wrong',
    },
    {
      match: { status: [403], json: { code: 'jwt_auth_invalid_token', message: /expired/i } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'WordPress (JWT Authentication)',
      means: 'the token has expired',
    },
    {
      match: { status: [403], json: { code: 'jwt_auth_bad_auth_header' } },
      rule: 'malformed-credentials',
      certainty: 'likely',
      product: 'WordPress (JWT Authentication)',
      means: 'Authorization is not Bearer and a token',
    },
    {
      match: { status: [403], json: { code: 'jwt_auth_no_auth_header' } },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'WordPress (JWT Authentication)',
      means: 'no Authorization came; Apache with CGI drops it',
      fix: 'Add SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1 to .htaccess.',
    },
    {
      match: { status: [403], json: { code: 'jwt_auth_invalid_token', message: /^Signature verification failed/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'WordPress (JWT Authentication)',
      means: 'the signature of the token does not verify',
      fix: 'Sign in again; JWT_AUTH_SECRET_KEY was changed, or the token is of another site.',
    },
    {
      match: { status: [403], json: { code: /^jwt_auth_/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'WordPress (JWT Authentication)',
      means: 'the token is not accepted',
    },
    {
      match: { status: [403], body: ['class="wp-die-message"', /Sorry, you are not allowed to/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user lacks the capability',
      fix: 'Give the user a role with this capability.',
    },
    {
      match: { status: [401, 403], json: { code: /_(?:missing|invalid)_nonce$/ } },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the nonce of the route is missing or not valid',
      fix: 'Send the nonce in the header that the message names, and take a new one from each answer.',
    },
    {
      // In the language of the site: this page alone leads back to where one came from.
      match: {
        status: [403],
        body: [
          /<title>WordPress Failure Notice<\/title>|The link you followed has expired\.|<body id="error-page">[^<]{0,20}<div class="wp-die-message">[^<]{3,200}<\/div><p><a href="http/,
        ],
      },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the nonce of the form or link has expired',
      fix: 'Reload the page that holds the form.',
    },
    {
      match: { status: [403], body: [/^-1$/], method: ['POST', 'GET'] },
      rule: 'csrf-token',
      certainty: 'possible',
      means: 'admin-ajax answers -1 to a wrong nonce',
    },
  ],
  carries: [{ header: { link: /rel="https:\/\/api\.w\.org\/"/ }, tells: 'answered', layer: 'application' }],
  headers: ['x-wp-total'],
} satisfies Recogniser;
