import { CALLER_SENTENCES } from '../caller-sentences.ts';
import {
  ABSENT,
  any,
  BAD,
  BARRED,
  butIfSent,
  GONE,
  LACKING,
  NO_RIGHTS,
  near,
  said,
  TOKEN,
  WANTING,
} from '../error-words.ts';
import { BAD_KEYS, KEY_SENTENCES } from '../key-sentences.ts';
import type { Recogniser } from '../recogniser.ts';
import { TOKEN_SENTENCES } from '../token-sentences.ts';

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
    ...BAD_KEYS,
    ...TOKEN_SENTENCES,
    ...said(
      'ip-denied',
      any(
        /\bip(?: address)?\b[^.]{0,40}(?:(?:not|n.t) have|has no|lacks) (?:permission|access)|firewall (?:rules|settings)|\bdenied\b.{0,40}\bnetwork (?:settings|rules|polic|restrict)|\bnot an? (?:valid|known|trusted) ip\b/,
        `(?:\\bip(?:v[46])?\\b|\\d+(?:\\.\\d+){3}).{0,80}?\\b(?:${BARRED})|\\b(?:${BARRED})\\b.{0,30}\\bip\\b`,
        near(
          'ip(?: ?address)?',
          'illegal|mismatch\\w*|(?:not|n.t) match\\w*|invalid|not valid',
          'illegal|unmatched|mismatch\\w*|invalid',
        ),
      ),
      [...AUTH, 418],
    ),
    // Databases and what stands before them know the network that a user may come from.
    ...said(
      'ip-denied',
      /\bnot (?:allowed|permitted) to (?:connect|log ?in)\b.{0,30}\bfrom\b(?!.{0,20}\b(?:country|region|location|device|app|browser)\b)|\bhost\b.{0,60} not allowed to connect\b/,
      [400, ...AUTH, 500],
    ),
    ...KEY_SENTENCES,
    // A role that a server gives to whoever is not signed in.
    ...said('missing-credentials', /\brole\b.{0,5}\bguests?\b/, [401]),
    ...said(
      'insufficient-scope',
      any(
        /insufficient_?scopes?|missing_?scopes?|not have the (?:\W?[\w:.-]{1,40}\W? )?scopes?\b|(?:insufficient|missing|requires?|required|lacks?|without|needed|outside)[^.]{0,60}\bscopes?\b|not (?:in|within|contain|part of)[^.]{0,30}\bscopes?\b/,
        near(
          'scopes?',
          `${ABSENT}|insufficient|sufficient|denied|disallowed|failed|not (?:granted|allowed|authori[sz]ed|permitted)|mismatch|does not (?:match|permit|allow|include|cover)`,
          `${WANTING}|necessary|not granted|cannot grant|sufficient|(?:not|un)[ -]?(?:authori[sz]ed|allowed|permitted) (?:with|by|for|to use)`,
        ),
        /^invalid scopes?\b|invalid (?:\w{1,12} )?scopes? to access/,
      ),
      [400, ...AUTH],
    ),
    // It may be either: what came with the request tells.
    ...butIfSent(
      'invalid-token',
      said(
        'missing-credentials',
        any(
          /\b(?:missing|invalid|bad|incorrect|wrong)(?: or |\/|, )(?:expired or )?(?:missing|invalid|incorrect|wrong|absent)[^.]{0,30}\b(?:token|credentials?|jwt|session|authorization|authentication)\b|\bcould not verify that you are authori[sz]ed\b/,
          `\\b(?:with|provide|supply|include|requires?|needs?|send|use|add|pass)\\b[^.]{0,15} valid (?:${TOKEN})`,
          `\\b(?:${TOKEN}|authentication|authori[sz]ation)\\b[^.]{0,45}\\b(?:missing|absent|not (?:provided|found|present))(?:,? or |\\/|, )(?:is |was |an? )?(?:invalid|incorrect|wrong|malformed)`,
        ),
        AUTH,
      ),
    ),
    ...said('insufficient-permission', /\b(?:has|have|having|with) no authori[sz]ation (?:to|for)\b/, AUTH),
    ...said('insufficient-permission', /^permissions? denied\W?$/, [401]),
    ...said(
      'missing-credentials',
      any(
        `${NO_RIGHTS}(?:${near(`${TOKEN}|bearer|cookie|auth\\w* header`, ABSENT, WANTING)})`,
        `${NO_RIGHTS}(?:${near('authentication|authori[sz]ation|auth', GONE, LACKING)})`,
      ),
      AUTH,
    ),
    ...said('invalid-token', /\b(?:invalid|incorrect|wrong|bad)\b[^.]{0,40}\b(?:password|passcode|identifier)\b/, AUTH),
    ...butIfSent(
      'invalid-token',
      said(
        'missing-credentials',
        any(
          /not authenticated|\bunauthenticated\b|\banonymous (?:access|callers?|users?|requests?)\b|(?:requires? (?:an? |the )?|must be (?:an? )?)authenticated (?:user|caller|session)|(?:log ?in|sign[- ]?in) (?:(?:is )?required|to (?:access|view|see|continue|proceed|use)\b)|(?:must|need to|have to|please) (?:first )?(?:be )?(?:log|sign)(?:ged|ed)?[ -]?in|(?:must|need to|have to) authenticate|未登录|请先?登录|需要登录|认证失败|ログインしてください|認証が必要|nicht (?:angemeldet|authentifiziert|eingeloggt)|bitte (?:melden sie sich|anmelden|einloggen)|non (?:authentifié|connecté)|veuillez vous (?:connecter|authentifier)|no (?:está )?autenticad|inici(?:e|ar) sesi[óo]n|não autenticad|faça login|не авторизован|требуется (?:авторизация|вход)|autenticazione richiesta/,
          `${NO_RIGHTS}(?:${near('authentication|authori[sz]ation|auth', ABSENT, WANTING)})`,
        ),
        AUTH,
      ),
    ),
    ...said(
      'geo-denied',
      any(
        /\bregulatory restrictions?\b|due to (?:\w{1,12} )?(?:regulations|sanctions)\b|\bgeo(?:[- _]?(?:block|restrict|fenc|filter)|\0| (?:denied|not allowed|forbidden))|\bnot (?:allowed|permitted)[^.]{0,30} from (?:your|this) (?:country|region|location)\b|\bnot (?:been )?enabled for (?:the|this|your) (?:country|region)\b/,
        near(
          'country|countries|region|territory|(?:your|user) location|jurisdiction',
          `${BARRED}|not (?:available|supported)|unavailable|unsupported|prohibited|not serve`,
        ),
        /(?:not available|unavailable|not supported|unsupported)[^.]{0,40}\b(?:country|region|territory|location|jurisdiction)\b/,
      ),
      [400, 403, 451],
    ),
    ...said(
      'account-suspended',
      /^(?:your |the |this )?(?:account|user|shop) (?:is |has been |was )?(?:temporarily |permanently )?(?:locked|suspended|disabled|blocked)\b/,
      [400, ...AUTH, 423, 429],
    ),
    ...said(
      'rate-limited',
      /rate[ _-]?limit|\brate (?:is )?(?:too high|exceeded)|(?<!month(?:ly)? )(?:hourly|daily|request|api|attempts?) limit\b|too many (?:\w+ ){0,3}(?:requests|attempts|per (?:second|minute|hour|day))|throttl|slow down|\btoo (?:often|frequently)\b|veuillez réessayer (?:dans|plus tard)|trop de (?:requêtes|tentatives)|zu viele (?:anfragen|\w*versuche)|demasiad[oa]s (?:solicitudes|intentos|peticiones)|troppi tentativi|troppe richieste|muitas (?:solicitações|tentativas)|слишком много (?:запросов|попыток)|请求过于频繁/,
      [400, ...AUTH, 429, 503],
    ),
    ...said(
      'quota-or-billing',
      /\bquota(?:_?exceeded)?\b|\bmax budget\b|\bbudget (?:has been |is |was )?exceeded|exceeded (?:your |the |its )?budget|(?:insufficient|no|not enough) (?:credits?|funds|balance)|\b(?:payment|invoice)\b[^.]{0,30}\b(?:required|declined|overdue|failed)|billing|\bout of credits?|balance (?:is |was )?(?:too low|low|not enough|insufficient|exhausted|depleted|empty)|exhausted (?:your )?(?:balance|credits?)|(?:credits?|balance) (?:have |has )?(?:expired|run out)|\b(?:cap|allowance|spend\w*)\b[^.]{0,20}\bexceeded|\b(?:usage|plan|account|project|workspace|subscription|monthly|daily)\b[^.]{0,30}\b(?:over|above|beyond|past|hit|reached|exceed\w*)\b[^.]{0,20}\b(?:limits?|allowance|cap)\b|(?:n't|not) have (?:any |enough |sufficient )?(?:credits?|funds|balance)|(?:usage|monthly|spending|storage|plan|account) limit (?:reached|exceeded)|credit limit|\b(?:daily|monthly|weekly)\b[^.]{0,25}\blimit\b[^.]{0,20}\b(?:reached|exceeded)/,
      [401, 402, 403, 429, 456],
    ),
    ...said(
      'quota-or-billing',
      /\bcredit balance is too low\b|\bout of credits\b|\bquota (?:has been |is |was )?exceeded\b|\bexceeded your (?:\w+ )?quota\b/,
      [400],
    ),
    ...said(
      'license-or-plan',
      /\b(?:subscription|plan|tier|licen[sc]e|account type|edition|contract|agreement)\b[^.]{0,20}(?:not|n't) (?:permit|allow|include|support|cover|have access)|\b(?:allowed|permitted|available|supported|included)\b[^.]{0,20}\b(?:your|this) (?:account type|plan|tier|subscription|edition)\b|\bavailable (?:for|on|in|to|with) [^.]{0,60}\b(?:plans?|tiers?|subscri\w+|editions?)\b|\b(?:subscription|trial|membership)\b[^.]{0,30}\b(?:expired|ended|inactive|required)|\bpremium\b[^.]{0,30}(?:required|only)|(?:requires?|need)[^.]{0,20}\b(?:premium|membership)\b|not (?:available|included|supported|allowed|permitted)[^.]{0,30}\b(?:free|plan|tier|subscription|workspaces?)\b|not (?:currently )?(?:subscribed|enabled for (?:the|your|this) (?:organi[sz]ation|account|project|workspace|team|tenant|company|plan))|\b(?:developer|starter|basic|trial) plan\b|\b(?:abonnement|forfait)\b[^.]{0,30}\bpas\b|\b(?:for|on|to|with) (?:the |a )?free (?:users?|accounts?|tier|version)\b|\b(?:your|current|this|free|pricing|subscription|paid|higher) ?(?:subscription |pricing )?(?:plan|tier|subscription|licen[sc]e)\b|upgrade (?:to|your)|\bseat limit|(?<!\bno )\b(?:valid|active|enterprise|premium|pro|business|paid) (?:licen[sc]e|subscription|plan|user|customer|account|edition|feature)|licen[sc]e[^.]{0,40}(?:assigned|expired|required|invalid|not (?:valid|available|include))/,
      [401, 402, 403, 426],
    ),
    ...said(
      'license-or-plan',
      /\bpremium (?:subscribers?|users?|members?|accounts?) only\b|\bonly (?:available )?(?:for|to) premium\b|upgrade your (?:plan|subscription)\b/,
      [400],
    ),
    ...said(
      'rate-limited',
      /\bmax(?:imum)?\b(?![^.]{0,60}\b(?:size|length|bytes|users|seats))[^.]{0,40}\b(?:exceeded|reached)\b|too many (?:\w+ ){0,3}(?:sessions|connections|logins|devices|failures)|\bconcurren\w+\b[^.]{0,30}\b(?:limit|exceeded|reached)/,
      [403, 429],
    ),
    ...said(
      'account-suspended',
      /\b(?:account|user|tenant|organi[sz]ation|workspace|project|profile|application|client|customer|merchant|partner|company|store|shop|site|property)\b[^.]{0,40}\b(?:suspended|disabled|deactivated|banned|locked|closed|inactive|blocked|terminated|restricted(?! to)|frozen|pending|not (?:active|activated|verified|approved|confirmed))|\binactive (?:user|account)|(?:confirm|verify) your (?:email|account)|\bemail\b[^.]{0,20} not (?:yet )?(?:been )?(?:verified|confirmed)/,
      [400, ...AUTH],
    ),
    ...said(
      'host-not-allowed',
      any(
        /(?:invalid|unknown) host|^bad host(?: header| name)?\W?$|^host check|host header value does not match|trusted hosts?\b|dns rebinding|^host header .{0,20}is not\b/,
        near('host(?:name)?(?: header)?', `${BARRED}|not recogni[sz]ed`),
      ),
      [400, 403, 421, 500],
      'framework',
    ),
    ...said(
      'referrer-denied',
      any(
        /hotlink/,
        near('referr?er', `${BARRED}|${ABSENT}|invalid`),
        /(?<!mail )\bdomain(?: name)?\b[^.@]{0,30}\b(?:not|n't) (?:allowed|(?:white|allow)-?listed|authori[sz]ed|registered|permitted)|\b(?:unauthori[sz]ed|unregistered) domain\b/,
      ),
      AUTH,
    ),
    ...said(
      'cors-policy',
      any(
        /not allowed by cors|\b(?:denied|blocked|rejected|refused)\b.{0,30}\bcors\b|\bheaders? (?:requested )?(?:is|are) not (?:allowed|permitted)|\bcors\b.{0,60}(?:not (?:allowed|enabled)|disabled|denied|blocked|rejected|error|forbidden|disallow|policy)/,
        `\\borigin\\b.{0,60}?\\b(?:${BARRED}|is invalid|does not match)|\\b(?:${BARRED}|invalid|unknown)\\b.{0,30}? origins?\\b`,
      ),
      [400, 401, 403, 500],
      'cors-middleware',
    ),
    ...said(
      'user-agent-denied',
      any(/set a user[- ]?agent/, near('user[- ]?agent', `${BARRED}|${ABSENT}|invalid`)),
      [400, 403],
    ),
    ...said(
      'waf-blocked',
      /blocked by (?:the |our )?(?:waf|firewall|security)|malicious|(?:sql|code|command) injection|attack (?:detected|blocked)|suspicious (?:request|activity)/,
      [403, 406],
      'edge',
    ),
    ...said(
      'bot-challenge',
      /\b(?:captcha|recaptcha|turnstile|hcaptcha)\b|are you (?:a )?(?:human|robot)|bot (?:detected|traffic)|automated (?:requests|access|traffic|queries)/,
      [400, 403, 429],
    ),
    ...said(
      'access-rule',
      /\b(?:use|using|over|via|requires?|needs?) (?:https|tls)\b(?!:)|\bhttps (?:is )?required\b|\bhttps only\b/,
      [400, 403],
    ),
    ...said(
      'resource-policy',
      /\bnot (?:in|on) (?:the |your )?(?:allow(?:ed)?|white)[- ]?list\b|\bmust be (?:allow|white)-?listed\b/,
      [400, 403],
    ),
    ...said(
      'request-shape',
      any(
        /required (?:request )?header/,
        near(
          'content[- ]type',
          `${ABSENT}|must|not (?:supported|allowed|acceptable)|unsupported|invalid`,
          'unsupported|invalid|missing',
        ),
      ),
      [403],
    ),
    ...said(
      'method-not-permitted',
      /(?<!auth\w{1,12} )\bmethod\b[^.]{0,40}not (?:allowed|permitted)|read[- ]only (?:mode|access|token|key|user)|\b(?:is|are) (?:currently |now )?(?:in )?read[- ]only\b/,
      [403],
    ),
    ...said(
      'insufficient-permission',
      any(
        /(?:insufficient|not (?:have )?(?:enough|sufficient|the (?:required|necessary|right))|lacks?|missing|requires?|required|needs?|inadequate|invalid)[^.]{0,50}\b(?:permissions?|privileges?|roles?|rights|authority|access level)\b|permission_?denied|do(?:es)? ?(?:not|n't) have (?:the )?(?:\w{1,20} )?(?:permissions?|access|rights|privileges?|roles?|acls?)\b|(?:not|n.t) have (?:the )?(?:correct|proper|right|appropriate|adequate) |(?:admins?|administrators?|owners?|members?|moderators?|staff|superusers?) only|only (?:an? |the )?(?:admins?|administrators?|owners?|members?|moderators?|staff|superusers?)|unauthorized (?:action|operation|role)|no (?:permission|access to)|can(?:not|'t) access this|must be (?:an? |the )?(?:\w{1,20} )?(?:admin\w*|owner|member|moderator)\b|action is (?:unauthorized|forbidden)|forbidden ress?ource|(?:user|client|account|you)\b[^.]{0,40}\bnot (?:a |an )?(?:member|admin\w*|owner|manager)\b|not (?:an? )?(?:\w{1,20} )?user$|没有.{0,16}权限|无权|权限不足|権限がありません|アクセスが拒否|권한이 없|keine (?:berechtigung|zugriffsrechte)|die berechtigung\b|zugriff (?:verweigert|nicht gestattet)|accès (?:refusé|interdit)|(?:droits?|permissions?) insuffisant|(?:pas|aucune?) (?:les? |la |l')?(?:droits?|permission|autorisation)|tienes? (?:los )?permisos?|permisos? insuficientes?|acceso (?:denegado|prohibido)|(?:sem|tem) permissão|acesso negado|недостаточно прав|доступ запрещ|нет доступа|accesso negato|permessi insufficienti|geen toegang|brak uprawnień/,
        `\\b(?:permissions?|privileges?|roles?|(?:access )?rights?|entitlements?)\\b[^.]{0,40}?\\b(?:${ABSENT}|denied|invalid|insufficient|violation|forbidden)`,
      ),
      AUTH,
    ),
    ...said(
      'invalid-token',
      any(
        /grant (?:is )?invalid|(?:invalid|incorrect|bad|wrong|unrecognized)[^.]{0,20}\b(?:authentication|authori[sz]ation|login|bearer|signature|auth|cookie)\b|\bsignature\b[^.]{0,25}(?:not valid|invalid|verification failed)|could not (?:validate|verify)[^.]{0,25}(?:credentials|token)|failed to (?:verify|authenticate|validate)[^.]{0,20}(?:token|jwt)|(?:can(?:not|'t)|could(?: not|n't)|unable to) (?:be )?authenticate|(?:authentication|login|sign-?in) (?:failed|failure|unsuccessful)|unauthori[sz]ed (?:access )?token|\bno (?:\w+ )?(?:account|user)\b[^.]{0,30}\bcredentials\b|\b(?:authentication|auth)_?error\b|\bno such (?:user|account)/,
        near(TOKEN, BAD),
      ),
      AUTH,
    ),
    ...said(
      'insufficient-permission',
      /^(?:authori[sz]ation|permission|access) error\b|not (?:allowed|authori[sz]ed|permitted|entitled|eligible) (?:to|for|access)|n't (?:allowed|authori[sz]ed|permitted|have (?:permission|access)) ?(?:to|for)?|unauthorized access|(?!^access forbidden\W{0,3}$)(?:access|action|operation|request) (?:is )?forbidden|(?:blocked|denied|forbidden|rejected) by\b.{0,20}\bpolicy|security constraints|insufficient (?:privileges|rights|access|authorization)|(?:access|permission|authorization)[_ ]?denied|\b(?:read|write|edit|view|access)-denied\b|no access|access was denied|policy (?:does not|doesn't) (?:allow|permit)|not accessible by|(?!^request not allowed\W?$)request (?:is )?not (?:allowed|authori[sz]ed|permitted)|operation not permitted|not_?authori[sz]ed(?:\b|exception)|unauthori[sz]ed for|missing_?permissions?|restricted (?:resource|to)|access_?restricted|request was denied|cannot access|could not be authori[sz]ed|no matching permissions?|not in the (?:group|organization|team)|credentials are not sufficient|not enough permissions?|not (?:invited|in the authorized list|a collaborator)|(?:was|been) blocked by the user|authori[sz]ation ?failed|not the owner|\bpolicy den|\bnot[ _]yours?(?![a-z])|belongs to (?:another|a different)/,
      [403],
    ),
    ...said(
      'insufficient-permission',
      /(?:is|are)(?: not|n't) authori[sz]ed to (?:access|perform|use|view|do|manage|edit|delete|create|read|modify|update)\b|not in the (?:group|organization|team)\b|\b(?:team|workspace|project|organi[sz]ation|role|app(?:lication)?) (?:is )?not authori[sz]ed|\bnot authori[sz]ed for this (?:action|operation|resource)\b|unauthorized .{0,20}permission|^(?:user|caller|client) (?:is )?not (?:allowed|permitted)\W?$|\bcapabilit(?:y|ies)\b|missing the permission/,
      [401],
    ),
    ...said(
      'missing-credentials',
      /header is empty|no (?:active |valid )?session|\b(?:provide|supply|include)\b[^.]{0,30}(?:credentials|token|authorization)|token not (?:found|provided|present|set)/,
      [401],
    ),
    ...butIfSent(
      'invalid-token',
      said(
        'missing-credentials',
        /(?:not|n't) authori[sz]ed(?! to(?! (?:execute|make|send|perform) this (?:request|call)))|authori[sz]ation has been denied|unauthorized access(?! token)|must be authenticated|not logged in|unauthenticated|credentials (?:are )?required|signed out|^login$|not signed in/,
        [401],
      ),
    ),
    ...said(
      'insufficient-permission',
      /^access (?:is |to [^.]{1,60} )?(?:denied|forbidden)\W{0,3}$|^you are not authori[sz]ed\b|^not (?:authori[sz]ed|allowed|permitted)\W{0,3}$|^private$/,
      [403],
      'application',
      'possible',
    ),
    ...said(
      'insufficient-permission',
      /\b(?:not authori[sz]ed|has no permissions?|not (?:have|allowed) (?:permissions?|access)) to\b|^access denied\b|^admin\w* (?:access|rights?|role) required|^(?:insufficient|missing) (?:permissions?|privileges?|rights?)\b/,
      [400],
    ),
    ...said(
      'missing-credentials',
      /^unauthori[sz]ed\W?$|\buser ?name is empty\b|\bno (?:client )?authentication\b.{0,20}\b(?:provided|sent|given|present)\b|^(?:authorization|access[_ ]token)\b.{0,20}\brequired\b|^token (?:is )?required (?:because|for|to)\b|^(?:missing|no) (?:authorization|access token|bearer token)\b|\bauthorization\b.{0,15}\b(?:missing|not (?:found|provided|present))\b|\bcheck the \W?access token\W? parameter|\bmissing\b.{0,20}\bauthorization\b/,
      [400],
    ),
    ...said(
      'invalid-token',
      /authentication failed\b|\b(?:token|key) header (?:is )?invalid\b|\b(?:access|application|auth\w*|api|bearer|session|user) token\b[^.]{0,15}(?:invalid|not valid)\b|\binvalid refresh token\b|(?:invalid|bad|wrong|incorrect)[ _](?:\w{1,12} ){0,3}(?:credentials|password|(?:user ?(?:name|id)|email) (?:or|and) password)/i,
      [400],
    ),
    ...CALLER_SENTENCES,
    // A sentence of an API's own that names none of the causes above: mostly it is about what the caller may do.
    ...said(
      'insufficient-permission',
      /^(?!request not allowed\W?$|.{0,300}?(?:block|firewall|proxy|policy))[^<\s]{2,60}\s{1,4}[^<\s]{2,60}\s[^\0]{2,300}$/,
      [403],
      'application',
      'possible',
    ).map((marker) => ({ ...marker, match: { ...marker.match, isMarkup: false } as const })),
  ],
} satisfies Recogniser;
