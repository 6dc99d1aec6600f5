import { defineRecipe } from '../recipe.ts';
import { lines, list, oneOf } from '../recipe-text.ts';

/** Flask-CORS takes a text with brackets for an expression; an address of IPv6 has them. */
const originsOf = (origins: readonly string[]): string => {
  const plain = origins.filter((origin) => !origin.includes('['));
  const bracketed = origins.filter((origin) => origin.includes('['));
  const texts = list(plain).slice(1, -1);
  if (bracketed.length === 0) return `[${texts}]`;
  return `[${plain.length > 0 ? `${texts}, ` : ''}r"${oneOf(bracketed)}"]`;
};

export default defineRecipe({
  id: 'flask',
  title: 'Flask',
  server: ['werkzeug', 'flask', 'gunicorn'],
  format: 'python',
  tested: true,
  vary: 'printed',
  where:
    'Right after app = Flask(…), before every other before_request, extension and blueprint. Needs pip install flask-cors.',
  removeFirst: 'Remove every other CORS(…), @cross_origin and header of Access-Control-… .',
  docs: 'https://corydolphin.github.io/flask-cors/configuration.html',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'from flask import Response, request',
      'from flask_cors import CORS',
      '',
      '@app.before_request',
      'def end_preflight():',
      '    # A preflight is an OPTIONS with Origin and Access-Control-Request-Method.',
      '    names = ("Origin", "Access-Control-Request-Method")',
      '    if request.method == "OPTIONS" and all(name in request.headers for name in names):',
      '        return Response(status=204)',
      '',
      '@app.after_request',
      'def vary_by_origin(response):',
      '    response.vary.add("Origin")',
      '    return response',
      '',
      'CORS(',
      '    app,',
      `    origins=${originsOf(origins)},`,
      `    methods=${list(methods)},`,
      `    allow_headers=${list(headers)},`,
      exposeHeaders.length > 0 && `    expose_headers=${list(exposeHeaders)},`,
      `    supports_credentials=${credentials ? 'True' : 'False'},`,
      `    max_age=${maxAge},`,
      '    send_wildcard=False,',
      ')',
    ]),
});
