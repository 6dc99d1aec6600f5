import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

/** Subroutines of one name run one after the other; these set headers for each request, so that a cached answer serves all. */
export default defineRecipe({
  id: 'varnish',
  title: 'Varnish',
  server: ['varnish'],
  format: 'vcl',
  tested: true,
  vary: 'printed',
  where: 'Into cors.vcl; then include "cors.vcl"; right after the line vcl 4.1; of your own file.',
  removeFirst: 'Remove every other set resp.http.Access-Control-… . What the application sends itself is dropped.',
  docs: 'https://varnish-cache.org/docs/7.1/users-guide/vcl-built-in-subs.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) => {
    const answer = [
      '  unset resp.http.Access-Control-Allow-Origin;',
      '  unset resp.http.Access-Control-Allow-Credentials;',
      '  if (resp.http.Vary) { set resp.http.Vary = resp.http.Vary + ", Origin"; } else { set resp.http.Vary = "Origin"; }',
      '  if (req.http.X-Cors-Origin) {',
      '    set resp.http.Access-Control-Allow-Origin = req.http.X-Cors-Origin;',
      ...(credentials ? ['    set resp.http.Access-Control-Allow-Credentials = "true";'] : []),
      ...(exposeHeaders.length > 0
        ? [`    set resp.http.Access-Control-Expose-Headers = "${commas(exposeHeaders)}";`]
        : []),
      '  }',
    ];
    return lines([
      'sub vcl_recv {',
      '  unset req.http.X-Cors-Origin;',
      '  unset req.http.X-Cors-Preflight;',
      ...origins.map(
        (origin) => `  if (req.http.Origin == "${origin}") { set req.http.X-Cors-Origin = req.http.Origin; }`,
      ),
      '  # A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      '  if (req.method == "OPTIONS" && req.http.Origin && req.http.Access-Control-Request-Method) {',
      '    set req.http.X-Cors-Preflight = "1";',
      '    return (synth(204));',
      '  }',
      '}',
      'sub vcl_deliver {',
      ...answer,
      '}',
      'sub vcl_synth {',
      ...answer,
      '  if (req.http.X-Cors-Preflight) {',
      `    set resp.http.Access-Control-Allow-Methods = "${commas(methods)}";`,
      headers.length > 0 && `    set resp.http.Access-Control-Allow-Headers = "${commas(headers)}";`,
      `    set resp.http.Access-Control-Max-Age = "${maxAge}";`,
      '    return (deliver);',
      '  }',
      '}',
    ]);
  },
});
