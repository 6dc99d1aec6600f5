import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** https://apim.docs.wso2.com/en/latest/troubleshooting/error-handling/ */
const coded = (code: string, rule: RuleId, means: string): readonly Marker[] => [
  {
    match: { status: [401, 403, 429], json: { code: new RegExp(`^(?:${code})$`), message: true } },
    rule,
    certainty: 'likely',
    means,
  },
  {
    match: {
      status: [401, 403, 429],
      body: [
        /<\w{1,6}:fault xmlns:\w{1,6}="http:\/\/wso2\.org\/apimanager\//,
        new RegExp(`<\\w{1,6}:code>(?:${code})<`),
      ],
    },
    rule,
    certainty: 'likely',
    means,
  },
];

export default {
  id: 'wso2',
  product: 'WSO2 API Manager',
  layer: 'gateway',
  docs: ['https://apim.docs.wso2.com/en/latest/troubleshooting/error-handling/'],
  markers: [
    ...coded('900902', 'missing-credentials', 'no credentials came'),
    ...coded('900903', 'token-expired', 'the access token has expired'),
    ...coded('900910', 'insufficient-scope', 'the token lacks a scope of this resource'),
    ...coded('900900|900901|900904|900905|900906', 'invalid-token', 'the token is not accepted for this API'),
    ...coded('900908|900907', 'insufficient-permission', 'the application is not subscribed to this API'),
    ...coded('900805|900806', 'access-rule', 'a policy blocks this caller'),
    ...coded('9008\\d\\d', 'rate-limited', 'a throttling policy counts too many requests'),
  ],
} satisfies Recogniser;
