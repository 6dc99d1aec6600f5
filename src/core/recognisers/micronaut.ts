import type { Recogniser } from '../recogniser.ts';

/** `JsonError` of Micronaut: the status in words within `_embedded`, with a link to what was asked. */
export default {
  id: 'micronaut',
  product: 'Micronaut',
  layer: 'framework',
  docs: [
    'https://micronaut-projects.github.io/micronaut-security/latest/guide/#rejection',
    'https://docs.micronaut.io/latest/guide/#errorResponse',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          message: 'Forbidden',
          '_links.self.href|_links.self.*.href': true,
          '_embedded.errors.*.message': 'Forbidden',
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a security rule rejects this user',
      fix: 'Look which rule decides: @Secured, intercept-url-map, an IP pattern; 403 means that somebody is signed in.',
    },
    {
      match: {
        status: [401],
        json: {
          message: 'Unauthorized',
          '_links.self.href|_links.self.*.href': true,
          '_embedded.errors.*.message': 'Unauthorized',
        },
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'a security rule lets nobody in who is not signed in',
    },
  ],
} satisfies Recogniser;
