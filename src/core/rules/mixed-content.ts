import { isMixedContent } from '../fetch/address-space.ts';
import { asDiff, fetchCallDiff } from '../fetch-call.ts';
import { defineRule, type Evidence } from '../rule.ts';

export default defineRule<Evidence>({
  id: 'mixed-content',
  stage: 'network',
  title: 'A page over https may not fetch over http',
  docs: [
    {
      text: 'Should fetching request be blocked as mixed content?',
      url: 'https://w3c.github.io/webappsec-mixed-content/#should-block-fetch',
    },
  ],
  explains: ['network-error', 'preflight-network-error'],
  evidence({ request, page, cors, actual, preflight }) {
    const from = request.origin ?? page ?? '';
    if (!isMixedContent(from, request.url)) return null;
    if (cors === null || actual?.response != null || preflight?.response != null) return null;
    const named = /MIXED_CONTENT/.test(actual?.error ?? '');
    // The empty text is Chromium's for what it did not even start; any other error is of something else.
    if (!named && actual?.error != null && actual.error !== '') return null;
    return {
      certainty: named ? 'proven' : 'likely',
      because: named
        ? 'The browser names it.'
        : 'Browsers block this, and the capture shows no answer; they do not say so to extensions.',
      facts: [
        { where: 'actual request url', saw: request.url, expected: request.url.replace(/^http:/, 'https:') },
        { where: 'page', saw: from },
      ],
    };
  },
  sentence: (_, { request }) =>
    `The page was loaded over https, and your ${request.method} goes to http, which browsers block before sending.`,
  fix: (_, denial) => ({
    owner: 'client',
    steps: [
      {
        step: `Request ${secure(denial.request.url)} instead.`,
        why: 'Anybody on the way could read and change what a secure page fetches over http.',
        ...asDiff(fetchCallDiff(denial, { url: secure(denial.request.url) })),
      },
    ],
  }),
});

const secure = (url: string): string => url.replace(/^http:/, 'https:');
