import type { Recogniser } from '../recogniser.ts';

/** Its CSRF page, in any language: the reasons alone are never translated. */
const PAGE = /<div id="summary">\s{1,8}<h1>[^<]{1,60}<span>\(403\)<\/span><\/h1>\s{1,8}<p>/;

export default {
  id: 'django',
  product: 'Django',
  layer: 'framework',
  docs: [
    'https://docs.djangoproject.com/en/stable/ref/csrf/',
    'https://docs.djangoproject.com/en/stable/ref/settings/#csrf-trusted-origins',
    'https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts',
  ],
  markers: [
    {
      match: { status: [401, 410], json: { 'meta.is_authenticated': 'false', 'data.flows.*.id': true } },
      rule: 'missing-credentials',
      certainty: 'likely',
      product: 'django-allauth',
      means: 'nobody is signed in; the flows in the answer lead there',
    },
    {
      match: {
        status: [403],
        body: [
          PAGE,
          /<pre>\s{0,20}(?<reason>(?:Origin checking failed|Referer checking failed)[^<]{1,300}?)\s{0,20}<\/pre>/,
        ],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: '{reason}',
      fix: 'Add the page’s origin with its scheme to CSRF_TRUSTED_ORIGINS; behind a TLS proxy set SECURE_PROXY_SSL_HEADER.',
    },
    {
      match: { status: [403], body: [PAGE, /<pre>\s{0,20}(?<reason>CSRF [^<]{1,200}?)\s{0,20}<\/pre>/] },
      rule: 'csrf-token',
      certainty: 'proven',
      means: '{reason}',
      fix: 'Send the value of the csrftoken cookie in the header X-CSRFToken, with credentials; the cookie comes from a view with ensure_csrf_cookie.',
    },
    {
      match: { status: [403], body: [PAGE, /this HTTPS site requires a (?:“|&ldquo;|&quot;)?Referer header/] },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: 'over HTTPS it wants a Referer header, and none came',
      fix: 'Let the page send a Referer: Referrer-Policy: strict-origin-when-cross-origin or same-origin instead of no-referrer.',
      fixBy: 'client',
    },
    {
      match: { status: [403], body: [PAGE, /this site requires a CSRF cookie/] },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'no CSRF cookie came with the request',
      fix: 'Fetch a view with ensure_csrf_cookie first, send the call with credentials, and set CSRF_COOKIE_SAMESITE=None with Secure where the page is on another site.',
    },
    {
      // In the language of the visitor.
      match: {
        status: [403],
        body: [new RegExp(`${PAGE.source}[^<]{0,80}\\bCSRF`)],
      },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the CSRF token is missing or wrong, or the origin is not trusted',
      fix: 'Send the value of the csrftoken cookie in the header X-CSRFToken; DEBUG=True makes the page say which check failed.',
    },
    {
      match: {
        status: [403],
        body: [
          /^<!doctype html>\s{1,4}<html lang="en">\s{1,4}<head>\s{1,6}<title>403 Forbidden<\/title>\s{1,4}<\/head>\s{1,4}<body>\s{1,6}<h1>403 Forbidden<\/h1><p>[^<]{0,200}<\/p>\s{1,4}<\/body>\s{1,4}<\/html>$/,
        ],
      },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'likely',
      means: 'a view raised PermissionDenied',
      fix: 'Find the permission_required, UserPassesTestMixin or PermissionDenied of this view, and give the user that permission.',
    },
    {
      match: {
        status: [400],
        body: ['DisallowedHost', /Invalid HTTP_HOST header: (?:&#x27;|&#39;|')(?<host>[^&']{1,100})/],
      },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'the host {host} is not among ALLOWED_HOSTS',
      fix: 'Add {host} to ALLOWED_HOSTS.',
    },
  ],
} satisfies Recogniser;
