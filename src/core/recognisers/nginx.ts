import type { Marker, Recogniser } from '../recogniser.ts';

const page = (name: string, status: string): readonly RegExp[] => [
  new RegExp(`<center><h1>${status}</h1></center>\\s{1,4}<hr><center>(?:${name})\\b`),
];

/** nginx and its relatives write their error pages alike: a title, a centred heading, the name below a line. */
const pagesOf = (name: string, product: string): readonly Marker[] => [
  {
    match: {
      status: [400],
      body: [
        /<title>400 (?:No required SSL certificate was sent|The SSL certificate error)<\/title>/,
        `<hr><center>${name.split('|')[0]}`,
      ],
    },
    rule: 'client-certificate',
    product,
    certainty: 'proven',
    means: 'it asks for a client certificate and got none that it accepts',
    fix: 'Install the client certificate in the browser, or set ssl_verify_client optional for this location.',
  },
  {
    match: { status: [403], body: page(name, '403 Forbidden') },
    rule: 'access-rule',
    product,
    certainty: 'likely',
    means: 'its own configuration or file permissions forbid this path',
    fix: "Look for deny, return 403, auth_request and limit_except in the location that serves this path, for a directory without an index file, and for files that the worker's user cannot read; error.log says which.",
  },
  {
    match: { status: [401], challenge: { error: 'invalid_token' }, body: page(name, '401 Authorization Required') },
    rule: 'invalid-token',
    product,
    certainty: 'likely',
    means: 'auth_jwt does not accept the token',
  },
  {
    match: { status: [401], body: page(name, '401 Authorization Required') },
    rule: 'missing-credentials',
    product,
    certainty: 'likely',
    means: 'auth_basic or auth_request asks for credentials',
    fix: 'Send the credentials that auth_basic or auth_request expects, or set auth_basic off for this location.',
  },
  {
    match: {
      status: [400],
      body: ['<center>Request Header Or Cookie Too Large</center>', `<hr><center>${name.split('|')[0]}`],
    },
    rule: 'request-shape',
    product,
    certainty: 'likely',
    means: 'a line of the header, mostly that of the cookies, is longer than large_client_header_buffers allows',
    fix: 'Where so much must be sent, raise large_client_header_buffers.',
    fixBy: 'server',
  },
  {
    match: { status: [405], body: page(name, '405 Not Allowed') },
    rule: 'method-not-permitted',
    product,
    certainty: 'likely',
    means: 'it serves this path as a file and allows GET and HEAD only',
    fix: 'Pass this location to the application (proxy_pass) instead of serving it as a file.',
  },
  {
    match: { status: [429], body: page(name, '429 Too Many Requests') },
    rule: 'rate-limited',
    product,
    certainty: 'likely',
    means: 'limit_req or limit_conn counts too many requests',
    fix: 'Slow the calls down, or raise rate and burst of limit_req for this location.',
  },
  {
    match: { status: [404], on: 'preflight', body: page(name, '404 Not Found') },
    rule: 'route-missing',
    product,
    certainty: 'likely',
    means: 'it knows no such path',
  },
];

export default {
  id: 'nginx',
  product: 'nginx',
  layer: 'web-server',
  docs: [
    'https://nginx.org/en/docs/http/ngx_http_access_module.html',
    'https://nginx.org/en/docs/http/ngx_http_autoindex_module.html',
    'https://nginx.org/en/docs/http/ngx_http_limit_req_module.html',
  ],
  markers: [
    {
      match: { status: [403], header: { 'x-tengine-error': /\brefer/i } },
      rule: 'referrer-denied',
      product: 'Tengine',
      certainty: 'proven',
      means: 'its list of allowed referers does not hold this one',
      fix: 'Add the page’s host to valid_referers, or let the page send no Referer where the list allows none.',
    },
    {
      match: { status: [403], body: [/<hr ?\/?>Powered by Tengine\b/] },
      rule: 'access-rule',
      product: 'Tengine',
      certainty: 'likely',
      means: 'its own configuration or file permissions forbid this path',
    },
    ...pagesOf('nginx', 'nginx'),
    ...pagesOf('openresty', 'OpenResty'),
    ...pagesOf('Tengine|angie|freenginx', 'nginx'),
  ],
  carries: [
    { header: { server: /^openresty/i }, tells: 'carried', product: 'OpenResty' },
    { header: { server: /^nginx/i }, tells: 'carried' },
  ],
} satisfies Recogniser;
