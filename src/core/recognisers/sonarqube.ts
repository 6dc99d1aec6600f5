import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'sonarqube',
  product: 'SonarQube',
  layer: 'application',
  docs: [
    'https://docs.sonarsource.com/sonarqube-server/latest/instance-administration/user-management/user-permissions/',
  ],
  markers: [
    {
      match: { status: [403], json: { 'errors.*.msg': /^Insufficient privileges$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user lacks a global or project permission',
      fix: 'Give the user the permission that the web API page lists for this call (Browse, Execute Analysis, Administer …).',
    },
    {
      match: { status: [401], json: { 'errors.*.msg': /^Authentication is required$/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no token came',
    },
  ],
  carries: [{ header: { 'sonar-version': true }, tells: 'answered' }],
} satisfies Recogniser;
