import type { Recogniser } from '../recogniser.ts';

const INCIDENT = /Incapsula incident ID: ?(?<incident>[\d-]{5,60})/;
const FIX = 'Give the incident id to whoever runs the Imperva site: its security events name the rule.';

export default {
  id: 'imperva',
  product: 'Imperva',
  layer: 'edge',
  docs: [
    'https://docs.imperva.com/bundle/cloud-application-security/page/more/error-pages.htm',
    'https://docs.imperva.com/bundle/cloud-application-security/page/settings/error-codes.htm',
  ],
  markers: [
    {
      match: { status: [200, 403], body: [/<iframe id="main-iframe" src="\/_Incapsula_Resource\?/, INCIDENT] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'it blocked or challenged the request; incident {incident}',
      fix: FIX,
    },
    {
      match: {
        status: [200, 403],
        body: [/<iframe id="main-iframe" src="\/_Incapsula_Resource\?[^"]{0,400}&incident_id=(?<incident>[\d-]{5,60})/],
      },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it answered with a challenge, which a script cannot solve; incident {incident}',
      fix: FIX,
    },
    {
      match: { status: [403], body: [INCIDENT] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'it blocked the request; incident {incident}',
      fix: FIX,
    },
    {
      match: {
        status: [200, 403],
        body: [/<META NAME="ROBOTS" CONTENT="NOINDEX, ?NOFOLLOW">/i, /src="\/_Incapsula_Resource\?SWJIYLWA=/],
      },
      rule: 'bot-challenge',
      certainty: 'likely',
      means: 'it answered with a script that tests the browser',
      fix: 'Exempt the API path from the bot checks.',
    },
    {
      match: {
        status: [403],
        body: [
          /<h1>Error 1[567]<\/h1>|Error code(?:<\/?\w{1,6}>|\s|:){1,6}1[567]\b/,
          /This request was blocked by (?:our security service|the security rules)/i,
        ],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a security rule blocked the request',
      fix: FIX,
    },
  ],
  carries: [
    { header: { 'x-iinfo': true }, tells: 'carried' },
    { header: { 'x-cdn': /^(?:Incapsula|Imperva)$/i }, tells: 'carried' },
  ],
} satisfies Recogniser;
