import { defineRecipe } from '../recipe.ts';
import { commas, lines, oneOf } from '../recipe-text.ts';

const allowed = (name: string, value: string): string =>
  `Header always set Access-Control-${name} "${value}" env=CORS_ORIGIN`;

/** Outside any directory the rewrite comes before authentication; `always` is the list of headers that errors keep. */
export default defineRecipe({
  id: 'apache',
  title: 'Apache httpd',
  server: ['apache', 'httpd'],
  format: 'apache',
  tested: true,
  vary: 'printed',
  where:
    'In <VirtualHost>, outside any <Directory> or <Location>; the modules headers, rewrite and setenvif must be on (a2enmod headers rewrite setenvif).',
  removeFirst:
    'Remove every other Header … Access-Control-…, from .htaccess files too. What the application sends itself is dropped by the unset lines.',
  docs: 'https://httpd.apache.org/docs/2.4/mod/mod_headers.html#header',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      `SetEnvIf Origin "${oneOf(origins)}" CORS_ORIGIN=$0`,
      '# What comes from the application: one layer sets these headers.',
      'Header onsuccess unset Access-Control-Allow-Origin',
      'Header onsuccess unset Access-Control-Allow-Credentials',
      allowed('Allow-Origin', '%{CORS_ORIGIN}e'),
      credentials && allowed('Allow-Credentials', 'true'),
      exposeHeaders.length > 0 && allowed('Expose-Headers', commas(exposeHeaders)),
      'Header always merge Vary Origin',
      '# A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      'RewriteEngine On',
      'RewriteCond %{REQUEST_METHOD} =OPTIONS',
      'RewriteCond %{HTTP:Origin} .',
      'RewriteCond %{HTTP:Access-Control-Request-Method} .',
      'RewriteRule ^ - [R=204,E=CORS_PREFLIGHT:1,L]',
      `<If "%{REQUEST_METHOD} == 'OPTIONS' && -n %{HTTP:Access-Control-Request-Method}">`,
      `    ${allowed('Allow-Methods', commas(methods))}`,
      headers.length > 0 && `    ${allowed('Allow-Headers', commas(headers))}`,
      `    ${allowed('Max-Age', String(maxAge))}`,
      '</If>',
    ]),
});
