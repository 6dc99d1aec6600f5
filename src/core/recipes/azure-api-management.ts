import { defineRecipe } from '../recipe.ts';
import { lines } from '../recipe-text.ts';

const group = (open: string, element: string, values: readonly string[]): readonly string[] => [
  `    <${open}>`,
  ...values.map((value) => `      <${element}>${value}</${element}>`),
  `    </${open.split(' ')[0]}>`,
];

export default defineRecipe({
  id: 'azure-api-management',
  title: 'Azure API Management',
  server: ['azure-api-management'],
  format: 'xml',
  tested: false,
  vary: 'by-server',
  where:
    'The first thing in <inbound>, before validate-jwt and every other policy; at the level of the API or of all APIs, not of one operation, because preflights match no operation of yours.',
  removeFirst:
    'Remove every other cors policy in scope and set-header of Access-Control-… in <outbound>, and the CORS headers of the backend.',
  docs: 'https://learn.microsoft.com/azure/api-management/cors-policy',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      `<cors allow-credentials="${credentials}" terminate-unmatched-request="true">`,
      ...group('allowed-origins', 'origin', origins),
      ...group(`allowed-methods preflight-result-max-age="${maxAge}"`, 'method', methods),
      ...(headers.length > 0 ? group('allowed-headers', 'header', headers) : []),
      ...(exposeHeaders.length > 0 ? group('expose-headers', 'header', exposeHeaders) : []),
      '</cors>',
    ]).replace(/^ {4}/gm, '  '),
});
