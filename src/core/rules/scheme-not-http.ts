import { answered, corsFailure, hostOf } from '../cors-evidence.ts';
import { urlOf } from '../fetch/hop-context.ts';
import { isHttpScheme } from '../fetch/origin.ts';
import { parseUrl } from '../parse-url.ts';
import { defineRule, type Evidence } from '../rule.ts';

interface Scheme extends Evidence {
  readonly redirect: boolean;
  readonly url: string;
}

export default defineRule<Scheme>({
  id: 'scheme-not-http',
  stage: 'network',
  title: 'The URL is neither http nor https',
  docs: [
    {
      text: 'Otherwise [not an HTTP(S) scheme] return a network error. (main fetch, step 12)',
      url: 'https://fetch.spec.whatwg.org/#main-fetch',
    },
  ],
  evidence(denial) {
    const failure = corsFailure(denial, 'redirect-scheme') ?? corsFailure(denial, 'redirect-scheme-same-origin');
    if (failure !== null) {
      const url = answered(failure.exchange, 'Location') ?? '';
      return { ...failure, redirect: true, url, facts: [{ where: 'actual response header location', saw: url }] };
    }
    if (denial.cors === null) return null;
    const { actual } = denial;
    const location = actual === null ? null : answered(actual, 'Location');
    if (actual?.error === 'net::ERR_UNSAFE_REDIRECT' && location !== null && !isHttpScheme(location)) {
      return {
        certainty: 'proven',
        because: 'The browser names it, and the address is in the capture.',
        redirect: true,
        url: location,
        facts: [{ where: 'actual response header location', saw: location, expected: 'http or https' }],
      };
    }
    const url = urlOf(denial.hops[0]);
    if (isHttpScheme(url) || /^wss?:/.test(url)) return null;
    return {
      certainty: 'proven',
      because: 'The URL is in the capture.',
      redirect: false,
      url,
      facts: [{ where: 'actual request url', saw: url, expected: 'http or https' }],
    };
  },
  sentence: ({ redirect, url }, denial) => {
    if (redirect && parseUrl(url) === null)
      return `${hostOf(denial)} redirected your ${denial.request.method} to ${url}, which is no URL.`;
    const scheme = url.split(':', 1)[0] ?? '';
    return redirect
      ? `${hostOf(denial)} redirected your ${denial.request.method} to a ${scheme}: URL, which browsers do not follow.`
      : `Your ${denial.request.method} goes to a ${scheme}: URL, which a page cannot fetch.`;
  },
  fix: ({ redirect }) => ({
    owner: redirect ? 'server' : 'client',
    steps: [
      {
        step: redirect
          ? 'Redirect to an http or https URL.'
          : 'Serve the file over http or https and request it there.',
        why: 'CORS is made for http and https alone; a page from a file has no origin that a server could allow.',
      },
    ],
  }),
});
