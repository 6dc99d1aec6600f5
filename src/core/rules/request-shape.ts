import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'request-shape',
  stage: 'authorization',
  title: 'A header or the content type is not what the server wants',
  docs: [
    {
      text: 'The server refuses to service the request because the content is in a format not supported.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
    },
  ],
  means: 'a header or the content type is not what it wants',
  owner: 'client',
  steps: [
    {
      step: 'Send the Content-Type, Accept and required headers that the API documents.',
      why: 'Some servers answer 403 where 400, 406 or 415 is meant.',
      call: () => ({
        set: [
          { name: 'Accept', value: '"application/json"' },
          { name: 'Content-Type', value: '"application/json"' },
        ],
      }),
    },
  ],
});
