import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Situation, TestServer } from '../server.ts';

/** A password file for `demo`, as nginx and httpd read it. */
export const PASSWORDS = `demo:{SHA}${createHash('sha1').update('demo').digest('base64')}\n`;
const when = (holds: boolean, text: string): string => (holds ? text : '');

export const nginx: TestServer = {
  recipe: 'nginx',
  debian: ['nginx-light'],
  kind: 'proxy',
  version: ['nginx', '-v'],
  files: ({ folder, port, application, auth, recipe }) => ({
    passwords: PASSWORDS,
    'nginx.conf': `daemon off; user root; pid ${folder}/pid; error_log stderr; worker_processes 1;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port};
${recipe}
    location / {
      ${when(auth === 'all', `auth_basic demo; auth_basic_user_file ${folder}/passwords;`)}
      proxy_pass http://127.0.0.1:${application};
    }
  }
}
`,
  }),
  command: ({ folder }) => ['nginx', '-p', folder, '-c', `${folder}/nginx.conf`],
};

const MODULES =
  'mpm_event authn_core authn_file authz_core authz_user auth_basic headers setenvif rewrite proxy proxy_http';

/** Debian's modules of httpd, by their names without `mod_`. */
export const loadModules = (names: string): string =>
  names
    .split(' ')
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
    .join('\n');

const apache: TestServer = {
  recipe: 'apache',
  debian: ['apache2'],
  kind: 'proxy',
  version: ['apache2', '-v'],
  files: ({ folder, port, application, auth, recipe }) => ({
    passwords: PASSWORDS,
    'httpd.conf': `ServerRoot ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/log
ServerName api.localhost
DefaultRuntimeDir ${folder}
User www-data
Group www-data
${loadModules(MODULES)}
Listen 127.0.0.1:${port}
<VirtualHost *:${port}>
${recipe}
ProxyPass / http://127.0.0.1:${application}/
<Location />
  Require all granted
</Location>
${when(auth === 'all', `<Location />\n  AuthType Basic\n  AuthName demo\n  AuthUserFile ${folder}/passwords\n  Require valid-user\n</Location>`)}
</VirtualHost>
`,
  }),
  command: ({ folder }) => ['apache2', '-f', `${folder}/httpd.conf`, '-DFOREGROUND'],
};

export const haproxy: TestServer = {
  recipe: 'haproxy',
  debian: ['haproxy'],
  kind: 'proxy',
  version: ['haproxy', '-v'],
  files: ({ port, application, auth, recipe }) => ({
    'haproxy.cfg': `defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s
userlist demo
  user demo insecure-password demo
frontend api
  bind 127.0.0.1:${port}
${recipe}
  ${when(auth === 'all', 'http-request auth unless { http_auth(demo) }')}
  default_backend application
backend application
  server one 127.0.0.1:${application}
`,
  }),
  command: ({ folder }) => ['haproxy', '-db', '-f', `${folder}/haproxy.cfg`],
};

export const lighttpd: TestServer = {
  recipe: 'lighttpd',
  debian: ['lighttpd'],
  kind: 'proxy',
  version: ['lighttpd', '-v'],
  files: ({ folder, port, application, auth, recipe }) => ({
    passwords: 'demo:demo\n',
    'lighttpd.conf': `server.modules = ("mod_auth", "mod_authn_file", "mod_proxy")
server.document-root = "${folder}"
server.bind = "127.0.0.1"
server.port = ${port}
auth.backend = "plain"
auth.backend.plain.userfile = "${folder}/passwords"
${when(auth === 'all', 'auth.require = ("/" => ("method" => "basic", "realm" => "demo", "require" => "valid-user"))')}
proxy.server = ("" => (("host" => "127.0.0.1", "port" => ${application})))
${recipe}
`,
  }),
  command: ({ folder }) => ['lighttpd', '-D', '-f', `${folder}/lighttpd.conf`],
};

export const varnish: TestServer = {
  recipe: 'varnish',
  debian: ['varnish'],
  kind: 'proxy',
  version: ['varnishd', '-V'],
  files: ({ folder, application, auth, recipe }) => ({
    'cors.vcl': recipe,
    'main.vcl': `vcl 4.1;
${when(recipe !== '', `include "${folder}/cors.vcl";`)}
backend default { .host = "127.0.0.1"; .port = "${application}"; }
sub vcl_recv {
  ${when(auth === 'all', 'if (req.http.Authorization != "Basic ZGVtbzpkZW1v") { return (synth(401)); }')}
  return (pass);
}
`,
  }),
  command: ({ folder, port }) => [
    'varnishd',
    '-F',
    '-j',
    'none',
    '-a',
    `127.0.0.1:${port}`,
    '-n',
    folder,
    '-f',
    `${folder}/main.vcl`,
    '-s',
    'malloc,16m',
  ],
};

const CADDY = 'caddy';

/** The hash of `demo`, as Caddy reads it. */
export const passwordHash = (): string =>
  execFileSync(CADDY, ['hash-password', '--plaintext', 'demo'], { encoding: 'utf8' }).trim();

export const caddy: TestServer = {
  recipe: 'caddy',
  debian: ['caddy'],
  kind: 'proxy',
  version: ['caddy', 'version'],
  files: ({ port, application, auth, recipe }: Situation) => ({
    Caddyfile: `{
  admin off
  auto_https off
}
http://:${port} {
  bind 127.0.0.1
  route {
${recipe}
    ${when(auth === 'all', `basicauth {\n      demo ${auth === 'all' ? passwordHash() : ''}\n    }`)}
    reverse_proxy 127.0.0.1:${application} {
      ${when(recipe !== '', 'header_down -Access-Control-*')}
    }
  }
}
`,
  }),
  command: ({ folder }) => ['caddy', 'run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'],
};

export const webServers: readonly TestServer[] = [nginx, apache, haproxy, lighttpd, varnish, caddy];
