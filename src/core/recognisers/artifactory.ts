import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'artifactory',
  product: 'JFrog Artifactory',
  layer: 'application',
  docs: [
    'https://jfrog.com/help/r/jfrog-rest-apis/error-responses',
    'https://jfrog.com/help/r/jfrog-platform-administration-documentation/permissions',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          'errors.*.status': '403',
          'errors.*.message':
            /^(?:User (?<user>.{1,80}) is not permitted to (?<verb>[\w/ ]{3,30}) '(?<path>[^']{1,200})'|Forbidden UI REST call|Not enough permissions to)/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'no permission target lets this user do this',
      fix: 'Give the user or a group of its the permission on this repository and path; to overwrite takes Delete.',
    },
    {
      match: {
        status: [401],
        json: {
          'errors.*.status': '401',
          'errors.*.message':
            /^(?:Bad credentials|Props Authentication Token not found|Token failed verification.{0,80}|Wrong username was used)/,
        },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the user name, API key or token is not accepted',
    },
    {
      match: {
        status: [401],
        json: { 'errors.*.status': '401', 'errors.*.message': /^(?:Authentication is required|Unauthorized)$/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it wants credentials',
    },
    {
      match: { status: [403], header: { 'x-jfrog-version': true } },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'a permission of this repository is missing, or a policy of Xray blocks the download',
    },
  ],
  carries: [
    { header: { 'x-artifactory-id': true }, tells: 'answered' },
    { header: { 'x-jfrog-version': true }, tells: 'answered' },
  ],
} satisfies Recogniser;
