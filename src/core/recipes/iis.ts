import { defineRecipe } from '../recipe.ts';
import { lines } from '../recipe-text.ts';

const group = (open: string, attribute: string, values: readonly string[]): readonly string[] => [
  `      <${open}>`,
  ...values.map((value) => `        <add ${attribute}="${value}" />`),
  `      </${open.split(' ')[0]}>`,
];

/** The CORS module acts before authentication, ends real preflights, and says Vary: Origin by itself. */
export default defineRecipe({
  id: 'iis',
  title: 'IIS',
  server: ['iis', 'microsoft-iis'],
  format: 'xml',
  tested: false,
  vary: 'by-server',
  where: 'In web.config of the site, inside <configuration>. Needs the IIS CORS Module, an installer of its own.',
  removeFirst:
    'Remove Access-Control-… from <customHeaders>, every rewrite rule for OPTIONS, and the CORS headers that the application adds.',
  docs: 'https://learn.microsoft.com/iis/extensions/cors-module/cors-module-configuration-reference',
  print: ({ origins, methods, headers, credentials, maxAge, exposeHeaders }) =>
    lines([
      '<system.webServer>',
      '  <cors enabled="true" failUnlistedOrigins="true">',
      ...origins.flatMap((origin) => [
        `    <add origin="${origin}" allowCredentials="${credentials}" maxAge="${maxAge}">`,
        ...group('allowMethods', 'method', methods),
        ...group('allowHeaders allowAllRequestedHeaders="false"', 'header', headers),
        ...(exposeHeaders.length > 0 ? group('exposeHeaders', 'header', exposeHeaders) : []),
        '    </add>',
      ]),
      '  </cors>',
      '</system.webServer>',
    ]),
});
