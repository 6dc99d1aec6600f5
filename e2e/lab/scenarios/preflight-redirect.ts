import { json, readableBy } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const preflightRedirect: Scenario = {
  id: 'preflight-redirect',
  title: 'Share a list',
  wrong: 'The API redirects the preflight to its sign-in page.',
  group: 'preflight',
  rule: 'preflight-redirect',
  chromium: 'PreflightDisallowedRedirect',
  firefox: 'CORSMissingAllowOrigin2',
  requests: ({ token }) => [
    {
      via: 'fetch',
      to: 'api',
      path: '/lists/7/shares',
      method: 'POST',
      headers: { Authorization: `Bearer ${token()}` },
      json: { with: 'u-2001' },
    },
  ],
  answer: (received, { origins }) =>
    received.method === 'OPTIONS'
      ? { status: 302, headers: [['Location', `${origins.cdn}/sign-in?return=%2Flists%2F7%2Fshares`]] }
      : json(201, { ok: true }, readableBy(received)),
};
