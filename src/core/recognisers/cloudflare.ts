import type { Marker, Recogniser } from '../recogniser.ts';
import type { Certainty } from '../report-schema.ts';
import type { RuleId } from '../rule-id.ts';

const RAY = {
  header: { 'cf-ray': /^(?<ray>[0-9a-f]{8,20}(?:-[A-Z]{3})?)$/ },
  body: [/Cloudflare Ray ID: (?:<[^>]{1,60}>\s{0,4}){0,2}(?<ray>[0-9a-f]{8,20})/],
} as const;

const LOG =
  'Find the Ray ID {ray} in Security Events of the zone: it names the rule. Then skip or change that rule for this path.';

/** The numbered errors: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/ */
const numbered = (
  number: string,
  rule: RuleId,
  means: string,
  fix: string,
  certainty: Certainty = 'proven',
): readonly Marker[] => [
  {
    match: { status: [403, 429], header: { 'cf-ray': true }, body: [new RegExp(`^error code: (?:${number})$`)] },
    rule,
    certainty,
    means,
    fix,
    reads: RAY,
  },
  {
    match: {
      status: [403, 429],
      body: [
        /<title>Access denied \| [^<]{1,120} used Cloudflare to restrict access<\/title>|<div id="cf-(?:error-details|wrapper)"/,
        new RegExp(`>\\s{0,8}(?:Error(?: code)?:? ?)?(?:${number})\\s{0,8}<`),
      ],
    },
    rule,
    certainty,
    means,
    fix,
    reads: RAY,
  },
  {
    match: { status: [403, 429], json: { cloudflare_error: 'true', error_code: new RegExp(`^(?:${number})$`) } },
    rule,
    certainty,
    means,
    fix,
    reads: RAY,
  },
];

