import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'insufficient-permission',
  stage: 'authorization',
  title: 'This account may not do this',
  docs: [
    {
      text: 'The 403 (Forbidden) status code indicates that the server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'it knows who you are, and this account may not do this',
  owner: 'server',
  steps: [
    {
      step: 'Give this account the role or permission that the endpoint asks for, or use an account that has it.',
      why: 'A 403 is about what you may do, not about who you are: signing in again with the same account changes nothing.',
      ask: 'give the account the role or permission that this endpoint asks for, and say which one it is',
    },
    {
      step: 'Compare with an account that is known to be allowed, on the same object.',
      why: 'If only some objects are refused, the rule is about ownership or tenant, not about a role.',
      owner: 'client',
    },
  ],
});
