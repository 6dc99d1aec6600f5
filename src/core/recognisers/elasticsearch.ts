import type { Recogniser } from '../recogniser.ts';

const TYPE = { 'error.type': 'security_exception' } as const;

export default {
  id: 'elasticsearch',
  product: 'Elasticsearch',
  layer: 'application',
  docs: [
    'https://www.elastic.co/docs/troubleshoot/elasticsearch/security/security-trb-roles',
    'https://www.elastic.co/guide/en/elasticsearch/reference/current/security-privileges.html',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          ...TYPE,
          'error.reason':
            /action \[(?<action>[^\]]{1,120})\] is unauthorized for (?<who>(?:user|API key id|service account) \[[^\]]{1,120}\])[^[]{0,60}(?:with effective roles \[(?<roles>[^\]]{0,200})\])?.{0,400}this action is granted by the (?<kind>index|cluster) privileges \[(?<privileges>[^\]]{1,200})\]/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: '{who} may not do {action}; one of the {kind} privileges {privileges} would allow it',
      fix: 'Add one of the {kind} privileges [{privileges}] to a role of {who}.',
    },
    {
      match: {
        status: [403],
        json: {
          ...TYPE,
          'error.reason':
            /action \[(?<action>[^\]]{1,120})\] is unauthorized for (?<who>(?:user|API key id|service account) \[[^\]]{1,120}\])/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: '{who} may not do {action}',
      fix: 'Add a privilege that grants {action} to a role of {who}.',
    },
    {
      match: {
        status: [401],
        json: { ...TYPE, 'error.reason': /^missing authentication credentials for REST request \[/ },
      },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'no credentials came',
      fix: 'Send Authorization: ApiKey, Bearer or Basic; for CORS set http.cors.allow-headers with authorization.',
    },
    {
      match: { status: [401], json: { ...TYPE, 'error.reason': /token expired|(?:API key|api key) is expired/i } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token or API key has expired',
    },
    {
      match: {
        status: [401],
        json: { ...TYPE, 'error.reason': /^unable to authenticate (?:user|with provided credentials)/ },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the credentials are wrong',
    },
    {
      match: {
        status: [403],
        json: { ...TYPE, 'error.reason': /current license is non-compliant for \[(?<feature>[^\]]{1,60})\]/ },
      },
      rule: 'license-or-plan',
      certainty: 'likely',
      means: 'the licence does not include {feature}',
    },
    {
      match: {
        status: [403, 429],
        json: { 'error.type': 'cluster_block_exception', 'error.reason': /(?<reason>blocked by: .{1,200})/ },
      },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'the index is {reason}',
      fix: 'Free disk space and set index.blocks.read_only_allow_delete to null, or open the index for writing.',
    },
  ],
  carries: [{ header: { 'x-elastic-product': 'Elasticsearch' }, tells: 'answered' }],
} satisfies Recogniser;
