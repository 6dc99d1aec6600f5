import { next as nextServer } from '../../recipes/servers/next.ts';
import { loadModules } from '../../recipes/servers/web-servers.ts';
import type { Recording } from '../recording.ts';

const modSecurity: Recording = {
  ...{ recogniser: 'mod-security', product: 'ModSecurity', layer: 'edge' },
  docs: 'https://github.com/owasp-modsecurity/ModSecurity/wiki/Reference-Manual-(v2.x)#deny',
  software: {
    version: ['dpkg-query', '--show', '--showformat=${Package} ${Version}', 'libapache2-mod-security2'],
    debian: ['apache2', 'libapache2-mod-security2'],
    files: ({ folder, port }) => ({
      'site/index.html': 'a',
      'httpd.conf': `ServerRoot ${folder}
PidFile ${folder}/pid
ErrorLog ${folder}/log
ServerName api.example
DefaultRuntimeDir ${folder}
User www-data
Group www-data
${loadModules('mpm_event authz_core dir unique_id security2')}
Listen 127.0.0.1:${port}
DocumentRoot ${folder}/site
SecRuleEngine On
SecDataDir ${folder}
SecTmpDir ${folder}
SecRule ARGS "@contains <script" "id:1,phase:2,deny,status:403"
SecRule ARGS "@contains union select" "id:2,phase:2,deny,status:406"
`,
    }),
    command: ({ folder }) => ['apache2', '-f', `${folder}/httpd.conf`, '-DFOREGROUND'],
  },
  asks: [
    { how: 'deny with status 403 is a page of httpd like any other', path: '/?q=%3Cscript', says: null },
    { how: 'deny with status 406 is a page of httpd like any other', path: '/?q=union+select', says: null },
  ],
};

const apollo: Recording = {
  ...{ recogniser: 'apollo', product: 'Apollo Server', layer: 'framework' },
  docs: 'https://www.apollographql.com/docs/apollo-server/security/cors#preventing-cross-site-request-forgery-csrf',
  software: {
    version: [process.execPath, '--version'],
    packages: ['@apollo/server@5.5.1', 'graphql@16.15.0'],
    files: ({ port }) => ({
      'main.mjs': `import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
const server = new ApolloServer({ typeDefs: 'type Query { order: Int }', includeStacktraceInErrorResponses: false });
await startStandaloneServer(server, { listen: { port: ${port}, host: '127.0.0.1' } });
`,
    }),
    command: ({ folder }) => [process.execPath, `${folder}/main.mjs`],
  },
  asks: [
    {
      ...{ how: 'csrfPrevention, a request that needs no preflight', path: '/?query=%7Border%7D' },
      says: { rule: 'csrf-origin', certainty: 'likely' },
    },
    {
      ...{ how: 'csrfPrevention, from another site', path: '/?query=%7Border%7D', isCrossSite: true },
      says: { rule: 'csrf-origin', certainty: 'likely' },
    },
    {
      ...{ how: 'a query that is none', method: 'POST', path: '/', body: '{"query":"{nothing}"}' },
      ...{ headers: { 'Content-Type': 'application/json' }, says: null },
    },
  ],
};

const next: Recording = {
  ...{ recogniser: 'next', product: 'Next.js', layer: 'framework' },
  docs: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/allowedDevOrigins',
  software: nextServer,
  asks: [
    {
      ...{ how: "its own resources to another site's page", path: '/_next/static/chunks/main.js', isCrossSite: true },
      headers: { 'Sec-Fetch-Mode': 'no-cors' },
      says: { rule: 'host-not-allowed', layer: 'web-server', certainty: 'likely' },
    },
    { how: 'a route that is there', path: '/api/orders/1', says: null },
  ],
};

export const more: readonly Recording[] = [modSecurity, apollo, next];
