import { vite as server } from '../../recipes/servers/node.ts';
import { type Recording, refusing } from '../recording.ts';

const vite: Recording = {
  ...{ recogniser: 'vite', product: 'Vite', layer: 'web-server', behind: 'application' },
  docs: 'https://vite.dev/config/server-options.html#server-allowedhosts',
  software: refusing(server, 'cors: false, fs: { strict: true, allow: ["."] },'),
  asks: [
    {
      ...{ how: 'a host that server.allowedHosts lacks', path: '/src/main.js', host: 'shop.example' },
      says: { rule: 'host-not-allowed', certainty: 'proven' },
    },
    {
      ...{ how: 'a file outside of server.fs.allow', path: '/@fs/etc/passwd', host: 'localhost' },
      docs: 'https://vite.dev/config/server-options.html#server-fs-allow',
      says: { rule: 'access-rule', certainty: 'likely' },
    },
    { how: 'what the proxied application refuses', path: '/orders/1', host: 'localhost', says: null },
  ],
};

const webpackDevServer: Recording = {
  ...{ recogniser: 'webpack-dev-server', product: 'webpack-dev-server', layer: 'web-server', behind: 'application' },
  docs: 'https://webpack.js.org/configuration/dev-server/#devserverallowedhosts',
  software: {
    version: [process.execPath, '--version'],
    packages: ['webpack@5.113.0', 'webpack-dev-server@5.2.7'],
    files: ({ folder, port, application }) => ({
      'src/index.js': 'export const done = true;\n',
      'main.mjs': `import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';
const compiler = webpack({ mode: 'development', entry: '${folder}/src/index.js', stats: 'none', infrastructureLogging: { level: 'none' } });
const proxy = [{ context: ['/orders'], target: 'http://127.0.0.1:${application}' }];
await new WebpackDevServer({ host: '127.0.0.1', port: ${port}, hot: false, static: false, proxy }, compiler).start();
`,
    }),
    command: ({ folder }) => [process.execPath, `${folder}/main.mjs`],
  },
  asks: [
    {
      ...{ how: 'a host that allowedHosts lacks', path: '/main.js', host: 'shop.example' },
      says: { rule: 'host-not-allowed', certainty: 'proven' },
    },
    {
      ...{ how: "a script of another site's page", path: '/main.js', host: 'localhost', isCrossSite: true },
      headers: { 'Sec-Fetch-Mode': 'no-cors' },
      docs: 'https://github.com/webpack/webpack-dev-server/releases/tag/v5.2.1',
      says: { rule: 'csrf-origin', certainty: 'likely' },
    },
    { how: 'what the proxied application refuses', path: '/orders/1', host: 'localhost', says: null },
  ],
};

export const devServers: readonly Recording[] = [vite, webpackDevServer];
