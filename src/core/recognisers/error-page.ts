import type { Marker, Recogniser } from '../recogniser.ts';
import type { Layer } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

const STATUSES = [401, 403, 406, 419, 422, 429, 503];

/** `Server` of what runs an application and stands before nothing else. */
const APPLICATION_SERVER =
  /^(?:gunicorn|uvicorn|hypercorn|daphne|waitress|WSGIServer\/|CherryPy\/|Cheroot\/|Cowboy$|HTTP::Server::PSGI|Perl Dancer|Mojolicious|Starman|Starlet|WEBrick\/|[Tt]hin\b|Mongrel |[Pp]uma\b|unicorn|Unicorn|Warp\/|Bandit|swoole|workerman|RoadRunner|http-kit|Winstone|Helidon|granian|gevent|NanoHttpd|civetweb|libmicrohttpd|TwistedWeb|PasteWSGIServer|BaseHTTP\/|SimpleHTTP\/|Medusa\/|Zope\/|MochiWeb\/|Yaws |Rocket|actix-web|tiny-http|cpp-httplib|Crow\/|drogon|Wt\/|libwebsockets|Mongoose\/|GoAhead|Allegro-Software|RomPager|Virata-EmWeb|CUPS\/|monit |rspamd\/|Netdata |Motion\/|Asterisk|Restlet|Undertow|WildFly|Payara|GlassFish|grizzly|akka-http|pekko-http|Ktor)/;

/** What a page says in any of its sentences; `sure` are the statuses with which it means just that. */
function written(rule: RuleId, words: RegExp, layer: Layer = 'unknown', sure?: readonly number[]): Marker {
  return {
    match: {
      status: sure ?? STATUSES,
      body: [
        /^\s{0,8}<(?:!doctype|html|head|body|h\d|p|div|title|meta|style|script|center)\b/i,
        new RegExp(`>\\s{0,40}(?<sentence>(?=[^<]{0,300}?(?:${words.source}))[^<]{4,300})<`, 'i'),
      ],
    },
    rule,
    layer,
    certainty: sure === undefined ? 'possible' : 'likely',
    means: 'its page says "{sentence}"',
  };
}

/** What a page says in its title or first heading. */
function headed(rule: RuleId, words: RegExp, layer: Layer = 'unknown'): Marker {
  const heading = new RegExp(
    `<(?:title|h1)\\b[^>]{0,120}>\\s{0,8}(?<heading>(?=[^<]{0,120}?(?:${words.source}))[^<]{1,150}?)\\s{0,8}</`,
    'i',
  );
  return {
    match: { status: STATUSES, body: [heading] },
    rule,
    layer,
    certainty: 'possible',
    means: 'its page is headed "{heading}"',
  };
}

