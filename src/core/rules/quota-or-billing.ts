import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'quota-or-billing',
  stage: 'authorization',
  title: 'The quota is used up, or billing is not set up',
  docs: [
    {
      text: 'The 402 (Payment Required) status code is reserved; services answer 402, 403 or 429 for exhausted quotas.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.3',
    },
  ],
  means: 'the quota is used up, or the service is not enabled or paid for',
  owner: 'server',
  steps: [
    {
      step: 'Open the console of the project or account that the call is billed to: enable the service, link billing or raise the quota.',
      why: 'No change of the request helps; a quota renews by itself at the time the provider states.',
      ask: 'enable the service, link billing or raise the quota of the project that the call is billed to',
    },
  ],
});
