import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'azure-front-door',
  product: 'Azure Front Door',
  layer: 'edge',
  docs: [
    'https://learn.microsoft.com/en-us/azure/web-application-firewall/afds/waf-front-door-configure-custom-response-code',
    'https://learn.microsoft.com/en-us/azure/frontdoor/front-door-http-headers-protocol#from-the-front-door-to-the-client',
  ],
  markers: [
    {
      match: {
        status: [403, 405, 406, 429],
        header: { 'x-azure-ref': /(?<reference>\S{4,120})/ },
        body: [/>\s{0,8}The request is blocked\.\s{0,8}</],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of its WAF policy blocked the request; its reference is {reference}',
      fix: 'Find the reference in FrontDoorWebApplicationFirewallLog, and exclude the field that the rule matched.',
    },
    {
      match: { status: [403], header: { 'x-azure-ref': true, 'x-azure-jschallenge': true } },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'its WAF answers with a JavaScript challenge, which a script cannot solve',
    },
  ],
  carries: [{ header: { 'x-azure-ref': true }, tells: 'carried' }],
  headers: ['x-azure-ref-originshield', 'x-fd-int-roxy-purgeid'],
} satisfies Recogniser;