/** Pages of no known make: a heading is a hint at the most. */
export default {
  id: 'error-page',
  product: null,
  layer: 'unknown',
  docs: ['https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4'],
  markers: [
    written('user-agent-denied', /\b(?:custom|valid|proper|set|identif\w+)\b.{0,40}\buser[- ]?agent\b/),
    // Filters between a company's people and the web.
    written(
      'access-rule',
      /(?:blocked|filtered|denied|restricted) by (?:the|your)\b.{0,30}\badministrator|(?:internet|web|acceptable)[- ](?:usage|use|access) policy|(?:web|content|url)[- ]filter|denied by\b.{0,40}\b(?:proxy|firewall|filter)\b|(?:blocked|forbidden|denied|url|web) category\b/,
      'gateway',
    ),
    // An application's own page for the 422 of Rails.
    written(
      'csrf-token',
      /invalid (?:form )?authenticity token|\bcsrf\b.{0,30}(?:invalid|not valid|no es válido|ungültig)/,
      'framework',
      [422],
    ),
    headed('csrf-token', /[cx]srf|authenticity token|page (?:has )?expired/, 'framework'),
    headed(
      'bot-challenge',
      /captcha|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:that )?you are (?:a )?human|robot check|bot (?:detected|protection)|human verification|security (?:check|checkpoint)|(?<=>)(?:checking your browser|just a moment)/,
      'edge',
    ),
    headed('rate-limited', /too many requests|rate (?:limit|threshold)|request limit/),
    headed(
      'waf-blocked',
      /(?<=>)blocked(?=<)|(?:request|access|you have been|you're|has been) (?:was )?(?:blocked|rejected)|web application firewall|\bwaf\b|blocked by|security (?:violation|incident|policy)/,
      'edge',
    ),
    headed('geo-denied', /(?:not available|unavailable) in your (?:country|region)/, 'edge'),
    headed('ip-denied', /\bip\b.{0,40}(?:blocked|banned|denied)/, 'edge'),
    headed('account-suspended', /account (?:has been )?(?:suspended|disabled)/),
    headed('csrf-origin', /cross[- ]origin request|origin (?:not allowed|mismatch)/, 'framework'),
    headed(
      'missing-credentials',
      /authentication required|authorization required|sign[- ]?in required|log ?in required|please (?:log|sign) in/,
    ),
    written(
      'client-certificate',
      /(?:client|ssl) certificate\b.{0,80}(?:required|requires|needed|recognizes|not (?:sent|presented|trusted)|missing)|requires? .{0,60}client certificate|no required ssl certificate/,
      'web-server',
    ),
    written(
      'csrf-token',
      /(?:\b|_)[cx]srf\b.{0,60}(?:token|argument|check|verification|invalid|missing|failed)|authenticity token|anti-?forgery|security token (?:is |has )?(?:invalid|expired|missing)|form (?:has )?(?:expired|token)/,
      'framework',
    ),
    written(
      'bot-challenge',
      /enable javascript and cookies to continue|checking (?:your browser|if the site connection)|think (?:that )?you are a (?:ro)?bot|verify(?:ing)? (?:that )?you(?: are|'re) (?:a )?(?:human|not a (?:ro)?bot)|complete the (?:security check|captcha)|are you (?:a )?(?:human|robot)|unusual (?:traffic|activity)|automated (?:queries|requests|tools)|press (?:&amp;|&|and) hold/,
      'edge',
    ),
    written(
      'geo-denied',
      /\b(?:country|region|location)\b.{0,60}(?:blocked|not (?:allowed|available|permitted|supported)|banned|restricted|denied)|(?:blocked|banned|not available|restricted|denied)\b.{0,60}\b(?:your |the |this )?(?:country|region)\b/,
      'edge',
    ),
    written(
      'rate-limited',
      /too many requests|rate[- ]limit(?:ed|ing)?|request(?:s|ed)? too (?:often|frequently|quickly)|temporarily rate/,
    ),
    written(
      'ip-denied',
      /\byour ip\b.{0,80}(?:blocked|banned|denied|not (?:allowed|permitted|authorized)|blacklisted|restricted)|\bip(?: address)?\b.{0,40}(?:has been |is |was )(?:blocked|banned|denied|blacklisted|rejected|not (?:allowed|authorized))|(?:blocked|banned|denied).{0,20}your ip\b/,
    ),
    written(
      'waf-blocked',
      /(?:request|access|you|transaction)\b.{0,30}\b(?:has been|have been|was|were|is)\b.{0,20}\bblocked\b|web application firewall|\bwaf\b|malicious|suspicious (?:activity|request)|security (?:rule|policy|solution|service)|attack (?:detected|id)|potentially (?:unsafe|harmful)|event id:/,
      'edge',
    ),
    written(
      'host-not-allowed',
      /invalid host|dns rebinding|blocked hosts?|host(?: name)? .{0,40}not (?:allowed|permitted|recognized)|untrusted (?:domain|host)/,
    ),
    written(
      'directory-listing',
      /directory (?:listing|browsing)[^<]{0,40}(?:denied|not allowed|forbidden|disabled)|not list the contents of this directory|directory index forbidden/,
      'web-server',
    ),
    written(
      'account-suspended',
      /(?:account|site|website|domain|hosting)\b.{0,30}\b(?:suspended|disabled|deactivated)/,
    ),
    written(
      'quota-or-billing',
      /(?:quota|bandwidth limit|traffic limit) (?:has been )?(?:exceeded|reached)|payment required/,
    ),
    written(
      'missing-credentials',
      /(?:must|need to|have to|please) (?:be )?(?:log(?:ged)?|sign(?:ed)?)[ -]?in|authentication (?:is )?required|not logged in|login required|could not verify that you\s{1,4}are authorized/,
    ),
    written(
      'insufficient-permission',
      /(?:you|your (?:account|user|role))\b.{0,40}(?:not|n't|n’t) have (?:the )?(?:sufficient |required |necessary )?(?:permissions?|privileges?|rights|access|roles?)\b(?! to access (?:this resource|\/|&quot;|"))|insufficient (?:permissions?|privileges?|rights)|not authorized to (?:view|access|perform|use)|permission denied|permission you need|\byou may not\b|access was denied to this resource|(?:you|your (?:account|user|role))\b.{0,30}\bnot (?:an? |the )?(?:member|owner|admin\w*|author)\b|you (?:must|need)\b.{0,20}\b(?:roles?|owner|admin\w*|member|editor|author|manager|moderator)\b|>?\bonly (?:the |an? )?(?:owners?|authors?|admin\w*|members?|staff)\b/,
    ),
  ],
  carries: [{ header: { server: APPLICATION_SERVER }, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
