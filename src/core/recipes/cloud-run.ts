import { defineRecipe } from '../recipe.ts';
import { withCorsPackage } from '../recipe-cors-package.ts';
import { lines } from '../recipe-text.ts';

export default defineRecipe({
  id: 'cloud-run',
  title: 'Google Cloud Run and Cloud Functions',
  server: ['google frontend', 'google-frontend'],
  format: 'js',
  tested: true,
  vary: 'by-server',
  where:
    "In index.js of the function, in place of its functions.http; needs npm install cors. Cloud Run itself has no CORS setting: other services take their framework's recipe. Where only signed-in callers may invoke it, Google refuses preflights before your code: gcloud run services update SERVICE --no-invoker-iam-check, and check the token yourself.",
  removeFirst: 'Remove every other res.set of Access-Control-… .',
  docs: 'https://cloud.google.com/run/docs/write-functions#cors',
  print: (values) =>
    lines([
      "import functions from '@google-cloud/functions-framework';",
      "import cors from 'cors';",
      '',
      ...withCorsPackage(values),
      '',
      '// handler is your own function.',
      "functions.http('api', withCors(handler));",
    ]),
});
