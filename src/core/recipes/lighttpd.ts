import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

const header = (name: string, value: string): string => `"${name}" => "${value}"`;

const send = (headers: readonly string[], indent: string): string =>
  `${indent}setenv.set-response-header = (${headers.join(', ')})`;

/** One list of headers replaces the outer one's; modules act in the order of their list, so that these come before mod_auth. */
export default defineRecipe({
  id: 'lighttpd',
  title: 'lighttpd',
  server: ['lighttpd'],
  format: 'lighttpd',
  tested: true,
  vary: 'printed',
  where: 'At the end of lighttpd.conf (1.4.46 or later), after every server.modules and outside any condition.',
  removeFirst:
    'Remove every other setenv.set-response-header and setenv.add-response-header: one list replaces another, so that other headers belong into these lists.',
  docs: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ModSetEnv',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) => {
    const allowed = (origin: string): readonly string[] => [
      header('Access-Control-Allow-Origin', origin),
      ...(credentials ? [header('Access-Control-Allow-Credentials', 'true')] : []),
      ...(exposeHeaders.length > 0 ? [header('Access-Control-Expose-Headers', commas(exposeHeaders))] : []),
    ];
    const asked = [
      header('Access-Control-Allow-Methods', commas(methods)),
      ...(headers.length > 0 ? [header('Access-Control-Allow-Headers', commas(headers))] : []),
      header('Access-Control-Max-Age', String(maxAge)),
    ];
    return lines([
      'server.modules := ("mod_setenv", "mod_redirect") + server.modules',
      'setenv.add-response-header = ("Vary" => "Origin")',
      '# What the application sends itself: one layer sets these headers.',
      send([header('Access-Control-Allow-Origin', ''), header('Access-Control-Allow-Credentials', '')], ''),
      ...origins.flatMap((origin) => [
        `$REQUEST_HEADER["Origin"] == "${origin}" {`,
        send(allowed(origin), '  '),
        '  # A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
        '  $HTTP["request-method"] == "OPTIONS" {',
        '    $REQUEST_HEADER["Access-Control-Request-Method"] =~ "." {',
        send([...allowed(origin), ...asked], '      '),
        '      # With this status it redirects nobody: it ends the request before authentication.',
        '      url.redirect = ("" => "/")',
        '      url.redirect-code = 204',
        '    }',
        '  }',
        '}',
      ]),
    ]);
  },
});
