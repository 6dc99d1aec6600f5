import type { Recogniser } from '../recogniser.ts';

/** Statuses whose meaning is itself the cause. */
export default {
  id: 'http-status',
  product: null,
  layer: 'unknown',
  docs: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
    'https://www.rfc-editor.org/rfc/rfc6585#section-4',
    'https://www.rfc-editor.org/rfc/rfc6585#section-5',
    'https://www.rfc-editor.org/rfc/rfc6585#section-6',
    'https://www.rfc-editor.org/rfc/rfc7725#section-3',
  ],
  markers: [
    {
      match: { status: [407], header: { 'proxy-authenticate': true } },
      rule: 'proxy-authentication',
      layer: 'gateway',
      certainty: 'likely',
      means: 'a proxy on the way wants credentials of its own',
    },
    {
      match: { status: [407] },
      rule: 'proxy-authentication',
      layer: 'gateway',
      certainty: 'likely',
      means: 'a proxy on the way wants credentials of its own',
    },
    {
      match: {
        status: [401],
        header: { 'www-authenticate': /^(?:x-)?api[-_]?key\b(?!.{0,300}\b(?:basic|bearer|digest|negotiate)\b)/i },
      },
      rule: 'api-key-missing',
      ifSent: 'api-key-invalid',
      certainty: 'likely',
      means: 'its challenge asks for an API key',
    },
    {
      match: { status: [429], header: { 'retry-after': /(?<retryAfter>.{1,60})/ } },
      rule: 'rate-limited',
      certainty: 'likely',
      means: 'too many requests; Retry-After says {retryAfter}',
    },
    { match: { status: [429] }, rule: 'rate-limited', certainty: 'likely', means: 'too many requests' },
    {
      match: { status: [405], header: { allow: /^(?<allow>[A-Za-z, -]{2,200})$/ } },
      rule: 'method-not-permitted',
      certainty: 'likely',
      means: 'it takes {allow} at this address, and no other method',
      fix: 'Use a method that Allow names ({allow}); where this one is meant, give this address a handler for it.',
    },
    {
      match: { status: [431] },
      rule: 'request-shape',
      certainty: 'likely',
      means: 'the header of the request is too large, mostly for its cookies',
    },
    {
      match: { status: [451] },
      rule: 'unavailable-for-legal-reasons',
      certainty: 'likely',
      means: 'a legal demand forbids access',
      reads: { header: { link: /<(?<blockedBy>[^>]{1,300})>;[^,]{0,100}rel="?blocked-by/i } },
    },
    {
      match: { status: [419] },
      rule: 'csrf-token',
      certainty: 'possible',
      means: '419 is what Laravel and others answer to a page that has expired',
    },
    {
      match: { status: [498], json: { 'error.code': '498' } },
      rule: 'invalid-token',
      layer: 'application',
      certainty: 'likely',
      means: 'the token is invalid or has expired',
    },
    {
      match: { status: [499], json: { 'error.code': '499' } },
      rule: 'missing-credentials',
      layer: 'application',
      certainty: 'likely',
      means: 'a token is required, and none came',
    },
    {
      match: { status: [511] },
      rule: 'proxy-authentication',
      layer: 'network',
      certainty: 'likely',
      means: 'the network itself wants its user to sign in first',
    },
    {
      match: { status: [402] },
      rule: 'quota-or-billing',
      certainty: 'possible',
      means: 'the status says that payment is required',
    },
    {
      match: { status: [509] },
      rule: 'quota-or-billing',
      certainty: 'likely',
      means: 'the site has used up its traffic',
    },
  ],
  headers: ['link'],
} satisfies Recogniser;
