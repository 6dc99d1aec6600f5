import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'wrong-tenant',
  stage: 'authentication',
  title: 'The token is of another tenant',
  docs: [
    {
      text: 'The tid claim identifies the tenant that the user is signing in to.',
      url: 'https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference#payload-claims',
    },
  ],
  explains: ['invalid-token'],
  means: 'the token is of another tenant than the data',
  owner: 'client',
  steps: [
    {
      step: 'Sign in at the tenant that holds the data: put its id into the authority in place of common or organizations.',
      why: 'A token is of one tenant; being a guest elsewhere takes a token of that place.',
    },
    {
      step: 'Have the application consented and the user invited in that tenant.',
      why: 'Without either the tenant does not issue a token at all.',
      ask: 'consent to the application and invite the user in the tenant that holds the data',
      owner: 'identity-provider',
    },
  ],
});
