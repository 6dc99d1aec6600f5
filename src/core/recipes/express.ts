import { defineRecipe } from '../recipe.ts';
import { lines, singleList } from '../recipe-text.ts';

export default defineRecipe({
  id: 'express',
  title: 'Express',
  server: ['express'],
  format: 'js',
  tested: true,
  vary: 'by-server',
  where:
    'Right after const app = express(), before authentication, body parsers and routes. Needs npm install cors; in CommonJS const cors = require("cors").',
  removeFirst: 'Remove every other app.use(cors(…)), app.options(…, cors()) and setHeader of Access-Control-… .',
  docs: 'https://expressjs.com/en/resources/middleware/cors.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      "import cors from 'cors';",
      '',
      'app.use(',
      '  cors({',
      `    origin: ${singleList(origins)},`,
      `    methods: ${singleList(methods)},`,
      `    allowedHeaders: ${singleList(headers)},`,
      `    exposedHeaders: ${singleList(exposeHeaders)},`,
      `    credentials: ${credentials},`,
      `    maxAge: ${maxAge},`,
      '    preflightContinue: true,',
      '  }),',
      '  // A preflight is an OPTIONS with Origin and Access-Control-Request-Method: it ends here, other OPTIONS go on.',
      '  (req, res, next) =>',
      "    req.method === 'OPTIONS' && req.get('Origin') && req.get('Access-Control-Request-Method')",
      '      ? res.status(204).end()',
      '      : next(),',
      ');',
    ]),
});
