import type { Recogniser } from '../recogniser.ts';

/** Caddy answers without a page; what it sends on from behind keeps that server's name in `Server` or adds `Via`. */
export default {
  id: 'caddy',
  product: 'Caddy',
  layer: 'web-server',
  docs: [
    'https://caddyserver.com/docs/caddyfile/directives/respond',
    'https://caddyserver.com/docs/caddyfile/directives/basic_auth',
  ],
  markers: [
    {
      match: { status: [401], header: { server: 'Caddy', 'www-authenticate': /^Basic realm="restricted"/ } },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'basic_auth asks for credentials',
    },
    {
      match: { status: [403], header: { server: 'Caddy', 'content-length': '0' } },
      rule: 'access-rule',
      certainty: 'possible',
      means: 'its configuration may forbid this path',
      fix: 'Look for respond, error, abort and forward_auth in the Caddyfile, and for files that its user cannot read.',
    },
  ],
  carries: [
    { header: { via: /\bCaddy\b/ }, tells: 'passed' },
    { header: { server: 'Caddy' }, tells: 'carried' },
  ],
} satisfies Recogniser;
