import type { Recogniser } from '../recogniser.ts';

const code = (statusCode: string, message: RegExp | string) => ({ json: { statusCode, message } });

export default {
  id: 'azure-api-management',
  product: 'Azure API Management',
  layer: 'gateway',
  docs: [
    'https://learn.microsoft.com/en-us/azure/api-management/api-management-subscriptions',
    'https://learn.microsoft.com/en-us/azure/api-management/validate-jwt-policy',
    'https://learn.microsoft.com/en-us/azure/api-management/rate-limit-policy',
  ],
  markers: [
    {
      match: {
        status: [403],
        ...code('403', /^Caller IP address (?<ip>[\d.a-f:]{3,45}) (?:is )?(?:not allowed|blocked)/i),
      },
      rule: 'ip-denied',
      certainty: 'proven',
      means: 'an ip-filter policy does not allow {ip}',
      fix: 'Add the address to the ip-filter policy.',
    },
    {
      match: { status: [401], ...code('401', /^Access denied due to missing subscription key\./) },
      rule: 'api-key-missing',
      certainty: 'proven',
      means: 'no subscription key came',
      fix: 'Send Ocp-Apim-Subscription-Key; a cors policy at the start of inbound answers preflights, which never carry it.',
    },
    {
      match: { status: [401], ...code('401', /^Access denied due to invalid subscription key\./) },
      rule: 'api-key-invalid',
      certainty: 'likely',
      means: 'the subscription key is wrong, or its subscription is not active',
      fix: 'Use a key of an active subscription of a product that holds this API.',
    },
    {
      match: {
        status: [403],
        ...code('403', /^Out of call volume quota\.(?: Quota will be replenished in (?<retryAfter>[\d.:]{1,20}))?/),
      },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the quota of calls is used up',
      fix: 'Wait until it is replenished, or raise the quota policy of the product.',
    },
    {
      match: { status: [403], ...code('403', /^Out of bandwidth quota\./) },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the quota of bandwidth is used up',
    },
    {
      match: {
        status: [429],
        ...code('429', /^Rate limit is exceeded\. Try again in (?<retryAfter>\d{1,6}) seconds\./),
      },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'a rate-limit policy counts too many calls; try again in {retryAfter} seconds',
    },
    {
      match: {
        status: [403],
        body: [/^\{\s{0,4}"statusCode":\s{0,4}403,\s{0,4}"message":\s{0,4}"Forbidden"\s{0,4}\}$/],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'a policy refuses: mostly ip-filter',
      fix: 'Trace the call in the portal: the trace names the policy that ended it.',
    },
    {
      match: { status: [401], ...code('401', /^Invalid (?:Azure AD )?JWT\.?$/) },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'validate-jwt does not accept the token',
      fix: 'Trace the call in the portal: the trace says which check of the token failed.',
    },
    {
      match: {
        status: [401],
        ...code('401', /^(?:(?:Azure AD )?JWT not present\.?|Unauthorized\. Access token is missing or invalid\.?)$/),
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'validate-jwt found no token that it accepts',
      fix: 'Send a token with the audience and issuer of the policy; put the cors policy before validate-jwt.',
    },
  ],
  carries: [
    { header: { 'ocp-apim-trace-location': true }, tells: 'carried' },
    { header: { 'apim-request-id': true }, tells: 'carried' },
  ],
} satisfies Recogniser;
