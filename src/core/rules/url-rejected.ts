import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'url-rejected',
  stage: 'intermediary',
  title: 'The firewall rejected the URL or its parameters',
  docs: [
    {
      text: 'The server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'the firewall rejects this URL or a parameter',
  owner: 'intermediary',
  steps: [
    {
      step: 'Give the operator the support id of the page: the log names the violation.',
      why: 'It may be an unknown parameter, a file type, a length or a character in the URL. The status is often 200.',
      ask: 'look up the support id in the log of the firewall, and exclude the violation for this path',
    },
  ],
});
