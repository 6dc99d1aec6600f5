import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'vite',
  product: 'Vite',
  layer: 'web-server',
  docs: [
    'https://vite.dev/config/server-options.html#server-allowedhosts',
    'https://vite.dev/config/server-options.html#server-fs-allow',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: [/^(?:<[^>]{1,40}>)?Blocked request\. This host \("?(?<host>[^")]{1,200})"?\) is not allowed\./],
      },
      rule: 'host-not-allowed',
      certainty: 'proven',
      means: 'the dev server does not know the host {host}',
      fix: 'Add "{host}" to server.allowedHosts (preview.allowedHosts for vite preview) in vite.config.js.',
    },
    {
      match: { status: [403], body: [/<h1>403 Restricted<\/h1>/, /outside of Vite serving allow list/] },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'the file lies outside the folders that the dev server may serve',
      fix: 'Add the folder to server.fs.allow in vite.config.js.',
    },
  ],
} satisfies Recogniser;
