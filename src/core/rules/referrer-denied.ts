import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'referrer-denied',
  stage: 'intermediary',
  title: 'The Referer is missing or not allowed',
  docs: [
    {
      text: 'The Referer header field allows servers to identify the page that made the request, for logging, caching and denying deep links.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.1.3',
    },
  ],
  means: 'it wants a Referer that it allows',
  owner: 'server',
  steps: [
    {
      step: 'Allow the page’s origin in the check of Referer.',
      why: 'Hot-link protection lets only its own pages in.',
      ask: 'allow this origin in the check of Referer',
    },
    {
      step: 'Let the page send its Referer: Referrer-Policy strict-origin-when-cross-origin.',
      why: 'no-referrer, a privacy extension or an https page calling http sends none.',
      owner: 'client',
    },
  ],
});
