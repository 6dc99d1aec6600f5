import type { Recogniser } from '../recogniser.ts';

/** Starlette's middleware and FastAPI's security helpers. */
export default {
  id: 'starlette',
  product: 'FastAPI',
  layer: 'framework',
  docs: [
    'https://www.starlette.io/middleware/#corsmiddleware',
    'https://www.starlette.io/middleware/#trustedhostmiddleware',
    'https://fastapi.tiangolo.com/reference/security/#fastapi.security.HTTPBearer',
    'https://fastapi.tiangolo.com/advanced/security/oauth2-scopes/',
  ],
  markers: [
    {
      match: { status: [429], json: { error: /^Rate limit exceeded: \d{1,9} per \d{1,9} \w{3,9}$/ } },
      rule: 'rate-limited',
      certainty: 'likely',
      product: 'SlowAPI',
      means: 'its limiter counts too many requests',
    },
    {
      match: { status: [401, 403], challenge: { scope: true }, json: { detail: 'Not enough permissions' } },
      rule: 'insufficient-scope',
      certainty: 'likely',
      means: 'the token lacks a scope that the endpoint asks for with Security(…, scopes=[…])',
      reads: { challenge: { scope: /^(?<scope>.{1,300})/ } },
    },
    {
      match: { status: [400], json: { detail: 'LOGIN_BAD_CREDENTIALS' } },
      rule: 'invalid-token',
      certainty: 'likely',
      product: 'FastAPI Users',
      means: 'the user or password is wrong, or the user is inactive',
    },
    {
      match: {
        status: [400],
        body: [
          /^Disallowed CORS (?<what>(?:origin|method|headers|private-network)(?:, (?:method|headers|private-network))*)$/,
        ],
      },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      product: 'Starlette CORSMiddleware',
      means: 'its settings do not allow this {what}',
      fix: 'Add what is missing to allow_origins, allow_methods or allow_headers of CORSMiddleware.',
    },
    {
      match: {
        status: [400],
        on: 'preflight',
        header: {
          'access-control-max-age': true,
          'access-control-allow-methods': true,
          'content-type': 'text/plain; charset=utf-8',
          vary: /\bOrigin\b/,
        },
      },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'likely',
      product: 'Starlette CORSMiddleware',
      means: 'its settings do not allow this origin, method or header',
      fix: 'Add what is missing to allow_origins, allow_methods or allow_headers of CORSMiddleware.',
    },
    {
      match: { status: [400], body: [/^Invalid host header$/] },
      rule: 'host-not-allowed',
      certainty: 'likely',
      product: 'Starlette TrustedHostMiddleware',
      means: 'the host in the address is not among allowed_hosts',
      fix: 'Add the host to allowed_hosts of TrustedHostMiddleware.',
    },
    {
      match: { status: [401, 403], json: { detail: /^Not authenticated$/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'no credentials came in the form that the route wants',
      fix: 'Send Authorization: Bearer TOKEN (or the header or cookie that the route names) with this call.',
    },
    {
      match: { status: [401, 403], json: { detail: /^Invalid authentication credentials$/ } },
      rule: 'wrong-auth-scheme',
      certainty: 'likely',
      means: 'Authorization came with another scheme than the route wants, or without a value',
    },
    {
      match: { status: [401], json: { detail: /^Could not validate credentials$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token does not verify, has expired, or its user is gone',
    },
  ],
} satisfies Recogniser;
