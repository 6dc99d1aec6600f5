import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'shopify',
  product: 'Shopify',
  layer: 'application',
  docs: ['https://shopify.dev/docs/api/usage/access-scopes', 'https://shopify.dev/docs/api/usage/response-codes'],
  markers: [
    {
      match: {
        status: [403],
        json: { errors: /^\[API\] This action requires merchant approval for (?<scope>\w{3,60}) scope\./ },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the merchant has not approved the scope {scope}',
      fix: 'Add {scope} to the scopes of the app and have the merchant approve it.',
    },
    {
      match: {
        status: [200, 403],
        json: {
          'errors.*.extensions.code': 'ACCESS_DENIED',
          'errors.*.extensions.requiredAccess': /`(?<scope>\w{3,60})` access scope/,
        },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the app lacks the scope {scope}',
      fix: 'Add {scope} to the scopes of the app and have the merchant approve it.',
    },
    {
      match: {
        status: [401, 403],
        header: { 'x-shopify-stage': true },
        json: { 'errors.*.extensions.code': 'UNAUTHORIZED' },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the storefront token is missing, wrong or of another shop',
      fix: 'Send the access token of a storefront of this shop.',
    },
    {
      match: { status: [401], json: { errors: /^\[API\] Invalid API key or access token/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the access token is wrong, or the app was uninstalled',
    },
    {
      match: {
        status: [402],
        json: { errors: /^(?:Unavailable Shop|This shop's plan .{0,80}|.{0,40}frozen.{0,80})$/i },
      },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the shop is frozen for an unpaid bill',
    },
    {
      match: {
        status: [200],
        json: { 'errors.*.extensions.code': 'THROTTLED', 'errors.*.extensions.documentation': /shopify\.dev\// },
      },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'the points of the GraphQL API are used up',
      fix: 'Wait until extensions.cost.throttleStatus has enough again, and ask for less in one query.',
    },
    {
      match: { status: [429], json: { errors: /^Exceeded \d{1,4} calls per second for api client\./ } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'too many calls a second',
    },
  ],
  carries: [{ header: { 'x-shopid': true, 'x-shopify-stage': true }, tells: 'answered' }],
  headers: ['x-shopid', 'x-shopify-stage'],
} satisfies Recogniser;
