import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { Certainty } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

const says = (message: string | RegExp, rule: RuleId, means: string, certainty: Certainty = surest(rule)): Marker => ({
  match: { status: [401, 403, 429], header: { server: /^APISIX/ }, json: { 'message|error_msg': message } },
  rule,
  certainty,
  means,
});

export default {
  id: 'apisix',
  product: 'Apache APISIX',
  layer: 'gateway',
  docs: [
    'https://apisix.apache.org/docs/apisix/plugins/consumer-restriction/',
    'https://apisix.apache.org/docs/apisix/plugins/ip-restriction/',
    'https://apisix.apache.org/docs/apisix/plugins/jwt-auth/',
  ],
  markers: [
    says(
      /^The (?:consumer_name|consumer_group_id|service_id|route_id) is forbidden\.$/,
      'insufficient-permission',
      'consumer-restriction does not let this consumer in',
    ),
    {
      match: { status: [403], header: { server: /^APISIX/ }, json: { message: /^Your IP address is not allowed$/ } },
      rule: 'ip-denied',
      certainty: 'proven',
      means: 'ip-restriction does not allow this address',
    },
    says(/^Missing API key (?:found )?in request$/, 'api-key-missing', 'key-auth found no key'),
    says(/^Invalid API key in request$/, 'api-key-invalid', 'the key is unknown'),
    says(/^missing JW[ET] token in request$/i, 'missing-credentials', 'its plugin found no token'),
    says(
      /^(?:JWT token invalid|Invalid user key in JWT token|failed to verify jwt)$/,
      'invalid-token',
      'the token is not accepted',
    ),
    says(/^Missing authorization in request$/, 'missing-credentials', 'basic-auth found no credentials'),
    says(
      /^(?:no csrf token in (?:headers|cookies)|csrf token mismatch|Failed to verify the csrf token signature)$/,
      'csrf-token',
      'csrf wants the token of its cookie in a header, too',
    ),
    says(
      /^client request can't be validated: Clock skew exceeded/,
      'clock-skew',
      'the date that was signed is too far off',
      'likely',
    ),
    says(
      /^client request can't be validated/,
      'invalid-signature',
      'hmac-auth does not accept the signature',
      'likely',
    ),
    says(/^Invalid user authorization$/, 'invalid-token', 'basic-auth does not accept user and password'),
    says(/^Requests are too frequent/, 'rate-limited', 'limit-count counts too many requests'),
    says(
      /^(?:no permission to access|Access Denied)$/,
      'insufficient-permission',
      'wolf-rbac or authz-casbin gives this user no right to the path',
      'likely',
    ),
    {
      match: { status: [403], header: { server: /^APISIX/ }, json: { error_description: 'not_authorized' } },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'authz-keycloak asked Keycloak, whose policies do not grant the permission',
    },
    says(/^Not allowed$/, 'user-agent-denied', 'ua-restriction does not allow this User-Agent', 'likely'),
    says(/^access is not allowed$/, 'url-rejected', 'uri-blocker blocks this URL', 'likely'),
    says(/^Your referer host is not allowed$/, 'referrer-denied', 'referer-restriction does not allow this Referer'),
  ],
  carries: [{ header: { server: /^APISIX/ }, tells: 'carried' }],
} satisfies Recogniser;
