import { defineRecipe } from '../recipe.ts';

export default defineRecipe({
  id: 'google-cloud-storage',
  title: 'Google Cloud Storage',
  server: ['uploadserver', 'google-cloud-storage'],
  headers: ['x-guploader-uploadid'],
  format: 'json',
  tested: false,
  vary: 'by-server',
  where:
    'In cors.json; then gcloud storage buckets update gs://BUCKET --cors-file=cors.json. It has no setting for credentials: use signed URLs or an Authorization header.',
  removeFirst: 'The file replaces the rules that are there: keep those that others need.',
  docs: 'https://cloud.google.com/storage/docs/cross-origin',
  print: ({ origins, methods, headers, maxAge, exposeHeaders }) =>
    `${JSON.stringify(
      [
        {
          origin: origins,
          method: methods,
          responseHeader: [...new Set([...headers, ...exposeHeaders])],
          maxAgeSeconds: maxAge,
        },
      ],
      null,
      2,
    )}\n`,
});
