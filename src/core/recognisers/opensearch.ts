import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'opensearch',
  product: 'OpenSearch',
  layer: 'application',
  docs: ['https://opensearch.org/docs/latest/security/access-control/permissions/'],
  markers: [
    {
      match: {
        status: [403],
        json: {
          'error.reason':
            /no permissions for \[(?<action>[^\]]{1,150})\] and User \[name=(?<user>[^,\]]{1,80}), backend_roles=\[(?<roles>[^\]]{0,200})\]/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'user {user} may not do {action}',
      fix: 'Map {user} or one of its backend roles to a role with {action}.',
    },
    {
      match: {
        status: [403],
        json: { Message: /^User: (?<principal>.{1,200}) is not authorized to perform: (?<action>es:\w{1,40})/ },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      product: 'Amazon OpenSearch Service',
      means: 'the access policy of the domain does not let {principal} do {action}',
      fix: 'Allow {action} to {principal} in the domain’s access policy, and sign the request.',
    },
    {
      match: { status: [401], body: [/^Unauthorized$/], header: { 'www-authenticate': /OpenSearch Security/ } },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no credentials came that it accepts',
    },
  ],
} satisfies Recogniser;
