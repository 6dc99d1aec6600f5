import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'fastly',
  product: 'Fastly',
  layer: 'edge',
  docs: [
    'https://www.fastly.com/documentation/guides/concepts/errors/',
    'https://www.fastly.com/documentation/guides/next-gen-waf/using-ngwaf/about-the-response-codes/',
  ],
  markers: [
    {
      match: {
        status: [500],
        header: { server: 'Varnish' },
        body: [/Fastly error: unknown domain:? (?<host>[^\s.<][^\s<]{0,200}?)[.<\s]/],
      },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'no service has the domain {host}',
      fix: 'Add {host} to the domains of the service and activate that version.',
    },
    {
      match: {
        status: [406],
        header: { server: 'Varnish', 'retry-after': '0', 'x-served-by': /^cache-/ },
        body: [/^(?:<[^>]{1,40}>){0,8}\s{0,4}Not Acceptable/i],
      },
      rule: 'waf-blocked',
      certainty: 'likely',
      means: 'the Next-Gen WAF blocks with 406 by default, and the edge made this answer itself',
      fix: 'Look for the request in the Next-Gen WAF: it lists the signals that made it block.',
    },
    {
      match: {
        status: [406],
        header: { 'x-served-by': /^cache-/ },
        body: [/^(?:<[^>]{1,40}>){0,8}\s{0,4}Not Acceptable/i],
      },
      rule: 'waf-blocked',
      certainty: 'possible',
      means: 'the Next-Gen WAF blocks with 406 by default',
      fix: 'Look for the request in the Next-Gen WAF: it lists the signals that made it block.',
    },
    {
      match: {
        status: [429],
        header: { 'x-served-by': /^cache-/ },
        body: ['<p>Varnish cache server</p>', /Details: (?<details>cache-[\w-]{3,60}(?: \d{6,14}){2})/],
      },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'the service’s rate limiting counts too many requests',
    },
    {
      match: {
        status: [403],
        header: { 'x-served-by': /^cache-/ },
        body: [
          '<p>Varnish cache server</p>',
          /<h1>Error 403 (?<said>[^<]{1,80})<\/h1>/,
          /Details: (?<details>cache-[\w-]{3,60}(?: \d{6,14}){2})/,
        ],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'the service’s VCL answers "{said}" by itself',
      fix: 'Find the error statement in the VCL of the service, and the condition before it.',
    },
  ],
  carries: [
    { header: { 'x-fastly-request-id': true }, tells: 'carried' },
    { header: { 'x-served-by': /^cache-[a-z0-9-]{3,40}-[A-Z]{3}\b/ }, tells: 'carried' },
  ],
} satisfies Recogniser;
