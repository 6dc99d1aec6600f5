import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** SOAP faults come with 500 (SOAP 1.1) or 400 (1.2). */
const fault = (codes: string, rule: RuleId, means: string): Marker => ({
  match: {
    status: [400, 401, 403, 500],
    body: [
      ':Envelope',
      new RegExp(`<(?:faultcode|(?:\\w{1,20}:)?Value)(?: [^>]{0,120})?>\\s{0,20}(?:\\w{1,20}:)?(?:${codes})\\s{0,20}<`),
    ],
  },
  rule,
  certainty: rule === 'missing-credentials' ? 'possible' : 'likely',
  means,
});

/** The fault codes that WS-Security defines. */
export default {
  id: 'web-services-security',
  product: null,
  layer: 'application',
  docs: ['https://docs.oasis-open.org/wss-m/wss/v1.1.1/os/wss-SOAPMessageSecurity-v1.1.1-os.html'],
  markers: [
    fault('MessageExpired', 'clock-skew', 'the timestamp of the message is too old by its clock'),
    fault('FailedCheck', 'invalid-signature', 'the signature or decryption does not verify'),
    fault(
      'FailedAuthentication|InvalidSecurityToken|SecurityTokenUnavailable|UnsupportedSecurityToken',
      'invalid-token',
      'the security token is not accepted',
    ),
    fault('InvalidSecurity', 'missing-credentials', 'the Security header is missing or not as the policy wants it'),
  ],
} satisfies Recogniser;
