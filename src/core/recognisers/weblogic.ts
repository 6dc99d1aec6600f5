import type { Recogniser } from '../recogniser.ts';

/** Oracle WebLogic Server’s own page, which quotes RFC 2068. */
export default {
  id: 'weblogic',
  product: 'Oracle WebLogic',
  layer: 'web-server',
  docs: ['https://docs.oracle.com/en/middleware/fusion-middleware/weblogic-server/12.2.1.4/scprg/index.html'],
  markers: [
    {
      match: { status: [403], body: [/<TITLE>Error 403--Forbidden<\/TITLE>/i, /From RFC 2068/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a constraint of the application, or a policy of the server, lets this user not in',
      fix: 'Add the user to a role of the auth-constraint in web.xml, and look at a connection filter of the domain.',
    },
    {
      match: { status: [401], body: [/<TITLE>Error 401--Unauthorized<\/TITLE>/i, /From RFC 2068/] },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'a constraint of the application wants a sign-in',
    },
  ],
} satisfies Recogniser;
