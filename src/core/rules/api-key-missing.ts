import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'api-key-missing',
  stage: 'authentication',
  title: 'No API key came with the request',
  docs: [
    {
      text: 'apiKey: a security scheme whose key is sent in a header, query or cookie parameter.',
      url: 'https://spec.openapis.org/oas/v3.1.0#security-scheme-object',
    },
  ],
  means: 'it wants an API key, and none came',
  owner: 'client',
  steps: [
    {
      step: 'Send the API key where the API documents it: mostly a header such as x-api-key, or a query parameter.',
      why: 'The key names the calling application; a user token does not replace it.',
    },
    {
      step: 'Answer preflights without asking for the key, and list its header in Access-Control-Allow-Headers.',
      why: 'A preflight never carries it, and the header makes one necessary.',
      ask: 'answer preflights without asking for the API key',
      owner: 'server',
    },
  ],
});
