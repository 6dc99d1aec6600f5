import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'route-missing',
  stage: 'intermediary',
  title: 'No such route',
  docs: [
    {
      text: 'The 404 status code indicates that the origin server did not find a current representation for the target resource or is not willing to disclose that one exists.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5',
    },
  ],
  explains: ['missing-credentials'],
  means: 'it has no such path or method',
  owner: 'server',
  steps: [
    {
      step: 'Compare method, path, stage or base path and trailing slash with what is deployed, and deploy.',
      why: 'Some gateways answer 403 for a route that does not exist, in words that sound like a missing token.',
      ask: 'look whether this method and path are deployed',
    },
  ],
});
