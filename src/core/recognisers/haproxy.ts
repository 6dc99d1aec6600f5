import type { Recogniser } from '../recogniser.ts';

const page = (heading: string, sentence: string): readonly [RegExp] => [
  new RegExp(`^<html><body><h1>${heading}</h1>\\s{1,4}${sentence}\\s{1,4}</body></html>$`),
];

/** HAProxy's built-in pages; it names itself in no header. */
export default {
  id: 'haproxy',
  product: 'HAProxy',
  layer: 'gateway',
  docs: [
    'https://docs.haproxy.org/3.0/configuration.html#http-request%20deny',
    'https://docs.haproxy.org/3.0/configuration.html#1.3.1',
  ],
  markers: [
    {
      match: { status: [403], body: page('403 Forbidden', 'Request forbidden by administrative rules\\.') },
      rule: 'access-rule',
      certainty: 'proven',
      means: 'an http-request deny or block rule matched',
      fix: 'Find the http-request deny rule whose condition this request meets; the log line shows PR in its termination state.',
    },
    {
      match: {
        status: [429],
        body: page('429 Too Many Requests', 'You have sent too many requests in a given amount of time\\.'),
      },
      rule: 'rate-limited',
      certainty: 'proven',
      means: 'a stick-table rule counts too many requests',
      fix: 'Slow the calls down, or raise the limit of the stick-table rule.',
    },
    {
      match: {
        status: [401],
        body: page('401 Unauthorized', 'You need a valid user and password to access this content\\.'),
      },
      rule: 'missing-credentials',
      certainty: 'proven',
      means: 'http-request auth asks for a user and password',
    },
    {
      match: {
        status: [405],
        body: page(
          '405 Method Not Allowed',
          'A request was made of a resource using a request method not supported by that resource',
        ),
      },
      rule: 'method-not-permitted',
      certainty: 'proven',
      means: 'a rule forbids this method',
    },
  ],
  carries: [{ header: { server: /^HAProxy/i }, tells: 'carried' }],
} satisfies Recogniser;
