import { defineRecipe } from '../recipe.ts';
import { args, lines } from '../recipe-text.ts';

const strings = (values: readonly string[]): string => `[]string{${args(values)}}`;

export default defineRecipe({
  id: 'gin',
  title: 'Gin',
  server: ['gin'],
  format: 'go',
  tested: true,
  vary: 'printed',
  where:
    'Right after gin.New() or gin.Default(), before every other router.Use and route. Needs go get github.com/gin-contrib/cors.',
  removeFirst: 'Remove every other cors middleware and c.Header of Access-Control-… .',
  docs: 'https://pkg.go.dev/github.com/gin-contrib/cors#Config',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '// import "time" and "github.com/gin-contrib/cors"',
      '// gin-contrib/cors says Vary only where there is an Origin; a cache needs it on every answer.',
      'router.Use(func(c *gin.Context) { c.Writer.Header().Add("Vary", "Origin") })',
      'router.Use(cors.New(cors.Config{',
      `\tAllowOrigins:     ${strings(origins)},`,
      `\tAllowMethods:     ${strings(methods)},`,
      `\tAllowHeaders:     ${strings(headers)},`,
      exposeHeaders.length > 0 && `\tExposeHeaders:    ${strings(exposeHeaders)},`,
      `\tAllowCredentials: ${credentials},`,
      `\tMaxAge:           ${maxAge} * time.Second,`,
      '}))',
    ]),
});
