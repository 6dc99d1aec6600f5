import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string | RegExp, rule: RuleId, means: string, fix: string, certainty = surest(rule)): Marker => ({
  match: { status: [400, 401, 403], json: { '*.errorCode': code } },
  rule,
  certainty,
  means,
  fix,
});

export default {
  id: 'salesforce',
  product: 'Salesforce',
  layer: 'application',
  docs: ['https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm'],
  markers: [
    {
      match: { status: [400, 401, 403], json: { error: 'invalid_app_access', error_description: true } },
      rule: 'insufficient-permission',
      layer: 'identity-provider',
      certainty: 'likely',
      means: 'the connected app does not let this user in',
      fix: 'Give the user’s profile or a permission set access to the connected app, or let users authorise it themselves.',
    },
    coded(
      'INVALID_SESSION_ID',
      'invalid-token',
      'the session has expired or is invalid',
      'Renew it with the refresh token, and call the instance_url that came with it.',
      'likely',
    ),
    {
      match: { status: [401, 403], body: [/^Bad_OAuth_Token$/] },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the access token has expired or is invalid',
    },
    coded(
      /^INSUFFICIENT_ACCESS(?:_OR_READONLY)?$/,
      'insufficient-permission',
      'the user may not do this with the record',
      'Look at profile, permission sets and sharing.',
    ),
    coded(
      'API_DISABLED_FOR_ORG',
      'license-or-plan',
      'the edition or the user has no API access',
      'Give the user the permission API Enabled.',
    ),
    coded(
      'FUNCTIONALITY_NOT_ENABLED',
      'license-or-plan',
      'the organisation has this feature not, or not switched on',
      'Switch it on in Setup, or see which edition has it.',
      'likely',
    ),
    coded(
      'INVALID_AUTH_HEADER',
      'malformed-credentials',
      'Authorization has not the form that it reads',
      'Send Authorization: Bearer and the access token.',
      'likely',
    ),
    coded('REQUEST_LIMIT_EXCEEDED', 'quota-or-billing', 'the daily API requests are used up', 'Wait, or buy more.'),
  ],
} satisfies Recogniser;
