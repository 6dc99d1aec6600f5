import { defineRecipe } from '../recipe.ts';

/** Azure Storage knows these methods only. */
const KNOWN = ['DELETE', 'GET', 'HEAD', 'MERGE', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

export default defineRecipe({
  id: 'azure-storage',
  title: 'Azure Storage',
  server: ['windows-azure-blob', 'windows-azure-queue', 'windows-azure-table', 'windows-azure-file', 'azure-storage'],
  format: 'json',
  tested: false,
  vary: 'by-server',
  where:
    'In properties of Microsoft.Storage/storageAccounts/blobServices (or queueServices, tableServices, fileServices) of the ARM template.',
  removeFirst: 'The list replaces the rules that are there: keep those that others need.',
  docs: 'https://learn.microsoft.com/rest/api/storageservices/cross-origin-resource-sharing--cors--support-for-the-azure-storage-services',
  print: ({ origins, methods, headers, maxAge, exposeHeaders }) =>
    `${JSON.stringify(
      {
        cors: {
          corsRules: [
            {
              allowedOrigins: origins,
              allowedMethods: methods.filter((method) => KNOWN.includes(method)),
              allowedHeaders: headers,
              exposedHeaders: exposeHeaders,
              maxAgeInSeconds: maxAge,
            },
          ],
        },
      },
      null,
      2,
    )}\n`,
});
