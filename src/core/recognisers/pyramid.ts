import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'pyramid',
  product: 'Pyramid',
  layer: 'framework',
  docs: [
    'https://docs.pylonsproject.org/projects/pyramid/en/latest/narr/security.html#preventing-cross-site-request-forgery-attacks',
  ],
  markers: [
    {
      match: {
        status: [400],
        body: ['<title>400 Bad CSRF Origin</title>', 'can not verify that the origin or referrer'],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: 'Origin or Referer is absent, or is not the address that Pyramid believes it has',
      fix: 'Let the proxy send Host and X-Forwarded-Proto, or add the origin to pyramid.csrf_trusted_origins.',
    },
    {
      match: {
        status: [400],
        body: ['<title>400 Bad CSRF Token</title>', 'can not verify that your'],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the CSRF token is missing or wrong',
      fix: 'Send get_csrf_token(request) in X-CSRF-Token, with the session’s cookie.',
    },
    {
      match: {
        status: [403],
        body: ['Access was denied to this resource.', /<title>403 Invalid or non-existent authentication information/],
      },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'PyPI (Warehouse)',
      layer: 'application',
      means: 'the API token is missing, wrong or of another project',
      fix: 'Send __token__ as user name and the API token of this project, pypi- and all, as password.',
    },
    {
      match: { status: [403], body: [/<title>403 Forbidden<\/title>/, 'Access was denied to this resource.'] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the permission of the view is not granted',
      fix: 'Look at the ACL of the context, and at the principals of this user.',
    },
  ],
} satisfies Recogniser;
