import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'aws-waf',
  product: 'AWS WAF',
  layer: 'edge',
  docs: [
    'https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html',
    'https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-for-blocked-requests.html',
  ],
  markers: [
    {
      match: { status: [202, 403, 405, 429], header: { 'x-amzn-waf-action': /^(?<action>challenge|captcha)$/ } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'a rule answers with a {action}, which a script cannot solve',
      fix: 'Load the application integration SDK on the page so that it holds a token, or exempt the API path from the rule.',
    },
    {
      match: { status: [403], json: { 'errors.*.errorType': 'WAFForbiddenException' } },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of the web ACL in front of AppSync blocked the request',
      fix: 'Find the rule in the web ACL’s sampled requests.',
    },
    {
      match: { header: { 'x-blocked-by-waf': /^Blocked_by_custom_response_for_(?<rule>\w{1,80})/ } },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'the rule group {rule} blocked the request',
      fix: 'Override the rule of {rule} that matched to Count, or narrow it with a scope-down statement; the sampled requests name it.',
    },
  ],
} satisfies Recogniser;
