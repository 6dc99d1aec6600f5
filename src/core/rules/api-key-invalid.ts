import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'api-key-invalid',
  stage: 'authentication',
  title: 'The API key is not valid',
  docs: [
    {
      text: 'apiKey: a security scheme whose key is sent in a header, query or cookie parameter.',
      url: 'https://spec.openapis.org/oas/v3.1.0#security-scheme-object',
    },
  ],
  means: 'the API key is unknown, revoked or of another environment',
  owner: 'client',
  steps: [
    {
      step: 'Compare the key with the one in the console of this environment, and look whether it is active.',
      why: 'A key of test does not open production, and a rotated one opens nothing.',
    },
  ],
});
