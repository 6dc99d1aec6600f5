import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'api-key-restricted',
  stage: 'authorization',
  title: 'A restriction of the API key forbids this call',
  docs: [
    {
      text: 'You can restrict an API key so that only certain websites, IP addresses, or applications can use it, and only for certain APIs.',
      url: 'https://cloud.google.com/docs/authentication/api-keys#securing',
    },
  ],
  means: 'the API key is restricted to other websites, addresses, applications or APIs',
  owner: 'server',
  steps: [
    {
      step: 'Add this page, address, application or API to the restrictions of the key.',
      why: 'The key is right; where it is used from, or for what, is not.',
      ask: 'add what it is called from to the restrictions of the key',
    },
    {
      step: 'Let the page send its Referer: strict-origin-when-cross-origin, not no-referrer.',
      why: 'A website restriction is checked by Referer.',
      owner: 'client',
    },
  ],
});
