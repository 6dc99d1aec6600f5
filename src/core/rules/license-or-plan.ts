import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'license-or-plan',
  stage: 'authorization',
  title: 'The plan or licence does not include this',
  docs: [
    {
      text: 'A server that wishes to make public why the request has been forbidden can describe that reason in the response content.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'the plan or licence does not include this',
  owner: 'server',
  steps: [
    {
      step: 'Compare the plan of this account with what the endpoint needs; upgrade, or use another endpoint.',
      why: 'The credentials are right, and the account has not bought this.',
      ask: 'say which plan includes this endpoint, or add it to the plan of this account',
    },
  ],
});
