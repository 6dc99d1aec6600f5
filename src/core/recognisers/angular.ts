import type { Recogniser } from '../recogniser.ts';

/** `ng serve` answers in its own words, on top of Vite; server-side rendering has a list of hosts of its own. */
export default {
  id: 'angular',
  product: 'Angular',
  layer: 'web-server',
  docs: [
    'https://angular.dev/cli/serve',
    'https://github.com/angular/angular-cli/issues/32835',
    'https://angular.dev/best-practices/security#preventing-server-side-request-forgery-ssrf',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [
          /Blocked request\. This host \("(?<host>[^"<]{1,200})"\) is not allowed\./,
          /<code>angular\.json<\/code>/,
        ],
      },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'ng serve does not know the host {host}',
      fix: 'Add "{host}" to allowedHosts of the serve target in angular.json.',
    },
    {
      match: {
        status: [400],
        body: [
          /^(?:Header "(?:x-forwarded-)?host" (?:contains characters that are not allowed|with value "[^"]{1,200}" is not allowed)|URL with hostname "[^"]{1,200}" is not allowed)\./,
        ],
      },
      rule: 'host-not-allowed',
      certainty: 'likely',
      layer: 'framework',
      means: 'server-side rendering does not know this host',
      fix: 'Add the host to security.allowedHosts in angular.json, or to NG_ALLOWED_HOSTS.',
    },
  ],
} satisfies Recogniser;
