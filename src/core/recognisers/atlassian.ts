import type { Recogniser } from '../recogniser.ts';

/** Jira, Confluence and Bitbucket: Seraph is the sign-in of the first two. */
export default {
  id: 'atlassian',
  product: 'Atlassian',
  layer: 'application',
  docs: [
    'https://developer.atlassian.com/cloud/jira/platform/basic-auth-for-rest-apis/',
    'https://developer.atlassian.com/server/framework/atlassian-sdk/form-token-handling/',
    'https://developer.atlassian.com/cloud/bitbucket/rest/intro/#authentication',
    'https://confluence.atlassian.com/jirakb/how-to-disable-captcha-for-jira-server-and-data-center-1004945829.html',
  ],
  markers: [
    {
      match: { status: [401, 403], header: { 'x-authentication-denied-reason': /^CAPTCHA_CHALLENGE/ } },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'after several failed sign-ins it wants a CAPTCHA solved, which an API call cannot',
      fix: 'Sign in once with a browser at the login-url of X-Authentication-Denied-Reason, then repeat the call.',
    },
    {
      match: { status: [403, 404], body: [/^XSRF check failed$/] },
      // It looks at the header, and for browsers at Origin and Referer as well.
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'its XSRF check refused a call that looks like one of a browser',
      fix: 'Send the header X-Atlassian-Token: no-check, and a User-Agent that is no browser’s or an Origin of its own.',
    },
    {
      match: { status: [401, 403], json: { message: /\bscope does not match\b/ } },
      rule: 'insufficient-scope',
      certainty: 'likely',
      means: 'the token lacks a scope of this endpoint',
      fix: 'Add the scope that the endpoint’s reference lists to the app, and have the user consent again.',
    },
    {
      match: {
        status: [403],
        json: { 'error.message': /lack one or more required privilege scopes/, 'error.detail.required.*': true },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      product: 'Bitbucket',
      means: 'the token lacks a scope',
      fix: 'Create a token or app password that also has what error.detail.required lists.',
      reads: {
        json: {
          'error.detail.required.*': /^(?<scope>[\w:-]{2,60})$/,
          'error.detail.granted.*': /^(?<provided>[\w:-]{2,60})$/,
        },
      },
    },
    {
      match: { status: [401], body: [/^Client must be authenticated to access this resource\.?$/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no credentials that it accepts came',
      fix: 'Send Basic with e-mail address and API token (Cloud), or a personal access token as Bearer (Data Center).',
    },
    {
      match: { status: [401], body: [/Basic authentication with passwords is deprecated/] },
      rule: 'wrong-auth-scheme',
      certainty: 'likely',
      means: 'it no longer takes passwords',
      fix: 'Use an API token in place of the password.',
    },
    {
      match: { status: [401, 403], header: { 'x-seraph-loginreason': /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the user name, password or token is not accepted',
    },
    {
      match: { status: [401], header: { 'x-seraph-loginreason': /OUT/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'nobody is signed in',
    },
  ],
  carries: [
    { header: { 'x-seraph-loginreason': true }, tells: 'answered' },
    { header: { 'x-arequestid': true }, tells: 'carried' },
  ],
  headers: ['x-arequestid', 'atl-traceid'],
} satisfies Recogniser;
