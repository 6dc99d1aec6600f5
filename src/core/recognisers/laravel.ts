import type { Recogniser } from '../recogniser.ts';

const TOKEN =
  'Send the value of the XSRF-TOKEN cookie in X-XSRF-TOKEN (axios does so with withXSRFToken), with credentials; for Sanctum add the page’s host to SANCTUM_STATEFUL_DOMAINS and call /sanctum/csrf-cookie first.';

export default {
  id: 'laravel',
  product: 'Laravel',
  layer: 'framework',
  docs: [
    'https://laravel.com/docs/csrf#csrf-x-csrf-token',
    'https://laravel.com/docs/authorization#via-the-gate',
    'https://laravel.com/docs/sanctum#spa-authentication',
  ],
  markers: [
    {
      match: { status: [403, 409], json: { message: 'Your email address is not verified.' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user has not confirmed the e-mail address yet',
      fix: 'Let the user open the link of the verification mail, or send a new one.',
    },
    {
      match: { status: [500], body: [/Route \[login\] not defined\./] },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'nobody is signed in, and it wanted to send the visitor to a route named login, which there is not',
      fix: 'Send Accept: application/json, which makes it a 401, and the credentials that the guard of this route asks for.',
    },
    {
      match: { status: [423], json: { message: 'Password confirmation required.' } },
      rule: 'step-up-required',
      certainty: 'likely',
      means: 'the user is to confirm the password once more',
      fix: 'Post the password to /user/confirm-password, then try again.',
    },
    {
      match: { status: [403], body: ['<title>Forbidden</title>', 'This action is unauthorized.'] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a gate or policy said no',
      fix: 'Look which policy method guards the route or the request class, and what it asks of the user.',
    },
    {
      match: { status: [419], json: { message: 'CSRF token mismatch.' } },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the CSRF token does not match the session',
      fix: TOKEN,
    },
    {
      match: { status: [419], body: [/<title>Page Expired<\/title>/] },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the CSRF token does not match the session',
      fix: TOKEN,
    },
    {
      match: { status: [419] },
      rule: 'csrf-token',
      certainty: 'possible',
      means: '419 is its status for a CSRF token that does not match the session',
      fix: TOKEN,
    },
    {
      match: { status: [403], json: { message: 'This action is unauthorized.' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a policy, a gate or authorize() of a form request said no',
      fix: 'Look at the policy of the model, the gate, and authorize() of the FormRequest, which returns false in a fresh stub.',
    },
    {
      match: { status: [403], json: { message: /^Invalid signature\.$/ } },
      rule: 'invalid-signature',
      certainty: 'likely',
      means: 'the signed URL was changed or has expired',
    },
    {
      match: { status: [403], body: ['<title>Forbidden</title>', /">\s{0,40}Invalid signature\.\s{0,40}<\/div>/] },
      rule: 'invalid-signature',
      certainty: 'likely',
    },
    {
      match: { status: [403], json: { message: /^Invalid (?:ability|scope)\(?s?\)? provided\.?$/ } },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token lacks an ability or scope',
    },
    {
      match: {
        status: [403],
        json: {
          message: /^User does not have (?:any of )?the (?:right|necessary) (?:roles|permissions|access rights)/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Laravel (spatie/permission)',
      means: 'the user lacks the role or permission',
    },
    {
      match: { status: [401], json: { message: 'Unauthenticated.' } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no guard recognised a user: no token or session came, or none that is valid',
      fix: 'Send Authorization: Bearer TOKEN, or the session cookie with credentials from a stateful domain; Accept: application/json keeps it from redirecting.',
    },
    {
      match: { status: [429], json: { message: 'Too Many Attempts.' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'its throttle counts too many attempts',
    },
    {
      match: {
        status: [403, 401],
        body: [
          /<title>(?:Forbidden|Unauthorized|This action is unauthorized\.)<\/title>/,
          /<div class="(?:ml-4|px-4) text-lg text-gray-[45]00/,
        ],
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'abort(403), a gate or a policy said no',
    },
  ],
} satisfies Recogniser;
