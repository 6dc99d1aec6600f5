import type { Recogniser } from '../recogniser.ts';

const FIX =
  'Add the address or path to the allow-list in the firewall’s dashboard; the block id of the page finds the event.';

const PAGE =
  /<title>(?:Sucuri WebSite Firewall|Access Denied)[^<]{0,80}(?:Access Denied|Sucuri Website Firewall)<\/title>/i;

export default {
  id: 'sucuri',
  product: 'Sucuri',
  layer: 'edge',
  docs: ['https://docs.sucuri.net/website-firewall/troubleshooting/website-firewall-block-codes/'],
  markers: [
    {
      match: { status: [403], body: [PAGE, /Access from your Country was disabled/i] },
      rule: 'geo-denied',
      certainty: 'proven',
      means: 'the firewall blocks this country',
      fix: 'Change the geo-blocking of the site in the firewall’s dashboard.',
    },
    {
      match: { header: { 'x-sucuri-block': /^GEO/ } },
      rule: 'geo-denied',
      certainty: 'proven',
      means: 'the firewall blocks this country',
      fix: 'Change the geo-blocking of the site in the firewall’s dashboard.',
    },
    {
      match: { header: { 'x-sucuri-block': /^(?<block>.{1,80})$/ } },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request: {block}',
      fix: FIX,
    },
    {
      match: { status: [403], body: [PAGE] },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the firewall blocked the request',
      fix: FIX,
      reads: { body: [/Block ID:?(?:<[^>]{1,40}>|\s){0,8}(?<block>\w{3,12})/] },
    },
  ],
  carries: [
    { header: { 'x-sucuri-id': true }, tells: 'carried' },
    { header: { server: /^Sucuri/i }, tells: 'carried' },
  ],
  headers: ['x-sucuri-cache'],
} satisfies Recogniser;
