import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** The code stands in a header, and in the XML of the body. */
const coded = (
  code: string,
  rule: RuleId,
  means: string,
  fix: string,
  status = [403],
  certainty = surest(rule),
): readonly Marker[] => [
  {
    match: { status, header: { 'x-ms-error-code': new RegExp(`^${code}$`) } },
    rule,
    certainty,
    means,
    fix,
  },
  {
    match: {
      status,
      body: [new RegExp(`<Error>\\s{0,4}<Code>${code}</Code>`), /<Message>[^<]{0,300}\s{0,2}RequestId:/],
    },
    rule,
    certainty,
    means,
    fix,
  },
];

/** `AuthenticationErrorDetail` says which of the causes of its code it is. */
const detailed = (code: string, detail: RegExp, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [401, 403], body: [new RegExp(`<Code>${code}</Code>`), detail] },
  rule,
  certainty: surest(rule),
  means,
  fix,
});

const CORS_FIX =
  'Add a CORS rule with this origin, method and these headers to this very service (blob, file, queue and table have their own).';

export default {
  id: 'azure-storage',
  product: 'Azure Storage',
  layer: 'application',
  docs: [
    'https://learn.microsoft.com/en-us/rest/api/storageservices/common-rest-api-error-codes',
    'https://learn.microsoft.com/en-us/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
  ],
  markers: [
    {
      match: { status: [403], header: { 'x-ms-error-code': 'CorsPreflightFailure' } },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      means: 'CORS is not enabled, or no rule matches this origin, method and headers',
      fix: CORS_FIX,
    },
    {
      match: { status: [403], reasonPhrase: 'CORS not enabled or no matching rule found for this request.' },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      means: 'CORS is not enabled, or no rule matches this origin, method and headers',
      fix: CORS_FIX,
    },
    {
      match: { status: [403], body: [/<Code>CorsPreflightFailure<\/Code>/] },
      rule: 'cors-policy',
      layer: 'cors-middleware',
      certainty: 'proven',
      means: 'CORS is not enabled, or no rule matches this origin, method and headers',
      fix: CORS_FIX,
    },
    {
      match: {
        status: [403],
        body: [
          /<Code>AuthenticationFailed<\/Code>/,
          /Signature not valid in the specified time frame(?:[^<]{0,20}Start \[(?<start>[^\]]{1,40})\] - Expiry \[[^\]]{1,40}\] - Current \[(?<current>[^\]]{1,40})\])?/,
        ],
      },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the SAS is not valid at this time',
      fix: 'Issue a fresh SAS; mind that its start time may lie in the server’s future.',
      reads: { body: [/(?<times>Start \[[^\]]{1,40}\] - Expiry \[[^\]]{1,40}\] - Current \[[^\]]{1,40}\])/] },
    },
    detailed(
      'AuthenticationFailed',
      /Signed expiry time \[[^\]]{1,60}\] (?:must be|has to be) after signed start/,
      'malformed-credentials',
      'the SAS ends before it starts',
      'Issue a SAS whose expiry (se) is after its start (st); leave st out where it shall be valid at once.',
    ),
    detailed(
      'AuthenticationFailed',
      /<AuthenticationErrorDetail>Request date header too old/,
      'clock-skew',
      'the date that was signed is more than 15 minutes old',
      'Set the clock of the machine that signs, and sign anew for each request.',
    ),
    detailed(
      'AuthenticationFailed',
      /<AuthenticationErrorDetail>[^<]{0,200}Signature did not match/,
      'invalid-signature',
      'the signature does not match what was sent',
      'Compare the string to sign that the answer shows with the one that was signed.',
    ),
    detailed(
      'InvalidAuthenticationInfo',
      /<AuthenticationErrorDetail>Lifetime validation failed[^<]{0,40}\bexpired/,
      'token-expired',
      'the access token has expired',
      'Get a new token.',
    ),
    detailed(
      'InvalidAuthenticationInfo',
      /<AuthenticationErrorDetail>Audience validation failed/,
      'wrong-audience',
      'the access token is for another API',
      'Ask for a scope of https://storage.azure.com/.',
    ),
    detailed(
      'InvalidAuthenticationInfo',
      /<AuthenticationErrorDetail>Issuer validation failed/,
      'wrong-issuer',
      'the access token is of another tenant',
      'Sign in to the tenant of the storage account.',
    ),
    ...coded(
      'AuthorizationSourceIPMismatch',
      'ip-denied',
      'the SAS is bound to another address',
      'Issue the SAS without sip, or for the address that calls.',
    ),
    ...coded('AuthorizationProtocolMismatch', 'resource-policy', 'the SAS allows HTTPS only', 'Use https.'),
    ...coded(
      'Authorization(?:Permission|ResourceType|Service)Mismatch',
      'insufficient-permission',
      'the SAS or role does not allow this operation',
      'Issue the SAS with the permission (sp), service (ss) or resource type (srt) of this operation, or assign a Storage data role.',
    ),
    ...coded(
      'InsufficientAccountPermissions',
      'resource-policy',
      'the account is not allowed to do this',
      'Look at the settings and the kind of the storage account.',
    ),
    ...coded(
      'AuthorizationFailure',
      'resource-policy',
      'a network rule of the account, or a missing role, refuses',
      'Allow the caller’s network in the firewall of the storage account, or use a private endpoint; then check the data role.',
    ),
    ...coded(
      'AuthenticationFailed',
      'invalid-signature',
      'the signature or token does not verify',
      'Check the clock, the key that signed, and that the SAS was not re-encoded.',
      [403],
      'likely',
    ),
    ...coded(
      'InvalidAuthenticationInfo',
      'invalid-token',
      'the token is not accepted',
      'Send an access token for https://storage.azure.com/, as it was issued, with x-ms-version.',
      [400, 401],
    ),
    ...coded(
      'NoAuthenticationInformation',
      'missing-credentials',
      'no authentication that it reads came',
      'Send a SAS or a bearer token with x-ms-version.',
      [400, 401],
    ),
    ...coded(
      '(?:PublicAccessNotPermitted)',
      'resource-policy',
      'public access is not permitted on this storage account',
      'Use a SAS or a bearer token; anonymous access is switched off for the account.',
      [409],
    ),
    ...coded(
      '(?:KeyBasedAuthenticationNotPermitted)',
      'wrong-auth-scheme',
      'the account does not accept keys or SAS of a key',
      'Use a bearer token of Microsoft Entra or a user delegation SAS.',
      [403],
      'likely',
    ),
    ...coded(
      'AccountIsDisabled',
      'account-suspended',
      'the storage account is disabled',
      'Ask the owner of the subscription.',
    ),
    ...coded(
      'InsufficientPermissions',
      'insufficient-permission',
      'the operation is not allowed',
      'Assign the role that this operation needs.',
    ),
  ],
  carries: [{ header: { server: /^Windows-Azure-(?:Blob|Queue|Table|File|Web)\// }, tells: 'answered' }],
  headers: ['x-ms-request-id', 'x-ms-version'],
} satisfies Recogniser;
