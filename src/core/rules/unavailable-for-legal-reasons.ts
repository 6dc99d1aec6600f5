import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'unavailable-for-legal-reasons',
  stage: 'authorization',
  title: 'A legal demand forbids access',
  docs: [
    {
      text: 'The 451 status code indicates that the server is denying access to the resource as a consequence of a legal demand.',
      url: 'https://www.rfc-editor.org/rfc/rfc7725#section-3',
    },
  ],
  means: 'a legal demand forbids access from here',
  owner: 'server',
  steps: [
    {
      step: 'Read the page and the Link header with rel="blocked-by": they name who demands it and where.',
      why: 'No change of the request helps; the demand often holds for some countries only.',
      ask: 'say who demands the block, and for which places',
    },
  ],
});
