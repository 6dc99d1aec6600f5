import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { getHeader } from '../exchange.ts';
import { defineAnswerRule, type OwnEvidence } from '../recognised.ts';
import { refusedActual, saysOtherwise, statusFact } from '../refused-actual.ts';

const HEADERS = [
  'retry-after',
  'ratelimit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

function own(denial: Denial): OwnEvidence | null {
  const actual = refusedActual(denial, [403, 429]);
  if (actual === null || saysOtherwise(denial, ['rate-limited', 'quota-or-billing'])) return null;
  const { status, headers } = actual.response;
  const remaining = getHeader(headers, 'x-ratelimit-remaining') ?? getHeader(headers, 'ratelimit-remaining');
  if (status === 403 && remaining !== '0') return null;
  const facts = HEADERS.flatMap((name) => {
    const saw = getHeader(headers, name);
    return saw === null ? [] : [{ where: `actual response header ${name}`, saw }];
  });
  const wait = getHeader(headers, 'retry-after');
  const until = wait === null ? '' : /^\d+$/.test(wait) ? ` for ${wait} seconds` : ` until ${wait}`;
  return {
    certainty: 'likely',
    because:
      status === 429
        ? '429 means too many requests; walls against bots answer it as well.'
        : 'The answer says that no request remains in this window.',
    facts: [statusFact(actual), ...facts],
    sentence: `${hostOf(denial)} refuses further calls${until}: too many came in too short a time.`,
  };
}

export default defineAnswerRule({
  id: 'rate-limited',
  stage: 'intermediary',
  title: 'Too many requests in too short a time',
  docs: [
    {
      text: 'The 429 status code indicates that the user has sent too many requests in a given amount of time ("rate limiting").',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
    },
  ],
  means: 'too many requests came in too short a time',
  own,
  owner: 'client',
  steps: [
    {
      step: 'Wait as Retry-After says, then retry with growing, random pauses.',
      why: 'Immediate retries keep the limit exhausted; random pauses keep clients from coming back all at once.',
    },
    {
      step: 'Call less: share one answer among components, debounce, page, cache; look for a retry or refresh loop.',
      why: 'A limit is rarely met by a user, mostly by a loop.',
    },
    {
      step: 'Send CORS headers with the 429 and expose Retry-After.',
      why: 'Otherwise a script on another origin cannot read how long to wait.',
      ask: 'send the CORS headers with the 429 too, and list Retry-After in Access-Control-Expose-Headers',
      owner: 'server',
    },
  ],
});
