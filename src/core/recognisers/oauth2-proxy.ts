import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'oauth2-proxy',
  product: 'OAuth2 Proxy',
  layer: 'gateway',
  docs: ['https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview'],
  markers: [
    {
      match: { status: [401, 403], on: 'preflight', cookie: /^_oauth2_proxy/ },
      rule: 'preflight-needs-auth',
      certainty: 'proven',
      means: 'it wants a sign-in of the preflight too',
      fix: 'Set skip_auth_preflight = true.',
    },
    {
      match: {
        status: [401, 403],
        body: [
          /<a href="https:\/\/github\.com\/oauth2-proxy\/oauth2-proxy["#]/,
          /Sign in with|<title>Sign In<\/title>/,
        ],
      },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'it wants a sign-in',
      fix: 'Sign in first and send the call with credentials; for APIs set api_routes, so that it answers 401.',
    },
    {
      match: { status: [403], body: ['oauth2-proxy', /Unable to find a valid CSRF token/] },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the cookie that it set before sign-in did not come back',
      fix: 'Begin and end the sign-in on one host; check cookie_domains.',
    },
    {
      match: { status: [403], body: [/<a href="https:\/\/github\.com\/oauth2-proxy\/oauth2-proxy["#]/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'this account is not among those that it lets in',
      fix: 'Check email_domains, allowed_groups and cookie_domains.',
    },
  ],
} satisfies Recogniser;
