import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** The detailed page names the substatus: https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code */
const detailed = (substatus: string, rule: RuleId, means: string, certainty = surest(rule)): Marker => ({
  match: {
    status: [401, 403, 404, 405],
    body: [
      new RegExp(
        `<(?:title>IIS [\\d.]{1,6} Detailed Error -|h\\d>HTTP Error|b> Error message) (?<code>${substatus})(?: -|\\.:)`,
      ),
    ],
  },
  rule,
  certainty,
  means: `${means} ({code})`,
});

const short = (heading: string) => ({
  body: [
    // In the language of the server.
    /<title>40[13] - [^<]{3,150}<\/title>/,
    new RegExp(`<div class="content-container"><fieldset>\\s{1,8}<h2>${heading} - `),
  ],
});

export default {
  id: 'iis',
  product: 'IIS',
  layer: 'web-server',
  docs: [
    'https://learn.microsoft.com/en-us/troubleshoot/developer/webapps/iis/health-diagnostic-performance/http-status-code',
  ],
  markers: [
    {
      match: { status: [440], header: { server: /^Microsoft-IIS/ } },
      rule: 'token-expired',
      layer: 'application',
      certainty: 'likely',
      means: "440 is Microsoft's status for a session that has ended",
      fix: 'Sign in again.',
    },
    detailed('403\\.(?:6|8)', 'ip-denied', 'the address or domain is restricted'),
    detailed('403\\.50[12]', 'rate-limited', 'too many requests came from this address'),
    detailed('403\\.14', 'directory-listing', 'the directory has no default document, and listing is off'),
    detailed('403\\.(?:7|12|13|16|17)', 'client-certificate', 'a client certificate is required or not accepted'),
    detailed('403\\.4', 'access-rule', 'it wants HTTPS'),
    detailed('403\\.\\d{1,3}', 'access-rule', 'its configuration forbids this path'),
    detailed('401\\.1', 'invalid-token', 'the sign-in failed'),
    detailed('401\\.3', 'insufficient-permission', 'the permissions of the file do not let this user read it'),
    detailed('401\\.[45]', 'access-rule', 'a filter or the application behind it denied access'),
    detailed('401\\.\\d{1,3}', 'missing-credentials', 'it wants a sign-in', 'likely'),
    {
      match: { status: [400], header: { server: /^Microsoft-/ }, body: [/<h2>Bad Request - Invalid Hostname<\/h2>/] },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'no binding of a site has this host name',
      fix: 'Add a binding with the name to the site, or call it by a name that it has.',
    },
    {
      // The same page where no header names who wrote it: HTTP.sys, or Kestrel.
      match: { status: [400], body: [/<h2>Bad Request - Invalid Hostname<\/h2>/], lacks: ['server'] },
      rule: 'host-not-allowed',
      certainty: 'likely',
      product: 'HTTP.sys',
      means: 'no site has this host name',
      fix: 'Add the name to the bindings of the site or to AllowedHosts, or call it by a name that it has.',
    },
    {
      match: { status: [403], ...short('403') },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its configuration or file permissions forbid this path',
      fix: 'The IIS log has the substatus (403.x), which says which check: address, certificate, HTTPS, directory, permission.',
    },
    {
      match: { status: [401], ...short('401') },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'it wants a sign-in, and no credentials that it accepts came',
    },
    {
      match: { status: [404], body: [/Request Filtering|404\.1[0-9]/, /<title>IIS [\d.]{1,6} Detailed Error/] },
      rule: 'url-rejected',
      certainty: 'likely',
      means: 'request filtering rejected the URL',
    },
  ],
  carries: [{ header: { server: /^Microsoft-IIS\// }, tells: 'carried' }],
} satisfies Recogniser;
