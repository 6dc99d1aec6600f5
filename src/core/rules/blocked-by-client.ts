import { defineRule, type Evidence } from '../rule.ts';

interface Blocked extends Evidence {
  readonly error: string;
}

export default defineRule<Blocked>({
  id: 'blocked-by-client',
  stage: 'network',
  title: 'Something in the browser blocked the request',
  docs: [
    {
      text: "Chromium's net::ERR_BLOCKED_BY_CLIENT: the client chose to block the request.",
      url: 'https://chromium.googlesource.com/chromium/src/+/HEAD/net/base/net_error_list.h#:~:text=BLOCKED_BY_CLIENT',
    },
  ],
  explains: ['preflight-network-error', 'network-error'],
  evidence({ actual, preflight }) {
    const failed = [preflight, actual].find((one) =>
      /^net::ERR_BLOCKED_BY_(?:CLIENT|ADMINISTRATOR)/.test(one?.error ?? ''),
    );
    if (failed?.error == null) return null;
    return {
      certainty: 'proven',
      because: 'The browser names it.',
      error: failed.error,
      facts: [{ where: `${failed.role} network error`, saw: failed.error }],
    };
  },
  sentence: ({ error }, denial) =>
    `${error.endsWith('ADMINISTRATOR') ? "The browser's administrator" : 'An extension or a setting of the browser'} blocked your ${denial.request.method} before it was sent. No server saw it.`,
  fix: () => ({
    owner: 'client',
    steps: [
      {
        step: 'Try again in a private window without extensions, or pause the content blocker for this page.',
        why: 'Content blockers drop requests by their address; names such as /ads/ or /analytics/ are on their lists.',
      },
    ],
  }),
});
