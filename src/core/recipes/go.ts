import { defineRecipe } from '../recipe.ts';
import { args, lines } from '../recipe-text.ts';

const strings = (values: readonly string[]): string => `[]string{${args(values)}}`;

export default defineRecipe({
  id: 'go',
  title: 'Go net/http',
  server: ['go'],
  format: 'go',
  tested: true,
  vary: 'by-server',
  where:
    'Around the outermost handler, authentication included: http.ListenAndServe(addr, withCORS(handler)). Needs go get github.com/rs/cors.',
  removeFirst: 'Remove every other cors handler and Header().Set of Access-Control-… .',
  docs: 'https://pkg.go.dev/github.com/rs/cors#Options',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '// import "net/http" and "github.com/rs/cors"',
      'func withCORS(handler http.Handler) http.Handler {',
      '\treturn cors.New(cors.Options{',
      `\t\tAllowedOrigins:   ${strings(origins)},`,
      `\t\tAllowedMethods:   ${strings(methods)},`,
      `\t\tAllowedHeaders:   ${strings(headers)},`,
      exposeHeaders.length > 0 && `\t\tExposedHeaders:   ${strings(exposeHeaders)},`,
      `\t\tAllowCredentials: ${credentials},`,
      `\t\tMaxAge:           ${maxAge},`,
      '\t}).Handler(handler)',
      '}',
    ]),
});
