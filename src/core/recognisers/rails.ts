import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'rails',
  product: 'Rails',
  layer: 'framework',
  docs: [
    'https://guides.rubyonrails.org/security.html#cross-site-request-forgery-csrf',
    'https://guides.rubyonrails.org/configuring.html#actiondispatch-hostauthorization',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [
          /config\.hosts|<title>Action Controller: Exception caught<\/title>|<h1>Blocked hosts?: /,
          /Blocked hosts?: (?<host>[^<\s]{1,120})/,
        ],
      },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'the host {host} is not in config.hosts',
      fix: 'Add it: config.hosts << "{host}".',
    },
    {
      match: { status: [422], body: ['ActionController::InvalidCrossOriginRequest'] },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'a script of another site asked for JavaScript that is for its own pages',
    },
    {
      match: {
        status: [500],
        json: { exception: /^#<(?:Pundit::NotAuthorizedError|CanCan::AccessDenied): (?<reason>.{1,200})>$/s },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      layer: 'application',
      means: '{reason}',
    },
    {
      match: {
        status: [422],
        body: [
          /HTTP Origin header \([^)]{1,200}\) didn(?:'|&#39;)t match request\.base_url|The browser returned a (?:'|&#39;)null(?:'|&#39;) origin for a request/,
        ],
      },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: 'Origin is null, or does not match the address that Rails believes it has',
      fix: 'Let the proxy send X-Forwarded-Proto and X-Forwarded-Host.',
    },
    {
      match: {
        status: [422],
        body: [/ActionController::InvalidAuthenticityToken|Can(?:'|&#39;)t verify CSRF token authenticity/],
      },
      // Until Rails 7 the same words told of an Origin that does not match.
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the authenticity token is missing or is not the one of this session',
      fix: 'Send the content of the meta tag csrf-token in X-CSRF-Token with the session cookie; for an API inherit from ActionController::API.',
    },
    {
      match: { status: [422], body: [/<title>The change you wanted was rejected \(422[^)]{0,40}\)<\/title>/] },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'its public 422 page, which an invalid authenticity token gives',
      fix: 'Send the content of the meta tag csrf-token in X-CSRF-Token with the session cookie.',
    },
    {
      match: { status: [401], json: { error: /^You need to sign in or sign up before continuing\.$/ } },
      rule: 'missing-credentials',
      certainty: 'proven',
      product: 'Rails (Devise)',
      means: 'nobody is signed in',
    },
    {
      match: { status: [401], json: { error: /^Your session expired\. Please sign in again to continue\.$/ } },
      rule: 'token-expired',
      certainty: 'proven',
      product: 'Rails (Devise)',
      means: 'the session has expired',
    },
    {
      match: {
        status: [401],
        json: {
          error:
            /^(?:Your account is (?:locked|not activated yet)\.|You have to confirm your email address before continuing\.)$/,
        },
      },
      rule: 'account-suspended',
      certainty: 'likely',
      product: 'Rails (Devise)',
      means: 'the account is locked, or not confirmed yet',
      fix: 'Let the user open the link of the mail that unlocks or confirms the account, or send it anew.',
    },
    {
      match: { status: [401], json: { error: /^Invalid [A-Z][\w ]{1,30} or password\.$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'Rails (Devise)',
      means: 'the user or the password is wrong',
    },
    {
      match: { status: [401], body: [/^HTTP (?:Token|Basic|Digest): Access denied\.$/] },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'the credentials are missing or wrong',
    },
    {
      match: { status: [403], json: { 'error|message|errors.*': /^You are not authorized to access this page\.$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Rails (CanCanCan)',
      means: 'the ability of this user does not include this',
    },
    {
      match: {
        status: [403],
        json: { 'error|message': /^not allowed to (?<action>\w{1,40}\??) this (?<record>.{1,60})$/ },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Rails (Pundit)',
      means: 'the policy says no to {action} for this {record}',
    },
  ],
  carries: [
    { header: { 'x-powered-by': /^Phusion Passenger/ }, tells: 'carried', layer: 'web-server', product: 'Passenger' },
  ],
  headers: ['x-runtime'],
} satisfies Recogniser;
