import { defineRecipe } from '../recipe.ts';
import { lines } from '../recipe-text.ts';

/** A property file's list has no quotes: no value has a comma, a backslash or a dollar. */
const joined = (values: readonly string[]): string => values.join(',');

/** The filter answers before authentication, and refuses foreign origins with 403. An entry in slashes would be an expression. */
export default defineRecipe({
  id: 'quarkus',
  title: 'Quarkus',
  server: ['quarkus', 'vertx'],
  format: 'properties',
  tested: false,
  vary: 'printed',
  where:
    'In src/main/resources/application.properties (before Quarkus 3.20: quarkus.http.cors=true in place of the first line).',
  removeFirst:
    'Remove every other quarkus.http.cors line, HTTP.cors(…) in code, and response headers of Access-Control-… .',
  docs: 'https://quarkus.io/guides/security-cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'quarkus.http.cors.enabled=true',
      `quarkus.http.cors.origins=${joined(origins)}`,
      `quarkus.http.cors.methods=${joined(methods)}`,
      // Without a list it allows every header.
      `quarkus.http.cors.headers=${joined(headers.length > 0 ? headers : ['accept'])}`,
      exposeHeaders.length > 0 && `quarkus.http.cors.exposed-headers=${joined(exposeHeaders)}`,
      `quarkus.http.cors.access-control-allow-credentials=${credentials}`,
      `quarkus.http.cors.access-control-max-age=PT${maxAge}S`,
      '# Versions before the middle of 2026 say no Vary by themselves.',
      'quarkus.http.header."Vary".value=Origin',
    ]),
});
