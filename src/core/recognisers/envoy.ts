import type { Recogniser } from '../recogniser.ts';

/** A sentence of jwt_authn, plain or as ESPv2 wraps it. */
const jwt = (words: string): readonly [RegExp] => [
  new RegExp(`^(?:\\{"code":40[13],"message":")?(?:${words})(?:"\\})?$`),
];

/** Envoy, and the meshes and gateways built on it: Istio, Contour, Emissary, Gloo, ESPv2. */
export default {
  id: 'envoy',
  product: 'Envoy',
  layer: 'gateway',
  docs: [
    'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/rbac_filter',
    'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/jwt_authn_filter',
    'https://docs.cilium.io/en/stable/security/policy/language/#layer-7-examples',
    'https://istio.io/latest/docs/ops/common-problems/security-issues/',
    'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/csrf_filter',
    'https://cloud.google.com/endpoints/docs/openapi/troubleshoot-jwt',
  ],
  markers: [
    {
      match: { status: [401], body: [/^User authentication failed\. Missing username and password\.$/] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'basic_auth found no credentials',
    },
    {
      match: {
        status: [401],
        body: [/^(?:User authentication failed\. Invalid username\/password combination|OAuth flow failed)\.$/],
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'basic_auth or oauth2 does not accept what came',
    },
    {
      match: { status: [401], body: [/^Client authentication failed\.$/] },
      rule: 'api-key-missing',
      ifSent: 'api-key-invalid',
      certainty: 'likely',
      means: 'api_key_auth found no key, or does not know it',
    },
    {
      match: { status: [403], body: [/^Client is forbidden\.$/] },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'api_key_auth lets the client of this key not in here',
    },
    {
      match: { status: [403], on: 'preflight', body: [/^RBAC: access denied$/] },
      rule: 'preflight-needs-auth',
      certainty: 'likely',
      means: 'an AuthorizationPolicy asks the preflight for what only a signed-in request has',
      fix: 'Exempt preflights from the AuthorizationPolicy: allow the method OPTIONS without requestPrincipals.',
    },
    {
      match: { status: [200], header: { 'grpc-message': /^RBAC: access denied$/ } },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'no RBAC policy allows the request, or one denies it',
    },
    {
      match: { status: [403], body: [/^RBAC: access denied$/] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'no RBAC policy allows the request, or one denies it',
      fix: 'Compare the request with the AuthorizationPolicy of the workload: principal, path, method and JWT claims; a policy without rules denies everything.',
    },
    {
      match: { status: [403], header: { server: 'envoy' }, body: [/^Access denied$/] },
      rule: 'access-rule',
      certainty: 'likely',
      product: 'Cilium',
      means: 'no rule of a network policy for HTTP allows this method and path',
      fix: 'Add the method and path to the rules of the CiliumNetworkPolicy that selects the workload.',
    },
    {
      match: { status: [426], header: { server: /^(?:envoy|istio-envoy)$/ } },
      rule: 'request-shape',
      certainty: 'likely',
      means: 'it takes no HTTP/1.0',
      fix: 'Let the proxy in front of it speak HTTP/1.1 (nginx: proxy_http_version 1.1).',
      fixBy: 'intermediary',
    },
    {
      match: {
        status: [401, 403],
        body: [/^\{"code":40[13],"message":"UNAUTHENTICATED: ?Method doesn't allow unregistered callers/],
      },
      rule: 'api-key-missing',
      certainty: 'likely',
      product: 'Google Cloud Endpoints',
    },
    {
      match: { status: [401], body: jwt('Jwt is expired') },
      rule: 'token-expired',
      certainty: 'proven',
      means: 'the token has expired',
    },
    {
      match: { status: [401], body: jwt('Jwt is missing') },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'no token came',
      fix: 'Send the token where the RequestAuthentication or JwtRule looks for it, mostly Authorization: Bearer.',
    },
    {
      match: { status: [401], body: jwt('Jwt not yet valid') },
      rule: 'token-not-yet-valid',
      certainty: 'proven',
      means: 'the token is not valid yet',
    },
    {
      match: { status: [401], body: jwt('Jwt issuer is not configured') },
      rule: 'wrong-issuer',
      certainty: 'proven',
      means: 'the issuer of the token is not configured',
      fix: 'Add the issuer to the RequestAuthentication, character by character as in iss.',
    },
    {
      match: { status: [403], body: jwt('Audiences in Jwt are not allowed') },
      rule: 'wrong-audience',
      certainty: 'proven',
      means: 'the audience of the token is not allowed',
      fix: 'Add the audience to the RequestAuthentication, or ask for a token for this API.',
    },
    {
      match: {
        status: [401],
        body: [
          /^(?:Jwt is not in the form of Header\.Payload\.Signature with two dots and 3 sections|Jwt (?:header|payload|signature) (?!\[alg\] is not).{1,60})$/,
        ],
      },
      rule: 'malformed-credentials',
      certainty: 'proven',
      means: 'what came is no well-formed token',
    },
    {
      match: {
        status: [401],
        body: [
          /^(?:Jwt verification fails|Jwks (?:remote fetch is failed|doesn't have key to match kid or alg from Jwt)|Jwt .{3,80})$/,
        ],
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the token does not verify with the keys of its issuer',
    },
    {
      match: {
        status: [403],
        lacks: ['x-envoy-upstream-service-time'],
        body: [/^Invalid origin$/],
        header: { server: /^(?:envoy|istio-envoy)$/ },
      },
      rule: 'csrf-origin',
      certainty: 'likely',
      means: 'its CSRF filter does not trust the origin',
      fix: 'Add the origin to additional_origins of the CSRF filter.',
    },
    {
      match: { status: [429], body: [/^local_rate_limited$/] },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'its local rate limit is exceeded',
    },
    {
      match: { status: [429], header: { 'x-envoy-ratelimited': true } },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'its rate limit service counts too many requests',
    },
    {
      match: { status: [403], on: 'preflight', header: { server: /^(?:envoy|istio-envoy)$/ } },
      rule: 'preflight-needs-auth',
      certainty: 'possible',
      means: 'an authorization filter may refuse preflights',
    },
  ],
  carries: [
    { header: { 'x-envoy-upstream-service-time': true }, tells: 'passed' },
    { header: { server: 'istio-envoy' }, tells: 'carried', product: 'Istio (Envoy)' },
    { header: { server: 'envoy' }, tells: 'carried' },
  ],
} satisfies Recogniser;
