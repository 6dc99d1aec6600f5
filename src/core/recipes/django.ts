import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

export default defineRecipe({
  id: 'django',
  title: 'Django',
  server: ['wsgiserver', 'django', 'django-rest-framework'],
  format: 'python',
  tested: true,
  vary: 'by-server',
  where: 'At the end of settings.py. Needs pip install django-cors-headers; Django REST framework needs nothing else.',
  removeFirst:
    'Remove corsheaders from INSTALLED_APPS and MIDDLEWARE where it already is, every other CORS_… setting, and Access-Control-… from the views.',
  docs: 'https://github.com/adamchainz/django-cors-headers#configuration',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'INSTALLED_APPS = [*INSTALLED_APPS, "corsheaders"]',
      '# First: before everything that could answer by itself.',
      'MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", *MIDDLEWARE]',
      '',
      `CORS_ALLOWED_ORIGINS = ${list(origins)}`,
      `CORS_ALLOW_METHODS = ${list(methods)}`,
      `CORS_ALLOW_HEADERS = ${list(headers)}`,
      exposeHeaders.length > 0 && `CORS_EXPOSE_HEADERS = ${list(exposeHeaders)}`,
      `CORS_ALLOW_CREDENTIALS = ${credentials ? 'True' : 'False'}`,
      `CORS_PREFLIGHT_MAX_AGE = ${maxAge}`,
      credentials && '# Unsafe methods with a session cookie need a CSRF token, and this.',
      credentials && `CSRF_TRUSTED_ORIGINS = ${list(origins)}`,
    ]),
});
