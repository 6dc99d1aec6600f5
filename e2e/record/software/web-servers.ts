import {
  caddy as caddyServer,
  lighttpd as lighttpdServer,
  loadModules,
  nginx as nginxServer,
  PASSWORDS,
  passwordHash,
} from '../../recipes/servers/web-servers.ts';
import { type Ask, type Recording, refusing } from '../recording.ts';

const denied = { rule: 'access-rule', certainty: 'likely' } as const;
const asked = { rule: 'missing-credentials', certainty: 'likely' } as const;
const behindIt: Ask = { how: 'what the application behind it refuses', path: '/orders/1', says: null };

const nginx: Recording = {
  ...{ recogniser: 'nginx', product: 'nginx', layer: 'web-server', behind: 'application' },
  docs: 'https://nginx.org/en/docs/http/ngx_http_access_module.html',
  software: refusing(
    nginxServer,
    ({ folder, port }) => `    root ${folder}/site;
    location /denied { deny all; }
    location /files { }
    location /closed { auth_basic closed; auth_basic_user_file ${folder}/passwords; }
    location /read { limit_except GET { deny all; } }
    location /static { }
    location /shared { add_header Access-Control-Allow-Origin * always; deny all; }
  }
  limit_req_zone $uri zone=one:1m rate=1r/m;
  server {
    listen 127.0.0.1:${port};
    server_name limited.example;
    root ${folder}/site;
    location /static { limit_req zone=one; limit_req_status 429; }`,
    { files: () => ({ 'site/files/a.txt': 'a', 'site/static/a.txt': 'a' }) },
  ),
  asks: [
    { how: 'deny all', path: '/denied', says: denied },
    {
      ...{ how: 'a directory without an index', path: '/files/', says: denied },
      docs: 'https://nginx.org/en/docs/http/ngx_http_autoindex_module.html',
    },
    {
      ...{ how: 'auth_basic', path: '/closed', says: asked },
      docs: 'https://nginx.org/en/docs/http/ngx_http_auth_basic_module.html',
    },
    {
      ...{ how: 'limit_except', method: 'POST', path: '/read', says: denied },
      docs: 'https://nginx.org/en/docs/http/ngx_http_core_module.html#limit_except',
    },
    {
      ...{ how: 'PUT to a static file', method: 'PUT', path: '/static/a.txt' },
      says: { rule: 'method-not-permitted', certainty: 'likely' },
    },
    { how: 'deny all, with CORS headers', path: '/shared', isCrossSite: true, says: denied },
    {
      ...{ how: 'limit_req, limit_req_status 429', path: '/static/a.txt', host: 'limited.example', before: 1 },
      docs: 'https://nginx.org/en/docs/http/ngx_http_limit_req_module.html',
      says: { rule: 'rate-limited', certainty: 'likely' },
    },
    { ...behindIt, host: 'limited.example' },
    { how: 'an ordinary 404', path: '/static/b.txt', says: null },
  ],
};

const MODULES =
  'mpm_event authn_core authn_file authz_core authz_user auth_basic autoindex dir headers rewrite proxy proxy_http';

