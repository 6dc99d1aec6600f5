import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'azure-resource-manager',
  product: 'Azure Resource Manager',
  layer: 'application',
  docs: [
    'https://learn.microsoft.com/en-us/azure/role-based-access-control/troubleshooting',
    'https://learn.microsoft.com/en-us/azure/azure-resource-manager/troubleshooting/common-deployment-errors',
  ],
  markers: [
    {
      match: {
        status: [403],
        json: {
          'error.code': /^(?:Authorization|LinkedAuthorization)Failed$/,
          'error.message':
            /client '(?<client>[^']{1,100})' with object id '(?<objectId>[^']{1,60})' does not have (?:authorization|permission) to perform action '(?<action>[^']{1,150})' over scope '(?<scope>[^']{1,300})'/,
        },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: '{client} may not do {action} on {scope}',
      fix: 'Assign a role that has {action} to object id {objectId} on this scope or above, then get a new token.',
    },
    {
      match: { status: [403], json: { 'error.code': /^(?:Authorization|LinkedAuthorization)Failed$/ } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the caller’s roles do not allow this action',
    },
    {
      match: { status: [403], json: { 'error.code': /^(?:RequestDisallowedByPolicy|RequestDisallowedByAzure)$/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'an Azure Policy assignment disallows this request',
      fix: 'The message names the policy assignment: change the request or get an exemption.',
    },
    {
      match: { status: [401], json: { 'error.code': 'InvalidAuthenticationTokenTenant' } },
      rule: 'wrong-tenant',
      certainty: 'proven',
      means: 'the token is of another tenant than the subscription',
      fix: 'Get the token from the tenant that the challenge names in authorization_uri.',
    },
    {
      match: { status: [401], json: { 'error.code': 'ExpiredAuthenticationToken' } },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the access token has expired',
    },
    {
      match: { status: [401], json: { 'error.code': 'InvalidAuthenticationTokenAudience' } },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the token is for another audience',
      fix: 'Ask for a scope of https://management.azure.com/.',
    },
    {
      match: { status: [401], json: { 'error.code': 'AuthenticationFailed', 'error.message': /missing/i } },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'no Authorization came',
    },
    {
      match: {
        status: [403, 409],
        json: {
          'error.code':
            /^(?:SubscriptionNotRegistered|ReadOnlyDisabledSubscription|DisallowedOperation|SubscriptionDisabled)$/,
        },
      },
      rule: 'account-suspended',
      certainty: 'likely',
      means: 'the subscription is disabled or not registered',
    },
    {
      match: { status: [403, 409], json: { 'error.code': 'ScopeLocked' } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'a lock protects the resource',
      fix: 'Remove the lock of the resource or its group.',
    },
  ],
  headers: ['x-ms-failure-cause'],
} satisfies Recogniser;
