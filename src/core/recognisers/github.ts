import type { Recogniser } from '../recogniser.ts';

const HOST = { 'x-github-request-id': true } as const;

export default {
  id: 'github',
  product: 'GitHub',
  layer: 'application',
  docs: [
    'https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api',
    'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
    'https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps',
  ],
  markers: [
    {
      match: { status: [403], json: { message: 'Repository access blocked', 'block.reason': /^(?<reason>\w{1,30})$/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'the repository is blocked: {reason}',
      fix: 'Ask its owner, or GitHub’s support.',
    },
    {
      match: {
        status: [200],
        header: HOST,
        json: {
          'errors.*.type': 'INSUFFICIENT_SCOPES',
          'errors.*.message': /requires one of the following scopes: \[(?<scopes>[^\]]{1,200})\]/,
        },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token has none of the scopes that the query needs: {scopes}',
      fix: 'Create a token with one of {scopes}, or leave out the field that the message names.',
      reads: { json: { 'errors.*.message': /following scopes: \['(?<scope>[\w:]{1,60})'/ } },
    },
    {
      match: { status: [200], header: HOST, json: { 'errors.*.type': 'RATE_LIMITED' } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'the hourly points of the GraphQL API are used up',
      fix: 'Wait until x-ratelimit-reset, and ask for less in one query.',
    },
    {
      match: { status: [403, 429], body: [/Whoa there! You have exceeded a secondary rate limit/i] },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'the secondary rate limit of github.com is reached',
      fix: 'Wait as long as Retry-After says, then ask less often.',
    },
    {
      match: { status: [403], header: { 'x-github-sso': /^required; url=(?<url>\S{10,300})$/ } },
      rule: 'step-up-required',
      certainty: 'proven',
      means: 'the token is not authorised for the organisation’s single sign-on',
      fix: 'Open {url} within the hour and authorise the token.',
    },
    {
      match: {
        status: [200],
        header: { 'x-github-sso': /^required/ },
        json: { 'errors.*.extensions.saml_failure': 'true' },
      },
      rule: 'step-up-required',
      certainty: 'proven',
      means: 'the token is not authorised for the organisation’s single sign-on',
      fix: 'Authorise the token for single sign-on in the settings of tokens, or sign in again.',
    },
    {
      match: { status: [403, 429], header: HOST, json: { message: /secondary rate limit/i } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'a secondary rate limit: too many or too costly requests at once',
      fix: 'Wait as Retry-After says, then send one request after another.',
    },
    {
      match: {
        status: [403, 429],
        header: { ...HOST, 'x-ratelimit-remaining': '0' },
        json: { message: /rate limit/i },
      },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'the hourly limit is used up; x-ratelimit-reset says when it renews',
      fix: 'Wait until x-ratelimit-reset; with a token the limit is far higher than without.',
    },
    {
      match: { status: [403], json: { message: /^API rate limit exceeded for / } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'the hourly limit is used up',
    },
    {
      match: {
        status: [403],
        header: { 'x-accepted-github-permissions': /^(?<permissions>.{3,200})$/ },
        json: { message: /^Resource not accessible by (?<actor>integration|personal access token)/ },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the {actor} lacks a permission: it wants {permissions}',
      fix: 'Give it {permissions}: in the permissions block of the workflow, the settings of the app (and accept them), or the fine-grained token.',
    },
    {
      match: {
        status: [403],
        json: { message: /^Resource not accessible by (?<actor>integration|personal access token)/ },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the {actor} lacks a permission for this',
      fix: 'The endpoint’s reference page lists the permission: give it to the workflow, app or token.',
    },
    {
      match: {
        status: [403],
        header: HOST,
        json: {
          message: /^Request forbidden by administrative rules\. Please make sure your request has a User-Agent header/,
        },
      },
      rule: 'user-agent-denied',
      certainty: 'proven',
      means: 'the request has no User-Agent',
    },
    {
      match: { status: [403], header: HOST, json: { message: /^Advanced Security must be enabled/ } },
      rule: 'license-or-plan',
      certainty: 'likely',
      means: 'the repository has no Advanced Security',
      fix: 'Have the owner of the organisation enable it for the repository.',
    },
    {
      match: { status: [401], header: HOST, json: { message: 'Bad credentials' } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token is unknown, revoked or expired',
    },
    {
      match: { status: [401], header: HOST, json: { message: 'Requires authentication' } },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'no token came',
    },
    {
      match: {
        status: [403],
        header: HOST,
        json: { message: /^Must have admin rights to Repository\.|^You must be an? |^Must be an? / },
      },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'the user has not the role that this needs',
    },
    {
      match: { status: [403], json: { message: /has an IP allow list enabled, and your IP address is not permitted/ } },
      rule: 'ip-denied',
      certainty: 'proven',
      means: 'the IP allow list of the organisation does not hold this address',
      fix: 'Have an owner add the address to the IP allow list, or call from a network that is on it.',
    },
    {
      match: { status: [403], header: HOST, json: { message: /OAuth App access restrictions/ } },
      rule: 'resource-policy',
      certainty: 'likely',
      means: 'the organisation restricts applications',
      fix: 'Have an owner approve the application.',
    },
    {
      match: { status: [451], json: { message: 'Repository access blocked' } },
      rule: 'unavailable-for-legal-reasons',
      certainty: 'proven',
      means: 'the repository is blocked, mostly by a DMCA notice',
    },
    {
      match: {
        status: [403],
        body: [/^Request forbidden by administrative rules\. Please make sure your request has a User-Agent header/],
      },
      rule: 'user-agent-denied',
      certainty: 'proven',
      means: 'the request has no User-Agent',
      fix: 'Send a User-Agent that names the application.',
    },
    // A body that could not be read, or that says nothing else.
    {
      match: { status: [403, 429], header: { ...HOST, 'x-ratelimit-remaining': '0' } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'the hourly limit is used up; x-ratelimit-reset says when it renews',
      fix: 'Wait until x-ratelimit-reset; with a token the limit is far higher than without.',
    },
  ],
  carries: [{ header: { 'x-github-request-id': true }, tells: 'carried', layer: 'application' }],
  headers: ['x-github-media-type', 'x-oauth-scopes', 'x-accepted-oauth-scopes'],
} satisfies Recogniser;