const apache: Recording = {
  ...{ recogniser: 'apache', product: 'Apache httpd', layer: 'web-server', behind: 'application' },
  docs: 'https://httpd.apache.org/docs/2.4/howto/access.html',
  software: {
    version: ['apache2', '-v'],
    debian: ['apache2'],
    files: ({ folder, port, application }) => ({
      passwords: PASSWORDS,
      'site/files/a.txt': 'a',
      'site/index.html': 'a',
      'httpd.conf': `ServerRoot ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/log
ServerName api.example
DefaultRuntimeDir ${folder}
User www-data
Group www-data
${loadModules(MODULES)}
Listen 127.0.0.1:${port}
DocumentRoot ${folder}/site
<Directory ${folder}/site>
  Options -Indexes
  Require all granted
</Directory>
<Location /denied>
  Require all denied
</Location>
<Location /signed>
  ServerSignature On
  Require all denied
</Location>
<Location /closed>
  AuthType Basic
  AuthName closed
  AuthUserFile ${folder}/passwords
  Require valid-user
</Location>
<Location /read>
  <LimitExcept GET>
    Require all denied
  </LimitExcept>
</Location>
<Location /shared>
  Header always set Access-Control-Allow-Origin *
  Require all denied
</Location>
RewriteEngine On
RewriteRule ^/rewritten - [F]
ProxyPass /orders http://127.0.0.1:${application}/orders
`,
    }),
    command: ({ folder }) => ['apache2', '-f', `${folder}/httpd.conf`, '-DFOREGROUND'],
  },
  asks: [
    { how: 'Require all denied', path: '/denied', says: denied },
    { how: 'Require all denied, ServerSignature On', path: '/signed', says: denied },
    {
      ...{ how: 'Options -Indexes', path: '/files/', says: denied },
      docs: 'https://httpd.apache.org/docs/2.4/mod/mod_autoindex.html',
    },
    {
      ...{ how: 'AuthType Basic', path: '/closed', says: asked },
      docs: 'https://httpd.apache.org/docs/2.4/howto/auth.html',
    },
    {
      ...{ how: 'LimitExcept GET', method: 'POST', path: '/read', says: denied },
      docs: 'https://httpd.apache.org/docs/2.4/mod/core.html#limitexcept',
    },
    {
      ...{ how: 'RewriteRule with [F]', path: '/rewritten', says: denied },
      docs: 'https://httpd.apache.org/docs/2.4/rewrite/flags.html#flag_f',
    },
    { how: 'Require all denied, with CORS headers', path: '/shared', isCrossSite: true, says: denied },
    {
      ...{ how: 'PUT to a static file', method: 'PUT', path: '/index.html' },
      docs: 'https://httpd.apache.org/docs/2.4/mod/core.html#limit',
      says: { rule: 'method-not-permitted', certainty: 'likely' },
    },
    behindIt,
    { how: 'an ordinary 404', path: '/files/b.txt', says: null },
  ],
};

const lighttpd: Recording = {
  ...{ recogniser: 'lighttpd', product: 'lighttpd', layer: 'web-server', behind: 'application' },
  docs: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_access',
  software: refusing(
    lighttpdServer,
    ({ folder }) => `server.modules += ("mod_access")
mimetype.assign = (".txt" => "text/plain")
$HTTP["url"] =~ "^/(denied|files|closed|static)" {
  proxy.server = ()
  server.document-root = "${folder}/site"
  url.access-deny = ("~", ".inc")
}
auth.require = ("/closed" => ("method" => "basic", "realm" => "closed", "require" => "valid-user"))`,
    { files: () => ({ 'site/denied/a.inc': 'a', 'site/files/a.txt': 'a', 'site/static/a.txt': 'a' }) },
  ),
  asks: [
    { how: 'url.access-deny', path: '/denied/a.inc', says: denied },
    {
      ...{ how: 'a directory without an index', path: '/files/', says: denied },
      docs: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_dirlisting',
    },
    {
      ...{ how: 'auth.require', path: '/closed', says: asked },
      docs: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_auth',
    },
    behindIt,
  ],
};

const caddy: Recording = {
  ...{ recogniser: 'caddy', product: 'Caddy', layer: 'web-server', behind: 'application' },
  docs: 'https://caddyserver.com/docs/caddyfile/directives/respond',
  software: refusing(
    caddyServer,
    () => `    respond /denied 403
    respond /said "Not for you" 403
    basicauth /closed {
      demo ${passwordHash()}
    }
    respond /closed 204`,
  ),
  asks: [
    { how: 'respond 403', path: '/denied', says: { rule: 'access-rule', certainty: 'possible' } },
    {
      ...{ how: 'basicauth', path: '/closed', says: asked },
      docs: 'https://caddyserver.com/docs/caddyfile/directives/basic_auth',
    },
    { how: 'respond 403 with words, which may be anything behind it', path: '/said', says: null },
    behindIt,
  ],
};

export const webServers: readonly Recording[] = [nginx, apache, lighttpd, caddy];
