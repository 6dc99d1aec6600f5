import type { Recogniser } from '../recogniser.ts';

/** Two parts, for no excerpt of a body is longer than each. */
const page = (status: string): readonly [RegExp, RegExp] => [
  /^<\?xml version="1\.0" encoding="iso-8859-1"\?>\s{1,4}<!DOCTYPE html[^>]{1,200}>\s{1,4}<html/,
  new RegExp(`<head>\\s{1,4}<title>${status}</title>\\s{1,4}</head>\\s{1,4}<body>\\s{1,4}<h1>${status}</h1>`),
];

export default {
  id: 'lighttpd',
  product: 'lighttpd',
  layer: 'web-server',
  docs: [
    'https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_access',
    'https://redmine.lighttpd.net/projects/lighttpd/wiki/Mod_dirlisting',
  ],
  markers: [
    {
      match: { status: [403], body: page('403 Forbidden') },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its own configuration or file permissions forbid this path',
      fix: 'Look for url.access-deny, a directory without an index file, and files that its user cannot read.',
    },
    {
      match: { status: [401], body: page('401 Unauthorized') },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'auth.require asks for credentials',
    },
  ],
  carries: [{ header: { server: /^lighttpd/i }, tells: 'carried' }],
} satisfies Recogniser;
