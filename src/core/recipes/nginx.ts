import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

const header = (name: string, value: string): string => `add_header ${name} ${value} always;`;

/** All in `server { }`: its rewrite phase ends a preflight before any location asks for credentials. */
export default defineRecipe({
  id: 'nginx',
  title: 'nginx',
  server: ['nginx', 'openresty', 'tengine', 'angie', 'freenginx'],
  format: 'nginx',
  tested: true,
  vary: 'printed',
  where:
    'In server { }, before its locations; a location with an add_header of its own needs these add_header lines too.',
  removeFirst:
    'Remove every other add_header Access-Control-… and every if ($request_method = OPTIONS). The application behind it need not add them: proxy_hide_header drops its own.',
  docs: 'https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'set $cors_origin "";',
      origins.map((origin) => `if ($http_origin = "${origin}") { set $cors_origin $http_origin; }`),
      credentials && ['set $cors_credentials "";', 'if ($cors_origin) { set $cors_credentials "true"; }'],
      '# A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      'set $cors_preflight "";',
      'if ($request_method = OPTIONS) { set $cors_preflight $http_access_control_request_method; }',
      'if ($http_origin = "") { set $cors_preflight ""; }',
      'set $cors_methods "";',
      'set $cors_headers "";',
      'set $cors_max_age "";',
      'if ($cors_preflight) {',
      `    set $cors_methods "${commas(methods)}";`,
      `    set $cors_headers "${commas(headers)}";`,
      `    set $cors_max_age "${maxAge}";`,
      '}',
      '# A header without a value is not sent; always: on errors too.',
      header('Access-Control-Allow-Origin', '$cors_origin'),
      credentials && header('Access-Control-Allow-Credentials', '$cors_credentials'),
      header('Access-Control-Allow-Methods', '$cors_methods'),
      header('Access-Control-Allow-Headers', '$cors_headers'),
      header('Access-Control-Max-Age', '$cors_max_age'),
      exposeHeaders.length > 0 && header('Access-Control-Expose-Headers', `"${commas(exposeHeaders)}"`),
      header('Vary', 'Origin'),
      'proxy_hide_header Access-Control-Allow-Origin;',
      'proxy_hide_header Access-Control-Allow-Credentials;',
      'if ($cors_preflight) { return 204; }',
    ]),
});
