import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

const set = (name: string, value: string): string =>
  `http-after-response set-header Access-Control-${name} "${value}" if { var(txn.cors_origin) -m found }`;

/** `http-after-response` sees every answer: the application's, HAProxy's own errors and its 401. */
export default defineRecipe({
  id: 'haproxy',
  title: 'HAProxy',
  server: ['haproxy'],
  format: 'haproxy',
  tested: true,
  vary: 'printed',
  where: 'In the frontend, before its other http-request rules (HAProxy 2.2 or later).',
  removeFirst:
    'Remove every other http-response rule for Access-Control-… headers. What the application sends itself is replaced.',
  docs: 'https://docs.haproxy.org/2.6/configuration.html#4.2-http-after-response%20set-header',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      ...origins.map(
        (origin) => `http-request set-var(txn.cors_origin) req.fhdr(Origin) if { req.fhdr(Origin) -m str "${origin}" }`,
      ),
      '# A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      'acl cors_preflight_origin req.fhdr(Origin) -m found',
      'acl cors_preflight_method req.fhdr(Access-Control-Request-Method) -m found',
      [
        'http-request return status 204',
        `hdr Access-Control-Allow-Methods "${commas(methods)}"`,
        ...(headers.length > 0 ? [`hdr Access-Control-Allow-Headers "${commas(headers)}"`] : []),
        `hdr Access-Control-Max-Age "${maxAge}"`,
        'if METH_OPTIONS cors_preflight_origin cors_preflight_method',
      ].join(' '),
      'http-after-response del-header Access-Control-Allow-Origin',
      'http-after-response del-header Access-Control-Allow-Credentials',
      set('Allow-Origin', '%[var(txn.cors_origin)]'),
      credentials && set('Allow-Credentials', 'true'),
      exposeHeaders.length > 0 && set('Expose-Headers', commas(exposeHeaders)),
      'http-after-response add-header Vary Origin',
    ]),
});
