import type { Recogniser } from '../recogniser.ts';

const OWN_PAGE = /<hr><center>Microsoft-Azure-Application-Gateway\/v2<\/center>/;

export default {
  id: 'azure-application-gateway',
  product: 'Azure Application Gateway',
  layer: 'edge',
  docs: [
    'https://learn.microsoft.com/en-us/azure/application-gateway/http-response-codes#403--forbidden',
    'https://learn.microsoft.com/en-us/azure/web-application-firewall/ag/web-application-firewall-troubleshoot',
  ],
  markers: [
    {
      match: { status: [403], body: [OWN_PAGE, '<h1>403 Forbidden</h1>'] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of its WAF policy blocked the request',
      fix: 'Find the rule in the firewall log (ApplicationGatewayFirewallLog) at this time, and exclude the field it matched.',
    },
    {
      match: { status: [400], body: [OWN_PAGE, /SSL certificate/i] },
      rule: 'client-certificate',
      layer: 'gateway',
      certainty: 'proven',
      means: 'mutual authentication asks for a client certificate',
      fix: 'Install the client certificate in the browser.',
    },
    {
      match: { status: [403], on: 'preflight', header: { server: /^Microsoft-Azure-Application-Gateway\/v2$/ } },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of its WAF policy blocked the request',
      fix: 'Find the rule in the firewall log (ApplicationGatewayFirewallLog) at this time, and exclude the field it matched.',
    },
    {
      match: { status: [403], header: { server: /^Microsoft-Azure-Application-Gateway\/v2$/ } },
      rule: 'waf-blocked',
      certainty: 'possible',
      means: 'a rule of its WAF policy may have blocked the request',
    },
  ],
  carries: [{ header: { server: /^Microsoft-Azure-Application-Gateway/ }, tells: 'answered' }],
} satisfies Recogniser;
