import { defineRecipe } from '../recipe.ts';

export default defineRecipe({
  id: 'azure-functions',
  title: 'Azure Functions and App Service',
  server: ['azure-functions', 'azure-app-service'],
  format: 'json',
  tested: false,
  vary: 'by-server',
  cannotSay: ['methods', 'headers', 'max-age'],
  where:
    'In properties.siteConfig of Microsoft.Web/sites in the ARM template. The platform ends preflights before keys and sign-in are checked; methods, headers and seconds are not its to set: it allows what is asked. On your own machine: Host.CORS in local.settings.json.',
  removeFirst:
    'Remove Access-Control-… from code and web.config: where both are set, the platform wins and both may be sent.',
  docs: 'https://learn.microsoft.com/azure/azure-functions/functions-how-to-use-azure-function-app-settings#cors',
  print: ({ origins, credentials }) =>
    `${JSON.stringify({ cors: { allowedOrigins: origins, supportCredentials: credentials } }, null, 2)}\n`,
});
