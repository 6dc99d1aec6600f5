import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'drupal',
  product: 'Drupal',
  layer: 'framework',
  docs: [
    'https://www.drupal.org/docs/drupal-apis/restful-web-services-api/restful-web-services-api-overview',
    'https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module',
  ],
  markers: [
    {
      match: { status: [403], json: { message: /^X-CSRF-Token request header is (?<what>missing|invalid)$/ } },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'X-CSRF-Token is {what}',
      fix: 'Send the answer of GET /session/token in X-CSRF-Token, with the session cookie.',
    },
    {
      match: { status: [403], json: { message: /^The '(?<permission>[^']{3,100})' permission is required\./ } },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'likely',
      means: "the permission '{permission}' is required",
      fix: "Give a role of this user the permission '{permission}'.",
    },
    {
      match: {
        status: [403],
        json: { 'errors.*.detail': /The '(?<permission>[^']{3,100})' permission is required\./ },
      },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'likely',
      means: "the permission '{permission}' is required",
      fix: "Give a role of this user the permission '{permission}'.",
    },
    {
      match: {
        status: [403],
        json: { message: /^The used authentication method is not allowed on this route\.$/ },
      },
      rule: 'wrong-auth-scheme',
      certainty: 'likely',
      means: 'the route does not take this kind of credentials',
      fix: 'Allow the authentication provider for this REST resource in its configuration, or send the kind that it takes.',
    },
    {
      match: { status: [400], body: [/^The provided host name is not valid for this server\.$/] },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'the host is not among trusted_host_patterns',
      fix: 'Add the host to trusted_host_patterns in settings.php.',
    },
    {
      match: { status: [403], header: { 'x-generator': /^Drupal/ }, body: ['<html'] },
      rule: 'insufficient-permission',
      layer: 'application',
      certainty: 'possible',
      means: 'a permission or an access check of this path said no',
    },
  ],
  carries: [{ header: { 'x-generator': /^Drupal/ }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
