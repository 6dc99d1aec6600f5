import { defineAnswerRule } from '../recognised.ts';

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
  means: 'a proxy on the way wants credentials of its own',
  owner: 'intermediary',
  steps: [
    {
      step: 'Sign in to the proxy in the browser or the operating system, or exclude this host from the proxy.',
      why: 'The request never reached the API. No page and no server can send these credentials.',
    },
  ],
});
