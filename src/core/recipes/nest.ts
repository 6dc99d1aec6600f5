import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

export default defineRecipe({
  id: 'nest',
  title: 'NestJS',
  server: ['nest', 'nestjs'],
  format: 'ts',
  tested: true,
  vary: 'by-server',
  where:
    'In main.ts, right after NestFactory.create and before app.use and app.listen: guards come later than this by themselves.',
  removeFirst:
    'Remove cors: true from NestFactory.create and every other enableCors or setHeader of Access-Control-… .',
  docs: 'https://docs.nestjs.com/security/cors',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'app.enableCors({',
      `  origin: ${singleList(origins)},`,
      `  methods: ${singleList(methods)},`,
      `  allowedHeaders: ${singleList(headers)},`,
      exposeHeaders.length > 0 && `  exposedHeaders: ${singleList(exposeHeaders)},`,
      `  credentials: ${credentials},`,
      `  maxAge: ${maxAge},`,
      '});',
    ]),
});
