import type { Recogniser } from '../recogniser.ts';

/** The error page of Jetty's own handler. */
export default {
  id: 'jetty',
  product: 'Jetty',
  layer: 'web-server',
  docs: ['https://jetty.org/docs/jetty/12/programming-guide/server/http.html#handler-use-util-error-handler'],
  markers: [
    {
      match: { status: [401], body: [/Unauthorized request, Response code: 401/] },
      product: 'Apache Solr',
      layer: 'application',
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'its authentication plugin lets nobody in without credentials',
    },
    {
      match: { status: [403], body: [/Unauthorized request, Response code: 403/] },
      product: 'Apache Solr',
      layer: 'application',
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'none of the roles of this user has the permission that the request needs',
      fix: 'Give the user a role with this permission in security.json.',
    },
    {
      match: { status: [403], body: [/<h2>HTTP ERROR 403 (?:!role|User not in required role)/] },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the user is in none of the roles that the constraint asks for',
      fix: 'Add the user to a role of the auth-constraint in web.xml.',
    },
    {
      match: { status: [403], body: [/<h2>HTTP ERROR 403 !Secure/] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'a constraint of the application wants HTTPS',
    },
    // Its own constraints ask with a challenge: without one it was the application's sendError.
    {
      match: {
        status: [401],
        lacks: ['www-authenticate'],
        body: [/<h2>HTTP ERROR 401 /, /Powered by Jetty:\/\/|<th>SERVLET:<\/th>/],
      },
      layer: 'application',
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'the application or a filter before it answered that nobody it knows is signed in',
    },
    {
      match: { status: [401], body: [/<h2>HTTP ERROR 401 /, /Powered by Jetty:\/\/|<th>SERVLET:<\/th>/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'a constraint of the application wants a sign-in',
    },
  ],
  // Its own answers are pages: what has none is of the application that runs in it.
  carries: [{ header: { server: /^Jetty\(/ }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
