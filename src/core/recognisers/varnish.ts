import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'varnish',
  product: 'Varnish',
  layer: 'gateway',
  docs: [
    'https://varnish-cache.org/docs/7.5/reference/vcl-step.html#synth',
    'https://varnish-cache.org/docs/7.5/users-guide/purging.html',
  ],
  markers: [
    {
      match: {
        status: [403],
        body: ['<h3>Guru Meditation:</h3>', '<p>Varnish cache server</p>', /<h1>Error 403 (?<said>[^<]{1,80})<\/h1>/],
      },
      rule: 'access-rule',
      certainty: 'likely',
      means: 'its VCL answers 403 "{said}" by itself',
      fix: 'Look in the VCL for return (synth(403, …)) and for the condition before it; the XID in the page finds the request in varnishlog.',
    },
    {
      match: { status: [429], body: ['<h3>Guru Meditation:</h3>', '<p>Varnish cache server</p>'] },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'its VCL limits the rate (vsthrottle)',
    },
    {
      match: { status: [401], body: ['<h3>Guru Meditation:</h3>', '<p>Varnish cache server</p>'] },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'its VCL asks for credentials',
    },
    {
      match: {
        status: [403, 405],
        method: ['PURGE', 'BAN'],
        body: ['<h3>Guru Meditation:</h3>', '<p>Varnish cache server</p>'],
      },
      rule: 'ip-denied',
      certainty: 'likely',
      means: 'its VCL lets no address purge that is not in its acl',
    },
    {
      match: { status: [405], body: ['<h3>Guru Meditation:</h3>', '<p>Varnish cache server</p>'] },
      rule: 'method-not-permitted',
      certainty: 'likely',
      means: 'its VCL forbids this method',
    },
  ],
  carries: [
    { header: { server: 'Varnish', 'x-varnish': true }, tells: 'answered' },
    { header: { via: /\bvarnish(?:-v\d| \(Varnish)/i }, tells: 'passed' },
    { header: { 'x-varnish': true }, tells: 'carried' },
  ],
} satisfies Recogniser;
