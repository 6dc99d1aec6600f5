import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'netlify',
  product: 'Netlify',
  layer: 'edge',
  docs: [
    'https://docs.netlify.com/manage/security/secure-access-to-sites/password-protection/',
    'https://docs.netlify.com/manage/security/traffic-rules/overview/',
    'https://docs.netlify.com/manage/accounts-and-billing/billing/billing-for-credit-based-plans/how-credits-work/',
  ],
  markers: [
    {
      match: {
        status: [401],
        header: { server: 'Netlify' },
        body: [/<title>[^<]{0,80}[Pp]assword protected|name="password"/],
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the site is protected by a password',
      fix: 'Enter the password in a tab first; calls then need its cookie.',
    },
    {
      match: { status: [401], header: { server: 'Netlify', 'www-authenticate': /^Basic\b/i } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'the site’s headers ask for Basic credentials on this path',
      fix: 'Send the name and password that the Basic-Auth line of _headers lists for this path.',
    },
    {
      match: { status: [503], header: { server: 'Netlify' }, body: [/reached its usage limits|usage[ _]exceeded/i] },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the site is paused: its plan is used up',
      fix: 'The owner of the site raises the plan, or waits for the next billing period.',
    },
  ],
  carries: [
    { header: { server: 'Netlify' }, tells: 'carried' },
    { header: { 'x-nf-request-id': true }, tells: 'carried' },
  ],
} satisfies Recogniser;