export default {
  id: 'cloudflare',
  product: 'Cloudflare',
  layer: 'edge',
  docs: [
    'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
    'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/',
    'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/4xx-client-error/error-403/',
    'https://developers.cloudflare.com/cloudflare-one/identity/authorization-cookie/cors/',
  ],
  markers: [
    {
      match: { status: [403, 429, 503], header: { 'cf-mitigated': 'challenge' } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a challenge page, which a script cannot solve',
      fix: 'Skip the challenge for the API path in the security rules, or let Turnstile on the page issue clearance for it first.',
      reads: RAY,
    },
    {
      match: {
        status: [403, 503],
        body: [
          /<title>Just a moment\.\.\.<\/title>/,
          /window\._cf_chl_opt|\/cdn-cgi\/challenge-platform\/|id="challenge-(?:running|form)"/,
        ],
      },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a challenge page, which a script cannot solve',
      fix: 'Skip the challenge for the API path in the security rules, or let Turnstile on the page issue clearance for it first.',
      reads: RAY,
    },
    // An export holds no body of a preflight; its own pages come with these headers, and so do a few applications'.
    {
      match: {
        status: [403],
        on: 'preflight',
        header: {
          'cf-ray': true,
          'content-type': /^text\/html\b/,
          'x-frame-options': 'SAMEORIGIN',
          'referrer-policy': 'same-origin',
        },
        lacks: ['x-content-type-options'],
      },
      rule: 'waf-blocked',
      certainty: 'possible',
      fix: LOG,
      reads: RAY,
    },
    ...numbered(
      '1005|1006|1007|1008|1106',
      'ip-denied',
      'the owner of the site has banned this address',
      'Take the address off the IP access rules of the zone.',
    ),
    ...numbered(
      '1009',
      'geo-denied',
      'the owner of the site has banned this country or region',
      'Change the country rule of the zone.',
    ),
    ...numbered(
      '1010',
      'bot-challenge',
      'Browser Integrity Check takes the browser’s signature for a robot’s',
      'Switch Browser Integrity Check off for the API path.',
      'likely',
    ),
    ...numbered(
      '1011',
      'referrer-denied',
      'Hotlink Protection refuses this Referer',
      'Exempt the path from Hotlink Protection, or let the page send its Referer.',
    ),
    ...numbered('1020', 'waf-blocked', 'a firewall rule of the site denied the request', LOG),
    ...numbered('1012', 'ip-denied', 'malicious activity was seen from this address or network', LOG, 'likely'),
    ...numbered(
      '1015',
      'rate-limited',
      'a rate limiting rule of the site counts too many requests',
      'Slow down, or raise the rate limiting rule.',
    ),
    ...numbered(
      '1027',
      'quota-or-billing',
      'the daily requests of the site’s Workers plan are used up',
      'Wait until midnight UTC, or change to a paid plan.',
      'likely',
    ),
    ...numbered(
      '1013',
      'host-not-allowed',
      'Host and TLS server name differ',
      'Call the site by the name of its certificate.',
      'likely',
    ),
    ...numbered(
      '1003',
      'host-not-allowed',
      'it is called by an address instead of a name',
      'Call the site by its name.',
      'likely',
    ),
    ...numbered(
      '1000|1014|1018|1023|1034',
      'access-rule',
      'the DNS records or the settings of the zone do not let this name in',
      'Look up the number of the error in Cloudflare’s list, and check the DNS records of the zone.',
      'likely',
    ),
    {
      match: {
        status: [403],
        body: [/<title>Attention Required! \| Cloudflare<\/title>/, /Sorry, you have been blocked/],
      },
      rule: 'waf-blocked',
      certainty: 'proven',
      means: 'a firewall rule of the site blocked the request',
      fix: LOG,
      reads: RAY,
    },
    {
      match: { status: [403], body: [/<title>Attention Required! \| Cloudflare<\/title>/, /captcha|One more step/i] },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'it answered with a challenge page, which a script cannot solve',
      reads: RAY,
    },
    {
      match: {
        status: [403],
        body: [
          /^<html>\s{1,4}<head><title>403 Forbidden<\/title><\/head>\s{1,4}<body[^>]{0,20}>\s{1,4}<center><h1>403 Forbidden<\/h1><\/center>\s{1,4}<hr><center>cloudflare(?:-nginx)?<\/center>/,
        ],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its own plain page: a certificate, host or port rule',
      fix: 'Check mTLS rules, the host name of the zone and API Shield; Security Events lists it where a rule was meant.',
      reads: RAY,
    },
    {
      match: {
        status: [400],
        body: [
          /<center>cloudflare<\/center>/,
          /<title>400 (?:No required SSL certificate was sent|The SSL certificate error)<\/title>/,
        ],
      },
      rule: 'client-certificate',
      certainty: 'proven',
      means: 'mTLS asks for a client certificate',
    },
    {
      match: { status: [403], header: { 'cf-access-domain': true } },
      rule: 'missing-credentials',
      product: 'Cloudflare Access',
      layer: 'gateway',
      certainty: 'likely',
      means: 'it wants a sign-in at Access',
      fix: 'Sign in at the application first and send the call with credentials; for CORS let Access answer the preflight (Bypass options requests to origin).',
    },
    {
      match: { status: [403], header: { 'www-authenticate': /^Cloudflare-Access\b/ } },
      rule: 'missing-credentials',
      product: 'Cloudflare Access',
      layer: 'gateway',
      certainty: 'proven',
      means: 'it wants a sign-in at Access',
      fix: 'Sign in at the application first and send the call with credentials; for CORS let Access answer the preflight (Bypass options requests to origin).',
    },
  ],
  carries: [
    { header: { 'cf-cache-status': /^(?:DYNAMIC|MISS|BYPASS|EXPIRED|REVALIDATED)$/ }, tells: 'passed' },
    { header: { 'cf-ray': true }, tells: 'carried' },
    { header: { server: 'cloudflare' }, tells: 'carried' },
  ],
} satisfies Recogniser;
