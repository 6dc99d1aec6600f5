import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'jenkins',
  product: 'Jenkins',
  layer: 'application',
  docs: [
    'https://www.jenkins.io/doc/book/security/csrf-protection/',
    'https://www.jenkins.io/doc/book/security/managing-security/',
  ],
  markers: [
    {
      match: { status: [403], body: [/No valid crumb was included in the request/] },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'no valid crumb came',
      fix: 'Send the crumb of /crumbIssuer/api/json with the same session, or use an API token, which needs none.',
    },
    {
      match: { status: [403], header: { 'x-required-permission': /^(?<permission>[\w.]{3,120})$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user lacks {permission}',
      fix: 'Grant {permission} in the authorisation strategy.',
    },
    {
      match: {
        status: [403],
        body: [/Authentication required\s{0,4}<!--\s{0,4}(?:You are authenticated as|-->)?/],
        header: { 'x-jenkins': true },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'nobody is signed in',
    },
  ],
  carries: [{ header: { 'x-jenkins': true }, tells: 'answered' }],
} satisfies Recogniser;
