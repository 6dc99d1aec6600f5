import type { Recogniser } from '../recogniser.ts';

/** The default blocking page of BIG-IP Advanced WAF (ASM). It is sent with 200 unless the policy says otherwise. */
export default {
  id: 'f5',
  product: 'F5 BIG-IP Advanced WAF',
  layer: 'edge',
  docs: [
    'https://my.f5.com/manage/s/article/K7825',
    'https://techdocs.f5.com/en-us/bigip-15-0-0/big-ip-asm-implementations/customizing-response-pages.html',
  ],
  markers: [
    {
      match: {
        status: [200, 400, 403, 406],
        body: [
          /^<html><head><title>Request Rejected<\/title><\/head><body>The requested URL was rejected\. Please consult with your administrator\./,
          /Your support ID is: ?(?<supportId>\d{5,30})/,
        ],
      },
      rule: 'url-rejected',
      // The same page for every violation: an address, a country or a bot, too.
      certainty: 'likely',
      means: 'its policy rejected the request; support id {supportId}',
      fix: 'Give the support id {supportId} to the operator: the event log names the violation, mostly an unknown parameter, character or file type.',
    },
    {
      match: {
        status: [200, 400, 403, 406],
        body: [
          /<title>Request Rejected<\/title>/i,
          /The requested URL was rejected/i,
          /(?<supportId>\d{10,30}|[0-9a-f]{8}-[0-9a-f-]{27})/,
        ],
      },
      rule: 'url-rejected',
      certainty: 'likely',
      means: 'its policy rejected the request; support id {supportId}',
      fix: 'Give the support id {supportId} to the operator: the event log names the violation.',
    },
    {
      match: {
        status: [200, 400, 403, 406],
        body: [
          // The same page in another language, and what it answers to SOAP.
          /^<html><head><title>[^<]{3,60}<\/title><\/head><body>[^<]{10,300}<br><br>[^<\d]{5,60}\d{10,30}<br>|<faultstring>The requested operation was rejected\./,
          /\b(?<supportId>\d{10,30})\b/,
        ],
      },
      rule: 'url-rejected',
      certainty: 'likely',
      means: 'its policy rejected the request; support id {supportId}',
      fix: 'Give the support id {supportId} to the operator: the event log names the violation.',
    },
    {
      match: { status: [200, 403], json: { supportID: /^(?<supportId>\d{5,30})$/ } },
      rule: 'url-rejected',
      certainty: 'likely',
      means: 'its policy rejected the request; support id {supportId}',
      fix: 'Give the support id {supportId} to the operator: the event log names the violation.',
    },
  ],
  carries: [
    { header: { server: /^(?:BigIP|BIG-IP)$/i }, tells: 'answered', layer: 'gateway', product: 'F5 BIG-IP' },
    { header: { server: 'volt-adc' }, tells: 'carried', product: 'F5 Distributed Cloud' },
  ],
} satisfies Recogniser;
