import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Registries answer with a list of coded errors: https://distribution.github.io/distribution/spec/api/#errors-2 */
const coded = (code: string, status: number[], rule: RuleId, means: string, fix: string): readonly Marker[] => [
  {
    match: { status, header: { 'docker-distribution-api-version': true }, json: { 'errors.*.code': code } },
    rule,
    certainty: 'likely',
    means,
    fix,
    reads: { challenge: { scope: /^(?<scope>.{1,200})/ }, json: { 'errors.*.message': /^(?<message>.{1,200})/s } },
  },
  {
    match: { status, json: { 'errors.*.code': code, 'errors.*.message': true } },
    rule,
    certainty: 'likely',
    means,
    fix,
  },
];

export default {
  id: 'docker-registry',
  product: 'Docker registry',
  layer: 'application',
  docs: [
    'https://distribution.github.io/distribution/spec/auth/token/',
    'https://distribution.github.io/distribution/spec/api/#errors-2',
    'https://docs.docker.com/docker-hub/usage/',
  ],
  markers: [
    {
      match: { status: [401, 403], json: { 'errors.*.code': 'DENIED', 'errors.*.message': /token has expired/i } },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the token of the registry has expired',
      fix: 'Sign in to the registry again: those of Amazon ECR last for twelve hours.',
    },
    ...coded(
      'UNAUTHORIZED',
      [401],
      'missing-credentials',
      'it wants a token of the realm that its challenge names',
      'Ask the realm in WWW-Authenticate for a token with that service and scope, and send it as Bearer.',
    ),
    ...coded(
      'DENIED',
      [401, 403],
      'insufficient-permission',
      'this account may not do this with the repository',
      'Check the repository’s name and who may push to or pull from it; a repository that is not there is denied, too.',
    ),
    ...coded(
      'TOOMANYREQUESTS',
      [429],
      'rate-limited',
      'the pull limit is reached',
      'Sign in, which raises the limit, or wait until it renews.',
    ),
  ],
  carries: [{ header: { 'docker-distribution-api-version': true }, tells: 'answered' }],
} satisfies Recogniser;
