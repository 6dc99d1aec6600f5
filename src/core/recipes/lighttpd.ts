import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

const header = (name: string, value: string): string => `"${name}" => "${value}"`;

/** lighttpd itself answers OPTIONS with 200 where no module takes the request. Lists of one condition replace the outer one's. */
export default defineRecipe({
  id: 'lighttpd',
  title: 'lighttpd',
  server: ['lighttpd'],
  format: 'lighttpd',
  tested: false,
  vary: 'printed',
  where: 'At the end of lighttpd.conf (1.4.46 or later), outside any condition.',
  removeFirst:
    'Remove every other setenv.*-response-header: one list replaces another, so that other headers belong into these lists.',
  docs: 'https://redmine.lighttpd.net/projects/lighttpd/wiki/Docs_ModSetEnv',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) => {
    const vary = header('Vary', 'Origin');
    const allowed = (origin: string): readonly string[] => [
      vary,
      header('Access-Control-Allow-Origin', origin),
      ...(credentials ? [header('Access-Control-Allow-Credentials', 'true')] : []),
      ...(exposeHeaders.length > 0 ? [header('Access-Control-Expose-Headers', commas(exposeHeaders))] : []),
    ];
    const asked = [
      header('Access-Control-Allow-Methods', commas(methods)),
      ...(headers.length > 0 ? [header('Access-Control-Allow-Headers', commas(headers))] : []),
      header('Access-Control-Max-Age', String(maxAge)),
    ];
    const send = (list: readonly string[], indent: string): string =>
      `${indent}setenv.set-response-header = (${list.join(', ')})`;
    return lines([
      'server.modules += ("mod_setenv")',
      send([vary], ''),
      ...origins.flatMap((origin) => [
        `$REQUEST_HEADER["Origin"] == "${origin}" {`,
        send(allowed(origin), '  '),
        '  # A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
        '  $HTTP["request-method"] == "OPTIONS" {',
        '    $REQUEST_HEADER["Access-Control-Request-Method"] =~ "." {',
        send([...allowed(origin), ...asked], '      '),
        '      auth.require = ()',
        '      proxy.server = ()',
        '      fastcgi.server = ()',
        '      cgi.assign = ()',
        '    }',
        '  }',
        '}',
      ]),
    ]);
  },
});
