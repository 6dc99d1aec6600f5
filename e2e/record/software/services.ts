import { PASSWORDS } from '../../recipes/servers/web-servers.ts';
import type { Recording } from '../recording.ts';

const PYTHON = '/usr/bin/python3';

const tornadoWith = (isDebug: boolean): Recording['software'] => ({
  version: [PYTHON, '-c', 'import tornado; print("Tornado", tornado.version)'],
  debian: ['python3-tornado'],
  files: ({ port }) => ({
    'main.py': `import asyncio
from tornado.web import Application, HTTPError, RequestHandler

class Profile(RequestHandler):
    def post(self):
        self.write({"done": True})

class Own(RequestHandler):
    def get(self):
        raise HTTPError(403)

async def main():
    Application([("/profile", Profile), ("/own", Own)], xsrf_cookies=True, serve_traceback=${isDebug ? 'True' : 'False'}).listen(${port}, "127.0.0.1")
    await asyncio.Event().wait()

asyncio.run(main())
`,
  }),
  command: ({ folder }) => [PYTHON, `${folder}/main.py`],
});

const common = {
  recogniser: 'tornado',
  product: 'Tornado',
  layer: 'framework',
  docs: 'https://www.tornadoweb.org/en/stable/guide/security.html#cross-site-request-forgery-protection',
} as const;

const tornado: readonly Recording[] = [
  {
    ...common,
    software: tornadoWith(false),
    asks: [
      {
        ...{ how: 'xsrf_cookies, no token', method: 'POST', path: '/profile' },
        says: { rule: 'csrf-token', certainty: 'possible' },
      },
      { how: "an application's own 403", path: '/own', says: null },
    ],
  },
  {
    ...common,
    software: tornadoWith(true),
    asks: [
      {
        ...{ how: 'xsrf_cookies, no token, serve_traceback', method: 'POST', path: '/profile' },
        says: { rule: 'csrf-token', certainty: 'proven' },
      },
      {
        ...{
          how: 'xsrf_cookies, another token than the cookie has, serve_traceback',
          method: 'POST',
          path: '/profile',
        },
        headers: { Cookie: '_xsrf=2|7c6d3c9b|5d1c3c9b|1795847000', 'X-XSRFToken': 'another' },
        says: { rule: 'csrf-token', certainty: 'proven' },
      },
    ],
  },
];

const registry: Recording = {
  ...{ recogniser: 'docker-registry', product: 'Docker registry', layer: 'application' },
  docs: 'https://distribution.github.io/distribution/spec/api/#errors-2',
  software: {
    version: ['docker-registry', '--version'],
    debian: ['docker-registry'],
    files: ({ folder, port }) => ({
      passwords: PASSWORDS,
      'config.yml': `version: 0.1
log: { level: error }
storage: { filesystem: { rootdirectory: ${folder}/store } }
http: { addr: "127.0.0.1:${port}" }
auth: { htpasswd: { realm: registry, path: ${folder}/passwords } }
`,
    }),
    command: ({ folder }) => ['docker-registry', 'serve', `${folder}/config.yml`],
  },
  asks: [
    {
      ...{ how: 'htpasswd, no Authorization', path: '/v2/orders/tags/list' },
      says: { rule: 'missing-credentials', certainty: 'likely' },
    },
  ],
};

export const services: readonly Recording[] = [...tornado, registry];
