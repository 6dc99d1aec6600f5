import { ELEMENT, SAID, XML } from '../error-members.ts';
import type { Marker, Recogniser } from '../recogniser.ts';
import type { Layer } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

/** An application's own words, in JSON, in XML or as a short plain text. */
function said(
  rule: RuleId,
  words: RegExp,
  certainty: 'likely' | 'possible',
  status: number[],
  layer?: Layer,
): Marker[] {
  const shared = { rule, certainty, means: 'it says "{message}"', ...(layer ? { layer } : {}) };
  const message = new RegExp(`^(?<message>(?=.{0,300}?(?:${words.source}))[^\\0]{1,300})`, 'is');
  const text = new RegExp(`^(?<message>(?=[^<{]{0,200}?(?:${words.source}))[^<{]{1,300})$`, 'is');
  const xml = new RegExp(
    `${ELEMENT}\\s{0,20}(?:<!\\[CDATA\\[)?(?<message>(?=[^<]{0,300}?(?:${words.source}))[^<]{1,300}?)(?:\\]\\]>)?\\s{0,20}</`,
    'i',
  );
  return [
    { ...shared, match: { status, json: { [SAID]: message } } },
    { ...shared, match: { status, body: [text] } },
    { ...shared, match: { status, body: [XML, xml] } },
  ];
}

const AUTH = [401, 403];

/**
 * What applications of no known make say in their own words. Never proven: a sentence is no protocol, and an unknown
 * application may mean anything by it.
 */
