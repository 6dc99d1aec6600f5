import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'symfony',
  product: 'Symfony',
  layer: 'framework',
  docs: [
    'https://symfony.com/doc/current/security.html#access-control-authorization',
    'https://symfony.com/bundles/LexikJWTAuthenticationBundle/current/index.html',
  ],
  markers: [
    {
      match: { status: [400, 403, 422], body: ['The CSRF token is invalid. Please try to resubmit the form.'] },
      rule: 'csrf-token',
      certainty: 'likely',
      product: 'Symfony (Form)',
      means: 'the CSRF token of the form is absent or not the one of this session',
      fix: 'Send the form’s _token field as the page has it, with the session cookie.',
    },
    {
      match: { status: [401], json: { code: '401', message: 'Expired JWT Token' } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Symfony (LexikJWT)',
      means: 'the token has expired',
    },
    {
      match: { status: [401], json: { code: '401', message: 'JWT Token not found' } },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'Symfony (LexikJWT)',
      means: 'no token came',
      fix: 'Send Authorization: Bearer TOKEN; Apache drops the header unless CGIPassAuth or a rewrite rule passes it on.',
    },
    {
      match: {
        status: [401, 429],
        json: {
          'error|message|detail': /^Too many failed login attempts, please try again (?:later|in \d{1,4} minutes?)\.$/,
        },
      },
      rule: 'rate-limited',
      certainty: 'likely',
      product: 'Symfony (Security)',
      means: 'its login throttling counts too many failed attempts',
    },
    {
      match: { status: [401], json: { code: '401', message: /^Account (?:is (?:disabled|locked)|has expired)\.$/ } },
      rule: 'account-suspended',
      certainty: 'likely',
      product: 'Symfony (LexikJWT)',
      means: 'its user checker lets this account not sign in',
    },
    {
      match: { status: [401], json: { code: '401', message: /^Invalid credentials\.$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Symfony (LexikJWT)',
      means: 'the user or the password is wrong',
    },
    {
      match: { status: [401], json: { code: '401', message: /^Invalid JWT Token$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Symfony (LexikJWT)',
      means: 'the token or the credentials are not accepted',
    },
    {
      match: {
        status: [403],
        json: {
          'detail|hydra:description|description': /^Access Denied(?: by .{1,80})?\.?$/,
          'type|@type|hydra:title': true,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'access_control, IsGranted or a voter said no',
      fix: 'Find the attribute in the profiler’s security panel: it lists each voter’s decision.',
    },
    {
      match: {
        status: [403],
        body: [/<title>[^<]{0,40}Access Denied\b[^<]{0,160} \(403 Forbidden\)[^<]{0,40}<\/title>/],
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'access_control, IsGranted or a voter said no',
      fix: 'Find the attribute in the profiler’s security panel: it lists each voter’s decision.',
    },
    {
      match: { status: [403], body: [/<title>An Error Occurred: Forbidden<\/title>/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'access_control, IsGranted or a voter said no',
    },
  ],
  headers: ['x-debug-token-link'],
} satisfies Recogniser;
