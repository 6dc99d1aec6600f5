import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'user-agent-denied',
  stage: 'intermediary',
  title: 'The User-Agent is not allowed',
  docs: [
    {
      text: 'A server that wishes to make public why the request has been forbidden can describe that reason in the response content.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'it does not accept this User-Agent, or none',
  owner: 'client',
  steps: [
    {
      step: 'Send a User-Agent that names the application, or let the server accept the one that is sent.',
      why: 'Block-lists for robots match words in it; some APIs want one at all.',
      ask: 'accept the User-Agent that browsers send',
    },
  ],
});
