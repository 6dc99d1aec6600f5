import type { Recogniser } from '../recogniser.ts';

const REFERENCE =
  /Reference(?:&#32;|\s)(?:&#35;|#)(?<reference>[0-9a-f]{1,4}(?:&#46;|\.)[0-9a-f]{4,16}(?:&#46;|\.)[0-9]{6,14}(?:&#46;|\.)[0-9a-f]{4,16})/i;

export default {
  id: 'akamai',
  product: 'Akamai',
  layer: 'edge',
  docs: [
    'https://techdocs.akamai.com/property-mgr/docs/access-denied',
    'https://techdocs.akamai.com/edge-diagnostics/docs/error-codes',
    'https://community.akamai.com/customers/s/article/Why-is-Akamai-blocking-me',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/<TITLE>Access Denied<\/TITLE>/i, /You don't have permission to access (?:&quot;|")/, REFERENCE],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of the edge denied the request; its reference is {reference}',
      fix: 'Give the reference {reference} to whoever runs the Akamai property: its error translator names the rule.',
    },
    {
      match: {
        status: [403],
        body: [/https?(?:&#58;|:)(?:&#47;&#47;|\/\/)errors(?:&#46;|\.)edgesuite(?:&#46;|\.)net(?:&#47;|\/)/, REFERENCE],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'a rule of the edge denied the request; its reference is {reference}',
      fix: 'Give the reference {reference} to whoever runs the Akamai property: its error translator names the rule.',
    },
    {
      match: { status: [403, 428, 429], json: { 'sec-cp-challenge': 'true' } },
      rule: 'bot-challenge',
      certainty: 'proven',
      means: 'Bot Manager answers with a crypto challenge',
      fix: 'Load the Bot Manager script on the page that calls, or exempt the API path.',
    },
    {
      match: { status: [403], header: { server: 'AkamaiGHost' }, on: 'preflight' },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the edge answered the preflight itself',
      fix: 'Ask whoever runs the Akamai property to look for this time and URL.',
    },
    {
      match: { status: [403], header: { server: 'AkamaiGHost' } },
      rule: 'waf-blocked',
      certainty: 'possible',
      means: 'the edge answered itself; a rule of it may have denied the request',
      fix: 'Ask whoever runs the Akamai property to look for this time and URL.',
    },
  ],
  carries: [
    { header: { server: 'AkamaiGHost' }, tells: 'answered' },
    { header: { 'x-akamai-request-id': true }, tells: 'carried' },
    { header: { 'akamai-grn': true }, tells: 'carried' },
    { header: { 'server-timing': /\bak_p\b|\bcdn-cache; desc=/ }, tells: 'carried' },
    { header: { 'x-akamai-transformed': true }, tells: 'carried' },
  ],
} satisfies Recogniser;
