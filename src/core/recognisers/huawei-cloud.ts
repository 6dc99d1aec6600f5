import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

const coded = (code: string, rule: RuleId, means: string, message?: RegExp): Marker => ({
  match: {
    status: [401, 403, 429],
    json: { error_code: new RegExp(`^APIGW?\\.(?:${code})$`), error_msg: message ?? /^(?<message>.{1,200})/s },
  },
  rule,
  certainty: 'likely',
  means,
});

/** Huawei Cloud's API gateway, in front of its services and of its customers' APIs. */
export default {
  id: 'huawei-cloud',
  product: 'Huawei Cloud API Gateway',
  layer: 'gateway',
  docs: ['https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-errorcode.html'],
  markers: [
    coded('0301|0303', 'invalid-signature', 'the signature does not verify', /verify .{0,20}signature|sign/i),
    coded('0301|0303|0305|0306|0307', 'token-expired', 'the token has expired', /expired/i),
    coded('0301|0303|0305|0306|0307', 'invalid-token', 'the gateway does not accept the credentials: "{message}"'),
    coded('0302|0304', 'insufficient-permission', 'this account or app may not call the API: "{message}"'),
    coded('0308|0310', 'rate-limited', 'the gateway’s limit is reached: "{message}"'),
    coded('0311|0312|0313', 'ip-denied', 'the address is not let in: "{message}"', /\bip\b|address|access list/i),
  ],
} satisfies Recogniser;
