import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'account-suspended',
  stage: 'authorization',
  title: 'The account is suspended',
  docs: [
    {
      text: 'A server that wishes to make public why the request has been forbidden can describe that reason in the response content.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'the account, project or user is suspended or disabled',
  owner: 'server',
  steps: [
    {
      step: 'Ask the administrator or the provider to reactivate the account.',
      why: 'Tokens stay valid for a while after an account is closed, so the refusal comes from the API and not at sign-in.',
      ask: 'say why the account is suspended, and reactivate it',
    },
  ],
});
