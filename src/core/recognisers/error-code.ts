import { ELEMENT, SAID, XML } from '../error-members.ts';
import type { Marker, Recogniser } from '../recogniser.ts';
import type { Layer } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

/**
 * What applications call a cause in the code that programs read: `TOKEN_EXPIRED`, `ExpiredToken`, `auth/token-expired`. In `words` a space
 * stands for what may part two words, or nothing.
 */
function coded(rule: RuleId, status: readonly number[], words: string, layer?: Layer): Marker[] {
  const code = `[\\w.:/-]{0,60}?(?:${words.replaceAll(' ', '[_.-]?')})`;
  const shared = { rule, certainty: 'likely', means: 'its code is {code}', ...(layer ? { layer } : {}) } as const;
  return [
    { ...shared, match: { status, json: { [SAID]: new RegExp(`^(?<code>${code}[\\w.:/-]{0,40})$`, 'i') } } },
    {
      ...shared,
      match: { status, body: [XML, new RegExp(`${ELEMENT}\\s{0,9}(?<code>${code}[\\w.:/-]{0,40})\\s{0,9}</`, 'i')] },
    },
  ];
}

const AUTH = [401, 403];
const ANY = [400, 401, 403];

/** Codes of applications of no known make. Never proven: a name is no protocol. */
export default {
  id: 'error-code',
  product: null,
  layer: 'application',
  docs: ['https://www.rfc-editor.org/rfc/rfc9457#section-3.1.1'],
  markers: [
    ...coded(
      'csrf-token',
      [...ANY, 419, 422],
      '(?:invalid|missing|bad|no) (?:csrf|xsrf)|(?:csrf|xsrf) (?:violation|token|failed|error|invalid|missing|mismatch)|invalid authenticity token',
      'framework',
    ),
    ...coded(
      'clock-skew',
      ANY,
      'clock skew|time too skewed|(?:invalid|expired) timestamp|timestamp (?:expired|invalid|too old)',
    ),
    ...coded(
      'token-expired',
      [...ANY, 419],
      '(?:token|jwt|session|credentials?|authentication|login|signature)s? (?:has |is )?expired?|expired? (?:access |auth |id |bearer |security )?(?:token|jwt|session|credentials?|authentication|signature)',
    ),
    ...coded(
      'token-not-yet-valid',
      ANY,
      'token not (?:yet )?(?:valid yet|active)|token not yet valid|immature signature',
    ),
    ...coded('wrong-audience', ANY, '(?:invalid|wrong|bad) audience|audience (?:mismatch|invalid)'),
    ...coded('wrong-issuer', ANY, '(?:invalid|wrong|bad|unknown) issuer|issuer (?:mismatch|invalid)'),
    ...coded('wrong-tenant', ANY, '(?:invalid|wrong) tenant|tenant (?:mismatch|not allowed)'),
    ...coded(
      'step-up-required',
      AUTH,
      '(?:mfa|2fa|otp|two factor(?: auth\\w*)?|multi factor(?: auth\\w*)?|re ?auth(?:entication)?|step up|aal2|second factor) (?:is )?(?:required|needed)|(?:require|need)s? (?:mfa|2fa|otp|two factor|reauth\\w*)|insufficient user authentication',
    ),
    ...coded(
      'api-key-missing',
      ANY,
      '(?:missing|no|empty) (?:api|access|app|subscription) ?key|(?:api|app|subscription) ?key (?:is )?(?:missing|required|not (?:provided|present))',
    ),
    ...coded('api-key-restricted', ANY, 'api ?key (?:restricted|not allowed|\\w{1,20} blocked)'),
    ...coded(
      'api-key-invalid',
      ANY,
      '(?:invalid|wrong|bad|incorrect|unknown|expired|revoked|disabled) (?:api|app|subscription) ?key|(?:api|app|subscription) ?key (?:is )?(?:invalid|expired|revoked|disabled|inactive|unknown|not (?:found|valid)|does not exist)',
    ),
    ...coded(
      'invalid-signature',
      ANY,
      'signature (?:does ?not ?match|mismatch|invalid|failure|error|incorrect)|(?:invalid|bad|wrong|incomplete) (?:request )?signature|(?:invalid|bad) hmac',
    ),
    ...coded(
      'insufficient-scope',
      ANY,
      '(?:insufficient|missing|invalid|required) scopes?|scopes? (?:missing|required|insufficient|mismatch|not granted)',
    ),
    ...coded(
      'ip-denied',
      AUTH,
      '(?<![a-z])ip (?:address )?(?:is )?(?:not |un)(?:allowed|authorized|on \\w+|in \\w+|white ?listed|permitted)|(?<![a-z])ip (?:address )?(?:denied|blocked|banned|forbidden|restricted)|(?:invalid|denied|blocked|forbidden|disallowed) ip(?![a-z])',
    ),
    ...coded(
      'geo-denied',
      [...AUTH, 451],
      '(?:geo|country|region|location) (?:is )?(?:blocked|restricted|denied|forbidden|not ?(?:allowed|supported|available))|(?:unsupported|restricted|blocked|forbidden) (?:country|region|location)',
    ),
    ...coded(
      'rate-limited',
      [403, 429, 503],
      'rate limit\\w*|too many requests|(?:requests? )?throttl(?:ed|ing)|request limit exceeded|slow down',
    ),
    ...coded(
      'quota-or-billing',
      [402, ...AUTH, 429],
      '(?:quota|credits?|balance|usage limit|\\w{1,20} cap) (?:is )?(?:exceeded|exhausted|reached)|(?:insufficient|over|no|exceeded|out of) (?:quota|credits?|funds|balance)|payment required|billing \\w{1,20}',
    ),
    ...coded(
      'license-or-plan',
      [402, ...AUTH],
      '(?:premium|subscription|upgrade|licen[sc]e|paid plan) (?:is )?(?:required|expired|needed)|plan (?:restricted|limit\\w*|required|upgrade)|feature not (?:available|included|enabled)|no (?:active )?subscription',
    ),
    ...coded(
      'account-suspended',
      ANY,
      '(?:account|user|tenant|organi[sz]ation|workspace|application|merchant|member|client) (?:is |has been )?(?:suspended|disabled|deactivated|banned|locked|inactive|blocked|closed|restricted)',
    ),
    ...coded(
      'client-certificate',
      ANY,
      '(?:client )?certificate required|(?:missing|invalid|no) client certificate|mtls required',
    ),
    ...coded(
      'cors-policy',
      AUTH,
      'origin (?:is )?(?:not ?(?:allowed|permitted)|forbidden|denied|invalid)|(?:invalid|unknown|forbidden|disallowed) origin|cors (?:error|denied|not allowed|forbidden)',
      'cors-middleware',
    ),
    ...coded('referrer-denied', AUTH, '(?:invalid|forbidden) referr?er|referr?er (?:not allowed|denied|restricted)'),
    ...coded('user-agent-denied', ANY, '(?:invalid|missing|blocked) user agent|user agent (?:required|blocked)'),
    ...coded(
      'bot-challenge',
      [...ANY, 429],
      '(?:re)?captcha (?:required|challenge|failed|invalid|needed)|(?:need|invalid) (?:re)?captcha|bot detected',
    ),
    ...coded('waf-blocked', [403], 'waf (?:blocked|denied)|blocked by waf'),
    ...coded(
      'malformed-credentials',
      ANY,
      'malformed (?:jwt|token)|(?:malformed|invalid) auth(?:orization)? header|(?:jwt|token) malformed|(?:authorization|auth) header (?:invalid|malformed)|invalid token format',
    ),
    ...coded(
      'missing-credentials',
      AUTH,
      '(?:authentication|authorization|login|auth|credentials|token) (?:is )?(?:required|missing|not (?:provided|found|present))|(?:missing|no|empty) (?:auth\\w*|access ?token|token|credentials|bearer\\w*|session)|not (?:authenticated|logged ?in|signed ?in)|session (?:inactive|missing|not found|required)',
    ),
    ...coded(
      'invalid-token',
      AUTH,
      '(?:invalid|bad|wrong|revoked|unknown|incorrect|rejected) (?:access |auth\\w* |id |bearer |refresh |security )?(?:token|credentials?|jwt|session|password|login|auth)|(?:token|credentials?|jwt|session|authentication|auth) (?:is )?(?:invalid|revoked|rejected|failed|failure|unsuccessful|not valid|unknown)|invalid (?:authentication|authorization)',
    ),
    ...coded(
      'insufficient-permission',
      [400, 403],
      '(?:permission|access|authorization|privileges?) (?:is )?(?:denied|required|missing|failed|forbidden|error)|(?:insufficient|missing|no|lacks?|invalid) (?:permissions?|privileges?|rights|access|roles?|authorization)\\w*|(?:operation|action|method|user|request)? ?(?:not|un) ?(?:authori[sz]ed|permitted|allowed)(?: \\w{1,20})?|role required|forbidden (?:operation|action|access|resource)',
    ),
    ...coded(
      'insufficient-permission',
      [401],
      '(?:insufficient|missing|no) (?:permissions?|privileges?|rights)|permission (?:denied|required)|user unauthorized',
    ),
  ],
} satisfies Recogniser;
