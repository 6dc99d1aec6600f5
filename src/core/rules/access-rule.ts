import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'access-rule',
  stage: 'intermediary',
  title: 'A rule of the server’s or proxy’s own configuration forbids it',
  docs: [
    {
      text: 'The server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'its own configuration forbids this request',
  owner: 'intermediary',
  steps: [
    {
      step: 'Look into the configuration and error log of the layer that answered, at the time of the request.',
      why: 'The application behind it never saw the request, so its log is silent.',
      ask: 'look up which rule of the configuration refused it, and allow it',
    },
    {
      step: 'For files: check that the server’s user may read the file and every folder above it.',
      why: 'Wrong permissions give the same page as a deny rule.',
      owner: 'server',
      when: ({ request: { method }, refusal }) =>
        (method === 'GET' || method === 'HEAD') && (refusal === null || refusal.layer === 'web-server'),
    },
  ],
});
