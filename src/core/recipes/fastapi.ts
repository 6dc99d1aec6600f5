import { defineRecipe } from '../recipe.ts';
import { lines, list } from '../recipe-text.ts';

/** Around the application: middleware added to it would stay inside its handler of errors, whose 500 lacks the headers. */
export default defineRecipe({
  id: 'fastapi',
  title: 'FastAPI and Starlette',
  server: ['uvicorn', 'hypercorn', 'starlette', 'fastapi'],
  format: 'python',
  tested: true,
  vary: 'printed',
  where: 'At the end of the module that makes app, after all routes and middleware.',
  removeFirst: 'Remove every app.add_middleware(CORSMiddleware, …) and header of Access-Control-… .',
  docs: 'https://www.starlette.dev/middleware/#corsmiddleware',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      'from starlette.datastructures import MutableHeaders',
      'from starlette.middleware.cors import CORSMiddleware',
      '',
      'cors = CORSMiddleware(',
      '    app,',
      `    allow_origins=${list(origins)},`,
      `    allow_methods=${list(methods)},`,
      `    allow_headers=${list(headers)},`,
      exposeHeaders.length > 0 && `    expose_headers=${list(exposeHeaders)},`,
      `    allow_credentials=${credentials ? 'True' : 'False'},`,
      `    max_age=${maxAge},`,
      ')',
      '',
      '',
      '# CORSMiddleware says Vary: Origin only to allowed origins; a cache needs it on every answer.',
      'async def app(scope, receive, send):',
      '    async def send_with_vary(message):',
      '        if message["type"] == "http.response.start":',
      '            MutableHeaders(scope=message).add_vary_header("Origin")',
      '        await send(message)',
      '',
      '    await cors(scope, receive, send_with_vary if scope["type"] == "http" else send)',
    ]),
});
