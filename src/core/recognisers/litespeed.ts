import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'litespeed',
  product: 'LiteSpeed',
  layer: 'web-server',
  docs: ['https://docs.litespeedtech.com/lsws/', 'https://docs.litespeedtech.com/lsws/recaptcha/'],
  markers: [
    {
      match: { status: [200, 403, 429], body: [/action="[^"]{0,20}\/\.lsrecap\/recaptcha\b/] },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it wants a reCAPTCHA solved first',
      fix: 'Open the site in a tab and solve the challenge; a call from a script cannot. The operator lowers the trigger or adds the address to the trusted ones.',
    },
    {
      match: {
        status: [401],
        body: [/<title> 401 Unauthorized\s{0,4}<\/title>/, /Proper authorization is required to/],
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'a realm asks for credentials',
    },
    {
      match: {
        status: [403],
        body: [/<title> 403 Forbidden\s{0,4}<\/title>/, /Access to this resource on the server is denied!/],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its configuration, .htaccess, a security rule or file permissions forbid this path',
      fix: 'Look into the error log at this time: .htaccess, mod_security rules, hot-link protection and file permissions give the same page.',
    },
  ],
  carries: [{ header: { server: /^LiteSpeed/i }, tells: 'carried' }],
} satisfies Recogniser;
