import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'django-rest-framework',
  product: 'Django REST framework',
  layer: 'framework',
  docs: [
    'https://www.django-rest-framework.org/api-guide/authentication/#unauthorized-and-forbidden-responses',
    'https://www.django-rest-framework.org/api-guide/exceptions/#notauthenticated',
    'https://django-rest-framework-simplejwt.readthedocs.io/en/latest/getting_started.html',
  ],
  markers: [
    {
      match: { status: [401], json: { code: 'bad_authorization_header' } },
      rule: 'malformed-credentials',
      certainty: 'proven',
      product: 'Django REST framework (Simple JWT)',
      means: 'Authorization is not the scheme, one space and the token',
    },
    {
      match: {
        status: [403],
        json: { detail: /^CSRF Failed: (?<reason>(?:Origin|Referer) checking failed.{1,250})$/ },
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: '{reason}',
      fix: 'Add the page’s origin with its scheme to CSRF_TRUSTED_ORIGINS.',
    },
    {
      match: { status: [403], json: { detail: /^CSRF Failed: (?<reason>.{1,200})$/ } },
      rule: 'csrf-token',
      certainty: 'proven',
      means: '{reason}',
      fix: 'Send the value of the csrftoken cookie in the header X-CSRFToken, with credentials: SessionAuthentication asks for it.',
    },
    {
      match: { status: [401, 403], json: { detail: /^Authentication credentials were not provided\.$/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no credentials came that one of its authenticators reads',
      fix: 'Send Authorization with the scheme of the view’s authentication class (Token, Bearer), or the session cookie with credentials.',
    },
    {
      match: {
        status: [401, 403],
        json: { code: 'token_not_valid', 'messages.*.message|detail': /^Token is expired$/i },
      },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Simple JWT',
      means: 'the token has expired',
      fix: 'Renew it at the token refresh view.',
    },
    {
      match: { status: [401, 403], json: { code: 'token_not_valid' } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Simple JWT',
      means: 'the token is invalid, or expired in versions that do not say so',
    },
    {
      match: { status: [401, 403], json: { detail: /^Invalid (?:token|basic) header\./ } },
      rule: 'malformed-credentials',
      certainty: 'likely',
      means: 'the Authorization header has not the form that it reads',
    },
    {
      match: { status: [401, 403], json: { detail: /^Invalid token\.$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token is unknown to it',
    },
    {
      match: {
        status: [401, 403],
        json: { detail: /^(?:Incorrect authentication credentials|Invalid username\/password)\.$/ },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the credentials are wrong',
    },
    {
      match: { status: [401, 403], json: { detail: /^User inactive or deleted\.$/ } },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'the user of this token is inactive or deleted',
    },
    {
      match: { status: [403], json: { detail: /^You do not have permission to perform this action\.$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a permission class of the view said no',
      fix: 'Look at permission_classes of this view (IsAdminUser, DjangoModelPermissions, an object permission) and give the user what it asks for.',
    },
    {
      match: {
        status: [429],
        json: { detail: /^Request was throttled\.(?: Expected available in (?<retryAfter>\d{1,9}) seconds?\.)?/ },
      },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'a throttle class counts too many requests',
    },
  ],
  // Both stand in every answer of a view.
  carries: [{ header: { allow: /\bOPTIONS\b/, vary: /\bAccept\b(?!-)/ }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
