import { defineRecipe } from '../recipe.ts';
import { commas, lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'envoy',
  title: 'Envoy',
  server: ['envoy', 'istio-envoy'],
  format: 'yaml',
  tested: false,
  vary: 'printed',
  where:
    'In the virtual host of the route configuration; the filter envoy.filters.http.cors must be the first of http_filters, before jwt_authn, ext_authz and rbac.',
  removeFirst: 'Remove the CORS headers that the application behind it adds: one layer sets them.',
  docs: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/cors_filter',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'typed_per_filter_config:',
      '  envoy.filters.http.cors:',
      '    "@type": type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy',
      '    allow_origin_string_match:',
      ...origins.map((origin) => `      - exact: "${origin}"`),
      `    allow_methods: "${commas(methods)}"`,
      headers.length > 0 && `    allow_headers: "${commas(headers)}"`,
      exposeHeaders.length > 0 && `    expose_headers: "${commas(exposeHeaders)}"`,
      `    allow_credentials: ${credentials}`,
      `    max_age: "${maxAge}"`,
      '    forward_not_matching_preflights: false',
      'response_headers_to_add:',
      '  - header: { key: "Vary", value: "Origin" }',
      '    append_action: APPEND_IF_EXISTS_OR_ADD',
    ]),
});
