import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'couchdb',
  product: 'CouchDB',
  layer: 'application',
  docs: [
    'https://docs.couchdb.org/en/stable/intro/security.html',
    'https://docs.couchdb.org/en/stable/api/database/security.html',
  ],
  markers: [
    {
      match: {
        status: [401, 403],
        json: {
          error: /^(?:unauthorized|forbidden)$/,
          reason:
            /^(?:You are not (?:a server admin|a db or server admin|allowed to access this db|an? .{1,40})\.|Only (?:admins|reader|the).{1,120})/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user is no member or admin of the database or the server',
      fix: 'Sign in as such a user, or add the name or role to the database’s _security object.',
    },
    {
      match: { status: [401], json: { error: 'unauthorized', reason: /^Name or password is incorrect\.$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the name or password is incorrect',
    },
    {
      match: { status: [401], json: { error: 'unauthorized', reason: /^Authentication required\.$/ } },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'it wants a sign-in',
    },
    {
      match: {
        status: [403],
        header: { server: /^CouchDB\// },
        json: { error: 'forbidden', reason: /^(?<reason>.{1,200})/s },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'a validation function of a design document refuses: {reason}',
    },
  ],
  carries: [{ header: { server: /^CouchDB\// }, tells: 'answered' }],
} satisfies Recogniser;