export default {
  id: 'error-message',
  product: null,
  layer: 'application',
  docs: ['https://www.rfc-editor.org/rfc/rfc9457#section-3.1'],
  markers: [
    ...said(
      'csrf-origin',
      /\b(?:csrf|xsrf|cross-site request forgery)\b.{0,80}\borigin\b|\borigin\b.{0,80}\bcsrf\b/,
      'likely',
      [400, 403],
      'framework',
    ),
    ...said(
      'csrf-token',
      /(?:^|[^a-z])[cx]srf(?![a-z]{3})|csrf_?token|authenticity token|anti-?forgery|cross-site request forgery/,
      'likely',
      [400, 401, 403, 419, 422],
      'framework',
    ),
    ...said(
      'clock-skew',
      /clock skew|(?:timestamp|request (?:time|date)).{0,60}(?:too (?:old|far|skewed)|skew|window|out of (?:range|bounds)|expired|(?:ahead of|behind)\b.{0,10}\bserver)/,
      'likely',
      [400, 401, 403],
    ),
    // One sentence of RFC 6750 for every defect: it names none.
    ...said('invalid-token', /\bexpired, (?:or )?revoked\b|\brevoked,? or expired\b/, 'likely', [400, ...AUTH]),
    ...said(
      'token-expired',
      /\b(?:token|jwt|session|signature|credentials?|login|ticket|assertion)\b.{0,40}\bexpired\b|\bexpired[ _-]?(?:\w{1,12}[ _-])?(?:token|jwt|session|signature|credentials?)|\bexp\b\W{0,2} claim\b[^.]{0,40}(?:failed|expired|past)|(?:token|session)_?expired|expired_(?:access_)?(?:auth_)?token|expired_authentication|token is too old|(?:登录|会话|令牌|token).{0,6}(?:过期|失效)|(?:sitzung|token|anmeldung)\b.{0,30}abgelaufen|(?:session|jeton|token)\b.{0,20}expirée?|(?:sesi[óo]n|sessão|token)\b.{0,30}(?:expirad|caducad)|(?:сессия|токен).{0,20}(?:истек|истёк|просроч)|(?:sessione|token) scadut/,
      'likely',
      [400, ...AUTH, 419],
    ),
    ...said(
      'token-not-yet-valid',
      /jwt not active|\btoken\b.{0,40}\bnot (?:yet )?(?:valid yet|active)|not yet valid|token used before|immature ?signature|"nbf" claim/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'wrong-audience',
      /(?:invalid|wrong|unexpected|incorrect|bad|mismatch\w{0,20}|unacceptable)[^.]{0,30}\baud(?:ience)?\b|\baud(?:ience)?\b[^.]{0,40}(?:invalid|mismatch|incorrect|not |doesn't|unexpected)|"aud" claim/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'wrong-issuer',
      /(?:invalid|wrong|unexpected|incorrect|bad|mismatch\w{0,20}|unknown|untrusted)[^.]{0,30}\biss(?:uer)?\b|\biss(?:uer)?\b[^.]{0,40}(?:invalid|mismatch|incorrect|not |doesn't|unexpected)|"iss" claim/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'invalid-signature',
      /signature (?:does not|doesn't|did not) match|(?:invalid|bad) (?:hmac|request signature)|hmac (?:signature )?(?:cannot be verified|does not match|mismatch)|SignatureDoesNotMatch|string[- ]to[- ]sign\b/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'step-up-required',
      /authenticator assurance level|second factor|(?:\bmfa\b|two[- ]factor|\b2fa\b|multi-?factor|re-?authenticat\w+|step[- ]?up|sudo mode)[^.]{0,60}(?:required|needed|must|enable|necessary)|(?:requires?|must (?:use|enable|complete|provide))[^.]{0,30}(?:\bmfa\b|two[- ]factor|2fa|multi-?factor|re-?authenticat|one-time pass)/,
      'likely',
      AUTH,
    ),
    ...said(
      'malformed-credentials',
      /jwt malformed|malformed[^.]{0,20}(?:token|jwt|authorization|header)|not enough segments|(?:token|jwt|authorization header)[^.]{0,20}\bmalformed|invalid (?:authorization |auth )(?:header|format)|invalid (?:token|header) format|format is authorization|bad authorization header|must (?:be in the format|start with|begin with)[^.]{0,20}bearer|invalid token specified/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'api-key-missing',
      /failed to resolve api key|missing key in (?:request )?(?:header|query|cookie)|(?:missing|no|without)\b[^.]{0,25}\b(?:api[ _-]?key|client[ _-]?id)\b|client id (?:is )?missing|(?:missing|no)\b[^.]{0,25}\bapi[ _-]?key|\bapi[ _-]?key\b(?!.{0,60}(?:invalid|scope|permission))[^.]{0,30}(?:missing|required|not (?:found|provided|supplied|present))|(?:provide|supply|include|specify)[^.]{0,25}\bapi[ _-]?key/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'api-key-restricted',
      /\bapi[ _-]?key\b[^.]{0,80}(?:referr?er|ip address|restrict|not allowed|not authorized for|not permitted)/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'api-key-invalid',
      /^invalid key\b|^key (?:is )?(?:not (?:found|valid)|invalid|unknown|revoked|expired)\b|(?:invalid|incorrect|unknown|wrong) (?:access|auth\w*|secret|server|site|account)[ _-]key\b(?! id)|\bapi[ _-]?key\b[^.]{0,20}no longer|invalid (?:project|app(?:lication)?) id\b|invalid (?:write|license|project|publishable|subscription) key|client ?id\b[^.]{0,10}not registered|api key\b[^.]{0,20}linked to (?:a different|another)|invalid client_id or secret|(?:invalid|incorrect|unknown|bad|wrong|revoked|expired)[^.]{0,20}\bapi[ _-]?key|\bapi[ _-]?key\b[^.]{0,30}(?:invalid|not valid|incorrect|unknown|revoked|expired|inactive|disabled)/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'insufficient-scope',
      /(?:insufficient|missing|requires?|required|lacks?|without|necessary|needed|not granted)[^.]{0,60}\bscopes?\b|\bscopes?\b[^.]{0,60}(?:insufficient|missing|required|not granted|needed|not (?:included|sufficient))|insufficient_?scopes?|missing_?scopes?|\bscopes?\b (?:does not match|\w{1,12} \w{1,12} mismatch)|invalid (?:\w{1,12} )?scopes?\b(?: to access)|(?:outside|not (?:in|within|contain|part of))[^.]{0,30}\bscopes?\b|scope validation failed|missing_scope|\bsufficient scopes?\b|not have the \W?[\w:.-]{1,40}\W? scopes?\b|(?:not|un)[ -]?(?:authori[sz]ed|allowed|permitted) (?:with|by) [^.]{0,20}scopes?\b|^invalid scopes?\b|\bscopes?\b[^.]{0,40}(?:denied|failed|not allowed)/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'invalid-token',
      /\b(?:missing|invalid)(?: or |\/|, )(?:expired or )?(?:missing|invalid)[^.]{0,30}\b(?:token|credentials?|jwt|session|authorization|authentication)\b/,
      'likely',
      AUTH,
    ),
    ...said(
      'missing-credentials',
      /requires? (?:an? )?(?:valid )?[^.]{0,25}\b(?:authorization|authentication|access|auth|bearer) (?:token|credentials|header)|requires? (?:an? |the )?(?:authenticated (?:user|caller|session)|(?:user )?authentication\b)|\bno\b[^.]{0,30}\b(?:auth\w*|access|bearer|jwt|api)?[ _-]?(?:tokens?|credentials)\b[^.]{0,20}(?:found|provided|supplied|present|sent|given)?|(?:missing|no|without|absent)\b[^.]{0,15}\b(?:authorization|authentication|auth|access|bearer|jwt)\b[^.]{0,20}\b(?:header|token|credentials|cookie)|\b(?:authorization|authentication|auth|bearer|access|jwt) ?(?:header|token|credentials|cookie)?\b[^.]{0,20}(?:\bis\b |\bwas\b |\bnot\b |\bwere\b )?(?:missing|required|not (?:found|provided|present|set))|not authenticated|\bunauthenticated\b|(?:login|log in|sign[- ]?in) (?:is )?required|login failed|(?:must|need to|have to|please) (?:first )?(?:be )?(?:log|sign)(?:ged|ed)?[ -]?in|credentials were not (?:provided|found)|full authentication is required|authentication (?:is )?(?:required|needed)|token (?:is )?(?:missing|required|not (?:provided|found))|未登录|请先?登录|需要登录|认证失败|ログインしてください|認証が必要|nicht (?:angemeldet|authentifiziert|eingeloggt)|bitte (?:melden sie sich|anmelden|einloggen)|non (?:authentifié|connecté)|veuillez vous (?:connecter|authentifier)|no (?:está )?autenticad|inici(?:e|ar) sesi[óo]n|não autenticad|faça login|не авторизован|требуется (?:авторизация|вход)|autenticazione richiesta/,
      'likely',
      AUTH,
    ),
    ...said(
      'ip-denied',
      /unrecogni[sz]ed ip\b|virtual network\/firewall|firewall (?:rules|settings)|\bip(?:v[46])?\b(?: address(?:es)?)?.{0,70}(?:not (?:allowed|permitted|authorized|whitelisted|allow-?listed|in the)|denied|blocked|forbidden|banned|restricted|blacklisted)|(?:blocked|denied|forbidden|banned|disallowed|unauthorized|not allowed from).{0,30}\bip\b/,
      'likely',
      [...AUTH, 418],
    ),
    ...said(
      'geo-denied',
      /(?:not available|unavailable|blocked|restricted|not allowed|not supported|unsupported)[^.]{0,40}\b(?:country|region|territory|location|jurisdiction)\b|\b(?:user|your) location\b[^.]{0,20}not supported|\b(?:country|region|territory)\b[^.]{0,40}(?:not (?:available|supported|allowed)|blocked|restricted|unsupported)|geo-?(?:block|restrict)/,
      'likely',
      [400, 403, 451],
    ),
    ...said(
      'rate-limited',
      /rate[ _-]?limit|(?:hourly|daily|request|api) limit\b|too many (?:failed )?(?:log ?in )?(?:requests|attempts)|throttl|slow down|request limit (?:reached|exceeded)/,
      'likely',
      [400, ...AUTH, 429, 503],
    ),
    ...said(
      'quota-or-billing',
      /\bquota(?:_?exceeded)?\b|(?:insufficient|out of|no|not (?:have )?enough) (?:credits?|funds|balance)|payment (?:is )?required|billing|\b(?:cap|allowance|spend\w*)\b[^.]{0,20}\bexceeded|(?:n't|not) have (?:any |enough |sufficient )?(?:credits?|funds|balance)|(?:usage|monthly|daily|spending) limit (?:reached|exceeded)|credit limit/,
      'likely',
      [401, 402, 403, 429, 456],
    ),
    ...said(
      'license-or-plan',
      /\bpremium\b[^.]{0,30}(?:required|only)|(?:requires?|need)[^.]{0,20}\bpremium\b|not (?:available|included|supported|allowed|permitted)[^.]{0,30}\b(?:free|plan|tier|subscription|workspaces?)\b|not subscribed|\b(?:developer|starter|basic|trial) plan\b|\b(?:your|current|this|free|pricing|subscription|paid|higher) ?(?:subscription |pricing )?(?:plan|tier|subscription|licen[sc]e)\b|upgrade (?:to|your)|(?:valid|active|enterprise|premium|pro) (?:licen[sc]e|subscription|plan)\b|licen[sc]e[^.]{0,40}(?:assigned|expired|required|invalid|not (?:valid|available|include))/,
      'likely',
      [401, 402, 403, 426],
    ),
    ...said(
      'account-suspended',
      /\b(?:account|user|tenant|organi[sz]ation|workspace|project|profile|application)\b[^.]{0,40}\b(?:suspended|disabled|deactivated|banned|locked|closed|inactive|blocked|terminated)|\binactive (?:user|account)|(?:confirm|verify) your (?:email|account)|\bemail\b[^.]{0,20} not (?:yet )?(?:been )?(?:verified|confirmed)/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'client-certificate',
      /client certificate|mutual tls|\bmtls\b|no required ssl certificate|ssl certificate (?:is )?(?:required|error)/,
      'likely',
      [400, ...AUTH],
    ),
    ...said(
      'host-not-allowed',
      /invalid host(?: header)?|^host check|host header value does not match|trusted hosts?\b|\bhost\b(?: header)?.{0,30}not (?:allowed|permitted)|disallowed host/,
      'likely',
      [400, 403, 500],
      'framework',
    ),
    ...said(
      'referrer-denied',
      /\breferr?er\b.{0,50}(?:not allowed|denied|blocked|invalid|missing|forbidden|required|not permitted)|hotlink/,
      'likely',
      AUTH,
    ),
    ...said(
      'cors-policy',
      /not allowed by cors|\bheaders? (?:requested )?(?:is|are) not (?:allowed|permitted)|\bcors\b.{0,60}(?:not allowed|denied|blocked|rejected|error|forbidden|disallow|policy)|\borigin\b.{0,60}(?:not (?:allowed|permitted|authorized|whitelisted|(?:on|in) (?:the )?(?:white|allow)-?list)|forbidden|denied|disallowed|rejected|is invalid)|(?:invalid|disallowed|forbidden|unauthorized|unknown) origin/,
      'likely',
      [400, 401, 403, 500],
      'cors-middleware',
    ),
    ...said(
      'user-agent-denied',
      /set a user[- ]?agent|user[- ]?agent\b[^.]{0,50}(?:required|blocked|not allowed|invalid|missing|denied|forbidden|banned)|(?:missing|invalid|blocked) user[- ]?agent/,
      'likely',
      [400, 403],
    ),
    ...said(
      'bot-challenge',
      /\b(?:captcha|recaptcha|turnstile|hcaptcha)\b|are you (?:a )?(?:human|robot)|bot (?:detected|traffic)|automated (?:requests|access|traffic|queries)/,
      'likely',
      [400, 403, 429],
    ),
    ...said(
      'request-shape',
      /content[- ]type\b[^.]{0,60}(?:must|required|not (?:supported|allowed|acceptable)|unsupported|invalid|missing)|(?:invalid|unsupported|missing) content[- ]type|missing required header|required (?:request )?header/,
      'likely',
      [403],
    ),
    ...said(
      'method-not-permitted',
      /\bmethod\b[^.]{0,40}not (?:allowed|permitted)|read[- ]only (?:mode|access|token|key|user)/,
      'likely',
      [403],
    ),
    ...said(
      'insufficient-permission',
      /(?:insufficient|not (?:have )?(?:enough|sufficient|the (?:required|necessary|right))|lacks?|missing|requires?|required|needs?|inadequate|invalid)[^.]{0,50}\b(?:permissions?|privileges?|roles?|rights|authority|access level)\b|\b(?:permissions?|roles?|privileges?)\b[^.]{0,30}\b(?:denied|required|needed|missing)|permission_?denied|do(?:es)? ?(?:not|n't) have (?:the )?(?:\w{1,20} )?(?:permissions?|access|rights|privileges?|roles?)|(?:admins?|administrators?|owners?|members?|moderators?|staff|superusers?) only|only (?:an? |the )?(?:admins?|administrators?|owners?|members?|moderators?|staff|superusers?)|unauthorized (?:action|operation|role)|no (?:permission|access to)|can(?:not|'t) access this|action is (?:unauthorized|forbidden)|forbidden resource|(?:user|client|account|you)\b[^.]{0,40}\bnot (?:a |an )?(?:member|admin\w*|owner|manager)\b|not (?:an? )?(?:\w{1,20} )?user$|没有.{0,6}权限|无权|权限不足|権限がありません|アクセスが拒否|권한이 없|keine (?:berechtigung|zugriffsrechte)|die berechtigung\b|zugriff (?:verweigert|nicht gestattet)|accès (?:refusé|interdit)|(?:droits?|permissions?) insuffisant|(?:pas|aucune?) (?:les? |la |l')?(?:droits?|permission|autorisation)|tienes? (?:los )?permisos?|permisos? insuficientes?|acceso (?:denegado|prohibido)|(?:sem|tem) permissão|acesso negado|недостаточно прав|доступ запрещ|нет доступа|accesso negato|permessi insufficienti|geen toegang|brak uprawnień/,
      'likely',
      AUTH,
    ),
    ...said(
      'invalid-token',
      /\b(?:token|grant|credentials?) (?:is )?invalid\b|(?:invalid|incorrect|bad|wrong|revoked|unknown|unrecognized)[^.]{0,20}\b(?:token|jwt|credentials?|session|cookie|password|authentication|login|bearer|signature|auth)\b|\b(?:token|jwt|session|credentials?|signature)\b[^.]{0,25}(?:is |was |are |has been )?(?:not valid|invalid|revoked|not recognized|rejected|verification failed|not accepted)|could not (?:validate|verify)[^.]{0,25}(?:credentials|token)|signature verification failed|failed to (?:verify|authenticate|validate)[^.]{0,20}(?:token|jwt)|(?:could(?: not|n't)|unable to) authenticate|(?:token|key)\b[^.]{0,40}\bnot be found or is invalid|unrecogni[sz]ed access token|authentication failed|do(?:es)? not match[^.]{0,20}(?:client|token)|client id and oauth token|\b(?:authentication|auth)_?error\b|\bsession\b.{0,60}\bdoes not exist/,
      'likely',
      AUTH,
    ),
    ...said(
      'insufficient-permission',
      /^(?:authori[sz]ation|permission|access) error\b|not (?:allowed|authori[sz]ed|permitted|entitled|eligible) (?:to|for|access)|n't (?:allowed|authori[sz]ed|permitted|have (?:permission|access)) ?(?:to|for)?|unauthorized access|access forbidden|security constraints|insufficient (?:privileges|rights|access|authorization)|(?:access|permission|authorization)[_ ]?denied|accessdenied|no access|not accessible by|operation not permitted|not_?authori[sz]ed(?:\b|exception)|unauthori[sz]ed for|missing_?permissions?|restricted (?:resource|to)|access_?restricted|forbidden_?access|request was denied|cannot access|could not be authori[sz]ed|no matching permissions?|not in the (?:group|organization|team)|credentials are not sufficient|not enough permissions?|not (?:invited|in the authorized list|a collaborator)|(?:was|been) blocked by the user|authori[sz]ation ?failed|not the owner|belongs to (?:another|a different)/,
      'likely',
      [403],
    ),
    ...said(
      'insufficient-permission',
      /(?:is|are)(?: not|n't) authori[sz]ed to (?:access|perform|use|view)\b|not in the (?:group|organization|team)\b|\b(?:team|workspace|project|organi[sz]ation|role|app(?:lication)?) (?:is )?not authori[sz]ed|unauthorized .{0,20}permission|\bcapabilit(?:y|ies)\b|missing the permission/,
      'likely',
      [401],
    ),
    ...said(
      'missing-credentials',
      /(?:not|n't) authori[sz]ed(?! to(?! (?:execute|make|send|perform) this (?:request|call)))|authori[sz]ation has been denied|unauthorized access|header is empty|must be authenticated|anonymous (?:access|caller|user)|not logged in|no (?:active |valid )?session|unauthenticated|credentials (?:are )?required|\b(?:provide|supply|include)\b[^.]{0,30}(?:credentials|token|authorization)|signed out|^login$|token not (?:found|provided|present|set)|not signed in/,
      'likely',
      [401],
    ),
    ...said(
      'insufficient-permission',
      /^access (?:is |to [^.]{1,60} )?(?:denied|forbidden)\W{0,3}$|^you are not authori[sz]ed\b|^not (?:authori[sz]ed|allowed|permitted)\W{0,3}$|^private$/,
      'possible',
      [403],
    ),
    // Some answer 400 to it.
    ...said(
      'insufficient-permission',
      /\b(?:not authori[sz]ed|has no permissions?|not (?:have|allowed) permissions?) to\b/,
      'likely',
      [400],
    ),
    ...said(
      'missing-credentials',
      /^(?:authorization|access[_ ]token)\b.{0,20}\brequired\b|^(?:missing|no) (?:authorization|access token|bearer token)\b|\bauthorization\b.{0,15}\b(?:missing|not (?:found|provided|present))\b/,
      'likely',
      [400],
    ),
    // A sentence of an API's own that names none of the causes above: mostly it is about what the caller may do.
    ...said(
      'insufficient-permission',
      /^(?!.{0,300}?(?:block|firewall|proxy|policy))[^<\s]{2,60}\s{1,4}[^<\s]{2,60}\s.{2,300}$/,
      'possible',
      [403],
    ).slice(0, 2),
  ],
} satisfies Recogniser;
