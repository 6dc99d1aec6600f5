import type { Recogniser } from '../recogniser.ts';

const DENIED = {
  rule: 'access-rule',
  certainty: 'likely',
  means: 'an http_access rule of the proxy denies this request',
  fix: 'Ask whoever runs the proxy to allow this host, method or port in http_access.',
} as const;

/** Squid: a forward proxy of the network the browser is in, or a cache before the server. */
export default {
  id: 'squid',
  product: 'Squid',
  layer: 'gateway',
  docs: ['https://wiki.squid-cache.org/Features/CustomErrors', 'https://wiki.squid-cache.org/SquidFaq/SquidAcl'],
  markers: [
    {
      match: { status: [407], header: { 'x-squid-error': /^ERR_CACHE_ACCESS_DENIED/ } },
      rule: 'proxy-authentication',
      certainty: 'likely',
      means: 'the proxy wants credentials of its own',
    },
    {
      match: { status: [403], header: { 'x-squid-error': /^ERR_(?:ACCESS_DENIED|CANNOT_FORWARD|BLOCKED)/ } },
      ...DENIED,
    },
    {
      match: {
        status: [403],
        body: [
          />Access control configuration prevents your request from being allowed/,
          /Generated [^<]{10,120}\(squid/,
        ],
      },
      ...DENIED,
    },
  ],
  carries: [
    { header: { 'x-squid-error': true }, tells: 'answered' },
    { header: { via: /\(squid/ }, tells: 'carried' },
  ],
} satisfies Recogniser;
