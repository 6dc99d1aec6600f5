import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'nexus',
  product: 'Sonatype Nexus',
  layer: 'application',
  docs: ['https://help.sonatype.com/en/privileges.html', 'https://help.sonatype.com/en/user-authentication.html'],
  markers: [
    {
      match: { status: [403], header: { server: /^Nexus\// } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'no privilege of this user covers the repository and action',
      fix: 'Give a role of the user the privilege nx-repository-view-FORMAT-REPOSITORY-ACTION.',
    },
    {
      match: { status: [401], header: { server: /^Nexus\//, 'www-authenticate': /Sonatype Nexus Repository/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it wants a sign-in',
    },
  ],
  carries: [{ header: { server: /^Nexus\// }, tells: 'answered' }],
} satisfies Recogniser;
