import { haproxy as haproxyServer, varnish as varnishServer } from '../../recipes/servers/web-servers.ts';
import { type Ask, type Recording, refusing } from '../recording.ts';

const behindIt: Ask = { how: 'what the application behind it refuses', path: '/orders/1', says: null };
const unavailable: Ask = { how: 'nobody listens behind it', path: '/orders/1', says: null };

const common = { recogniser: 'haproxy', product: 'HAProxy', layer: 'gateway' } as const;
const DENY = 'https://docs.haproxy.org/2.6/configuration.html#4.2-http-request%20deny';
const deny = { rule: 'access-rule', certainty: 'proven' } as const;

const haproxy: readonly Recording[] = [
  {
    ...{ ...common, docs: DENY, behind: 'application' },
    software: refusing(
      haproxyServer,
      `  stick-table type string size 1k expire 60s store http_req_rate(60s)
  http-request track-sc0 path if { path /search }
  http-request deny deny_status 429 if { path /search } { sc_http_req_rate(0) gt 1 }
  http-request deny if { path /denied }
  http-request deny if METH_OPTIONS
  http-request deny deny_status 405 if { path /read } !METH_GET
  http-request auth realm closed if { path /closed } !{ http_auth(demo) }`,
    ),
    asks: [
      { how: 'http-request deny', path: '/denied', says: deny },
      {
        ...{ how: 'http-request deny if METH_OPTIONS', path: '/orders/1', says: deny },
        preflightOf: { method: 'PUT', headers: 'content-type' },
      },
      {
        ...{ how: 'a stick-table and deny_status 429', path: '/search', before: 1 },
        says: { rule: 'rate-limited', certainty: 'proven' },
      },
      {
        ...{ how: 'http-request auth', path: '/closed' },
        docs: 'https://docs.haproxy.org/2.6/configuration.html#4.2-http-request%20auth',
        says: { rule: 'missing-credentials', certainty: 'proven' },
      },
      {
        ...{ how: 'deny_status 405', method: 'POST', path: '/read' },
        says: { rule: 'method-not-permitted', certainty: 'proven' },
      },
      behindIt,
    ],
  },
  { ...{ ...common, docs: DENY, behind: 'nothing' }, software: refusing(haproxyServer, ''), asks: [unavailable] },
];

const SYNTH = 'https://varnish-cache.org/docs/7.1/reference/vcl-step.html#synth';
const varnishd = { recogniser: 'varnish', product: 'Varnish', layer: 'gateway', docs: SYNTH } as const;

const varnish: readonly Recording[] = [
  {
    ...{ ...varnishd, behind: 'application' },
    software: refusing(
      varnishServer,
      `vcl 4.1;
import vsthrottle;
sub vcl_recv {
  if (req.url == "/denied") { return (synth(403)); }
  if (req.url == "/said") { return (synth(403, "Not from your network")); }
  if (req.url == "/closed") { return (synth(401)); }
  if (req.url == "/read" && req.method != "GET") { return (synth(405)); }
  if (req.url == "/search" && vsthrottle.is_denied("all", 1, 60s)) { return (synth(429)); }
}
`,
      { debian: ['varnish-modules'] },
    ),
    asks: [
      { how: 'synth(403)', path: '/denied', says: { rule: 'access-rule', certainty: 'likely' } },
      {
        ...{ how: 'synth(403) with a reason of its own', path: '/said' },
        says: { rule: 'access-rule', certainty: 'likely' },
      },
      { how: 'synth(401)', path: '/closed', says: { rule: 'missing-credentials', certainty: 'likely' } },
      {
        ...{ how: 'synth(405)', method: 'POST', path: '/read' },
        says: { rule: 'method-not-permitted', certainty: 'likely' },
      },
      {
        ...{ how: 'vsthrottle', path: '/search', before: 1 },
        docs: 'https://github.com/varnish/varnish-modules/blob/master/src/vmod_vsthrottle.vcc',
        says: { rule: 'rate-limited', certainty: 'likely' },
      },
      behindIt,
    ],
  },
  { ...{ ...varnishd, behind: 'nothing' }, software: refusing(varnishServer, 'vcl 4.1;\n'), asks: [unavailable] },
];

const squid: Recording = {
  ...{ recogniser: 'squid', product: 'Squid', layer: 'gateway' },
  docs: 'https://wiki.squid-cache.org/SquidFaq/SquidAcl',
  software: {
    version: ['squid', '-v'],
    debian: ['squid'],
    files: ({ folder, port }) => ({
      passwords: '',
      'squid.conf': `http_port 127.0.0.1:${port}
visible_hostname proxy.example
pid_filename none
cache_log ${folder}/cache.log
access_log none
cache deny all
auth_param basic program /usr/lib/squid/basic_ncsa_auth ${folder}/passwords
auth_param basic realm office
acl known proxy_auth REQUIRED
acl inside dstdomain .inside.example
http_access deny inside
http_access deny !known
`,
    }),
    command: ({ folder }) => ['squid', '-N', '-f', `${folder}/squid.conf`],
  },
  asks: [
    {
      ...{ how: 'http_access deny', path: 'http://files.inside.example/a', host: 'files.inside.example' },
      says: { rule: 'access-rule', certainty: 'likely' },
    },
    {
      ...{ how: 'proxy_auth REQUIRED', path: 'http://api.example/orders/1' },
      docs: 'https://wiki.squid-cache.org/Features/Authentication',
      says: { rule: 'proxy-authentication', certainty: 'likely' },
    },
  ],
};

const tinyproxyWith = (rules: string): Recording['software'] => ({
  version: ['tinyproxy', '-v'],
  debian: ['tinyproxy'],
  files: ({ folder, port }) => ({
    filter: 'files.inside.example\n',
    'tinyproxy.conf': `Port ${port}
Listen 127.0.0.1
MaxClients 10
${rules.replace('{folder}', folder)}
`,
  }),
  command: ({ folder }) => ['tinyproxy', '-d', '-c', `${folder}/tinyproxy.conf`],
});

const tiny = { recogniser: 'tinyproxy', product: 'Tinyproxy', layer: 'gateway' } as const;

const tinyproxy: readonly Recording[] = [
  {
    ...{ ...tiny, docs: 'https://github.com/tinyproxy/tinyproxy/blob/master/src/child.c' },
    software: tinyproxyWith('Allow 192.0.2.0/24'),
    asks: [
      {
        ...{ how: 'no Allow for this address', path: 'http://api.example/orders/1' },
        says: { rule: 'ip-denied', certainty: 'proven' },
      },
    ],
  },
  {
    ...{ ...tiny, docs: 'https://github.com/tinyproxy/tinyproxy/blob/master/src/reqs.c' },
    software: tinyproxyWith('BasicAuth office secret'),
    asks: [
      {
        ...{ how: 'BasicAuth', path: 'http://api.example/orders/1' },
        says: { rule: 'proxy-authentication', certainty: 'proven' },
      },
    ],
  },
  {
    ...{ ...tiny, docs: 'https://github.com/tinyproxy/tinyproxy/blob/master/src/reqs.c' },
    software: tinyproxyWith('Filter "{folder}/filter"'),
    asks: [
      {
        ...{ how: 'Filter', path: 'http://files.inside.example/a', host: 'files.inside.example' },
        says: { rule: 'access-rule', certainty: 'proven' },
      },
    ],
  },
];

export const proxies: readonly Recording[] = [...haproxy, ...varnish, squid, ...tinyproxy];
