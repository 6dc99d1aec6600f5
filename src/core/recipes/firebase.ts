import { defineRecipe } from '../recipe.ts';
import { withCorsPackage } from '../recipe-cors-package.ts';
import { lines } from '../recipe-text.ts';

/** The cors option of onRequest knows origins only: no credentials, and every header that is asked for. */
export default defineRecipe({
  id: 'firebase',
  title: 'Cloud Functions for Firebase',
  server: ['firebase'],
  format: 'js',
  tested: false,
  vary: 'by-server',
  where:
    'In functions/index.js: in place of its onRequest; invoker is public so that preflights get there. Needs npm install cors. Data of Firestore, Storage and Authentication needs no CORS of yours; files in Storage take the recipe for Cloud Storage.',
  removeFirst:
    'Remove the cors option of onRequest, every other res.set of Access-Control-…, and headers of it in firebase.json.',
  docs: 'https://firebase.google.com/docs/functions/http-events#configuring_cors_cross-origin_resource_sharing',
  print: (values) =>
    lines([
      "import cors from 'cors';",
      "import { onRequest } from 'firebase-functions/https';",
      '',
      ...withCorsPackage(values),
      '',
      '// handler is your own function.',
      "export const api = onRequest({ invoker: 'public' }, withCors(handler));",
    ]),
});
