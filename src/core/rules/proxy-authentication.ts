import { hostOf } from '../cors-evidence.ts';
import type { Denial } from '../denial.ts';
import { defineAnswerRule } from '../recognised.ts';

/**
 * "The response was 407 (Proxy Authentication Required), yet we did not send the request to a proxy."
 * https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h
 */
const NO_PROXY = 'net::ERR_UNEXPECTED_PROXY_AUTH';

const fromNoProxy = ({ preflight, actual }: Denial): boolean =>
  actual?.error === NO_PROXY || preflight?.error === NO_PROXY;

export default defineAnswerRule({
  id: 'proxy-authentication',
  stage: 'network',
  title: 'A proxy wants credentials of its own',
  docs: [
    {
      text: 'The 407 (Proxy Authentication Required) status code is similar to 401 (Unauthorized), but it indicates that the client needs to authenticate itself in order to use a proxy for this request.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8',
    },
  ],
  explains: ['network-error', 'preflight-network-error'],
  means: 'a proxy on the way wants credentials of its own',
  owner: 'intermediary',
  steps: [
    {
      step: 'Sign in to the proxy in the browser or the operating system, or exclude this host from the proxy.',
      why: 'The request never reached the API. No page and no server can send these credentials.',
      when: (denial) => !fromNoProxy(denial),
    },
  ],
  own: (denial) =>
    fromNoProxy(denial)
      ? {
          owner: 'server',
          steps: [
            {
              step: 'Answer 401 with WWW-Authenticate where credentials for the API itself are missing, and 407 never.',
              why: '407 is a proxy’s alone. From anyone else Chromium takes it for a broken answer and shows the page none of it.',
            },
          ],
          certainty: 'proven',
          because: 'The browser’s own error means this and nothing else.',
          sentence: `${hostOf(denial)} answered 407 though the request went through no proxy, and the browser threw the answer away (${NO_PROXY}).`,
          facts: [
            { where: `${denial.actual?.error === NO_PROXY ? 'actual' : 'preflight'} network error`, saw: NO_PROXY },
          ],
        }
      : null,
});
