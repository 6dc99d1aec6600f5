import { ABSENT, any, BAD, claim, near, SIGNATURE, said, TOKEN, WANTING } from './error-words.ts';
import type { Marker } from './recogniser.ts';

const AUTH = [401, 403];

/** Where a sign-in comes back to. */
const CALLBACK = /\b(?:callback|cb|oauth2?|oidc|sso|sign-?in|login|auth)\b/i;

/** What applications say of a token, a proof or a second factor that is no good, the more exact sentence first. */
export const TOKEN_SENTENCES: readonly Marker[] = [
  ...said(
    'csrf-origin',
    /\borigin (?:does|did) not correspond\b|\b(?:csrf|xsrf|cross-site request forgery)\b.{0,80}\borigin\b|\borigin\b.{0,80}\bcsrf\b|\borigin\b.{0,80}\b(?:not (?:authori[sz]ed|allowed|permitted)|mismatch\w{0,3}|match)\b.{0,20}\bhost\b/,
    [400, 403],
    'framework',
  ),
  ...said(
    'csrf-origin',
    /\b(?:unauthori[sz]ed|untrusted|disallowed|forbidden|rejected) (?:[\w-]{1,20} ){0,3}(?:request|connection) from (?:the )?\W?[\w-]{2,20}:\/\//,
    [400, 403, 500],
    'framework',
  ),
  // What a sign-in brings back to prove that it began here: https://www.rfc-editor.org/rfc/rfc6749#section-10.12
  ...said(
    'csrf-token',
    any(
      near(
        'state(?: parameter| value)?',
        'mismatch|(?:is )?(?:invalid|missing)|(?:does|did) not match',
        'invalid|mismatched|missing|unknown|wrong',
      ),
    ),
    [400, 401, 403, 500],
    'framework',
  ).map((marker) => ({ ...marker, match: { ...marker.match, path: CALLBACK } })),
  ...said(
    'csrf-token',
    /(?<![a-z])[cx]srf(?![a-z]{3})|x-requested-with\W{1,3}header (?:is )?(?:required|missing)|(?:missing|requires?)[^.]{0,20} x-requested-with\b|csrf_?token|authenticity token|anti-?forgery|cross-site request forgery/,
    [400, 401, 403, 419, 422],
    'framework',
  ),
  ...said('csrf-token', any(near('[cx]srf token', BAD, `did not get|${BAD}`)), [500], 'framework'),
  ...said(
    'several-credentials',
    /\bonly (?:use )?one (?:auth(?:entication|ori[sz]ation)?|credentials?) ?(?:method|mechanism|scheme|header|type|token|is|may|can)\b|\b(?:multiple|several|more than one)\b[^.]{0,20}\b(?:auth(?:entication|ori[sz]ation)? (?:methods?|mechanisms?|schemes?|headers?|credentials?|tokens?)|access tokens?|credentials (?:were |are )?(?:provided|sent|found|given|supplied|used))\b(?! (?:are |is )?(?:required|needed))/,
    [400, ...AUTH],
  ),
  ...said(
    'clock-skew',
    any(
      /clock (?:skew|drift)|synchroni[sz]e (?:the |your )?(?:system )?clock|\bclock\b[^.]{0,30}\b(?:out of sync|not synchroni[sz]ed)|stale request|timetooskewed|time difference\b.{0,80}\btoo (?:great|large|big)/,
      near(
        'time ?stamp|(?:request|server) (?:time|date)|date header',
        'expired?|exceeds?|too (?:old|far|large|late|early|skewed)|skew\\w*|stale|drift|not within|outside|window|out of (?:range|bounds)|ahead of|behind|future|(?:in|not )valid|incorrect|illegal',
        'stale|expired|not within|invalid|incorrect|wrong|bad(?! request:)|malformed',
      ),
      /\bnonce\b[^.]{0,40}\b(?:too (?:small|low|old|large)|must (?:be (?:greater|larger|higher)|increase)|increas\w+|out of (?:range|sequence|order))/,
    ),
    [400, 401, 403],
  ),
  // One sentence for every defect, as RFC 6750 has it: it names none.
  ...said(
    'invalid-token',
    /\b(?:invalid|revoked|malformed)\b[^.]{0,20}\bor\b[^.]{0,20}\bexpired\b|\b(?:invalid|incorrect|revoked|malformed), expired\b|\bexpired, (?:invalid|revoked|malformed)\b|\bexpired\b[^.]{0,40}\bor\b[^.]{0,20}\b(?:invalid|revoked|malformed)\b|not (?:provided?|supplied?) (?:an? |any |the )?(?:valid|correct|proper) (?:\w+ )?(?:credentials?|token)|\b(?:invalid|expired) or (?:revoked|malformed|inactive) (?:\w+ )?(?:token|session|credentials?)\b|\bnot valid or (?:has |is |it has )?expired\b|\bbut the (?:provided|supplied|given|sent|presented) (?:\w+ ){0,2}(?:token|credentials?|jwt)\b[^.]{0,20}(?:not valid|invalid|incorrect|wrong|not recogni[sz]ed)|\bbad auth\b|found or (?:is )?invalid|expects? an? (?:\w{1,10} )?token,? but (?:was given|got|received)|\bidentity not found|\binvalid (?:\w+ )?ticket\b|\btoken (?:was )?not found in (?!(?:the )?(?:request|header|cookie|query|body|authori))|invalid or not (?:found|present|provided)|\binvalid (?:\w+ ){0,3}token (?:was )?(?:passed|given|supplied|sent)\b|\binvalid ?\/ ?expired\b|\bexpired ?\/ ?invalid\b|token you(?:'ve| have)? (?:used|sent|provided|supplied)\b[^.]{0,40}\b(?:not valid|invalid)/,
    [400, ...AUTH],
  ),
  ...said(
    'token-expired',
    any(
      near(
        `${TOKEN}|signature|login|ticket|assertion|link|url|request|parameter|authentication|seal|cookie`,
        'expired|past its expir\\w+|timed out|lapsed|(?:lifetime|age) exceeded',
      ),
      /\bsession (?:has |had |is |was )?(?:already )?(?:ended|over|closed|terminated|run out)\b|\bexp\b\W{0,2} claim\b[^.]{0,40}(?:failed|expired|past)|(?:token|session)_?expired|expired_(?:access_)?(?:auth_)?token|expired_authentication|expiredtoken|token is too old|(?:登录|会话|令牌|token).{0,6}(?:过期|失效)|(?:sitzung|token|anmeldung)\b.{0,30}abgelaufen|(?:session|jeton|token)\b.{0,20}expirée?|(?:sesi[óo]n|sessão|token)\b.{0,30}(?:expirad|caducad)|(?:сессия|токен).{0,20}(?:истек|истёк|просроч)|(?:sessione|token) scadut/,
    ),
    [400, ...AUTH, 419, 498],
  ),
  // What ended or was revoked: it sends the user to sign in once more, and has seen a session.
  ...said(
    'invalid-token',
    /^(?!.{0,80}\b(?:must be|need to be|not) logged in)(?:[^\0]{0,200}?)(?:\b(?:session|login)\b[^.]{0,20}\b(?:no longer|not) (?:be )?(?:valid|active)\b|\bsession (?:id )?(?:was |is )?not found\b|\b(?:no such|unknown) session\b|\b(?:log|sign) ?in again\b|\b(?:please )?re-?login\b)/,
    AUTH,
  ),
  ...said(
    'token-not-yet-valid',
    /jwt not active|\btoken will be active\b|\btoken\b.{0,40}\bnot (?:yet )?(?:valid yet|active)|not yet valid|token used (?:before|too early)|immature ?signature|"nbf" claim/,
    [400, ...AUTH],
  ),
  ...said('wrong-audience', any(claim('aud(?:iences?)?')), [400, ...AUTH]),
  ...said('wrong-issuer', any(claim('iss(?:uer)?')), [400, ...AUTH]),
  ...said(
    'invalid-signature',
    any(
      /no (?:matching|valid) signatures?\b|no signatures? (?:found )?match|SignatureDoesNotMatch|invalidsignature|\b(?:temp\w{0,6}|pre-?signed|signed)[ _-]?url\b[^.]{0,20}\b(?:invalid|not valid)|(?:string|payload)[- ]to[- ]sign\b/,
      near(
        SIGNATURE,
        `${BAD}|error|missing|cannot be verified|not verified`,
        `${BAD}|missing|unverifiable|(?:failed|unable) to verify`,
      ),
    ),
    [400, ...AUTH],
  ),
  ...said(
    'step-up-required',
    any(
      /authenticator assurance level|\binsufficient[ _]aal\b|confirm your password|password confirmation|second factor|(?:re-?authenticat\w+|step[- ]?up|sudo mode|strong (?:customer )?authentication)[^.]{0,60}(?:required|needed|must|necessary|expired)|(?:requires?|needs?|must)[^.]{0,30}(?:re-?authenticat|strong (?:customer )?auth)|\bsca[_ ](?:required|exceeded|expired)|^(?:(?:additional|identity|user|further) )?verification (?:is )?required\b(?!\0)/,
      near(
        '2fa|mfa|otp|(?:two|2)[- ]?(?:factor|step)|multi-?factor|one[- ]time (?:pass\\w*|code)|verification code',
        `${ABSENT}|must|enable|necessary`,
        `${WANTING}|must (?:use|enable|complete)`,
      ),
    ),
    [400, 402, ...AUTH, 423],
  ),
  ...said(
    'malformed-credentials',
    any(
      /incompletesignature|not enough (?:or too many )?segments|wrong number of segments|decoding [^.]{0,30}token failed|\bbasic ?auth\w{0,12} (?:content|value)|header (?:format|value) (?:must|should)|invalid (?:authorization |auth )(?:header )?format|(?:bad|invalid|wrong|incorrect) (?:token|header) format|prefixed with|format is authorization|bad authorization header|must (?:be in the format|start with|begin with)[^.]{0,20}bearer/,
      near(
        `header|authentication|authori[sz]ation|json web token|${TOKEN}`,
        'malformed|\\w+ly form\\w+|(?:could|can)(?:not| not|n.t) be (?:decoded|parsed)',
        "malformed|(?:could(?: not|n't)|can(?:not|'t)|unable to|failed to) (?:parse|decode)",
      ),
    ),
    [400, ...AUTH],
  ),
  // Behind an "or" it is one of several that may be wrong.
  ...said(
    'wrong-auth-scheme',
    /^(?:basic|digest|password) auth(?:entication)?\b(?: with \w{1,20})? (?:is |has been )?(?:not (?:allowed|permitted|supported|accepted|enabled)|disabled)|authenticated (?:only )?(?:by|with|using)[^.]{0,30}\bscheme\b|\bnot of type\W{1,3}(?:bearer|basic|digest|dpop|token|jwt)\b|\bauth\w{1,12} (?:method|scheme|type)\b[^.]{0,40}\b(?:not (?:allowed|permitted|supported|accepted|enabled)|unsupported)|\b(?:invalid|wrong|incorrect|unknown|unsupported)\b[^.]{0,40}\b(?:token|authori[sz]ation|header) prefix\b|^(?:unsupported|invalid|unknown|wrong|incorrect|unexpected|bad) auth\w{1,12} (?:method|scheme|type)\b/,
    [400, ...AUTH],
  ),
  ...said(
    'client-certificate',
    /client certificate|\bcertificate\b[^.]{0,40}\b(?:invalid|not valid|expired|revoked|blocked|missing)\b|mutual tls|\bmtls\b|no required ssl certificate|ssl certificate (?:is )?(?:required|error)/,
    [400, ...AUTH],
  ),
  ...said('wrong-tenant', any(near('tenant', `mismatch|invalid|wrong|does(?: not|n't) match`)), AUTH),
];
