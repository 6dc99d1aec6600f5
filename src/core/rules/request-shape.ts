import type { Denial } from '../denial.ts';
import { defineAnswerRule } from '../recognised.ts';

/** https://www.rfc-editor.org/rfc/rfc6585#section-5 */
const isTooLarge = ({ actual, recognitions }: Denial): boolean =>
  actual?.response?.status === 431 ||
  recognitions.some(
    ({ rule, evidence }) => rule === 'request-shape' && evidence.some(({ saw }) => /Too Large/.test(saw)),
  );

export default defineAnswerRule({
  id: 'request-shape',
  stage: 'authorization',
  title: 'A header or the content type is not what the server wants',
  docs: [
    {
      text: 'The server refuses to service the request because the content is in a format not supported.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
    },
    {
      text: 'The 431 status code indicates that the server is unwilling to process the request because its header fields are too large.',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-5',
    },
  ],
  means: 'a header or the content type is not what it wants',
  owner: 'client',
  steps: [
    {
      step: 'Delete the cookies of this host, then keep less in them: an identifier of the session, and not what belongs to it.',
      why: 'A browser sends them all with every request, and a server reads some kilobytes of header, mostly 8.',
      when: isTooLarge,
    },
    {
      step: 'Send the Content-Type, Accept and required headers that the API documents.',
      why: 'Some servers answer 403 where 400, 406 or 415 is meant.',
      when: (denial) => !isTooLarge(denial),
      call: () => ({
        set: [
          { name: 'Accept', value: '"application/json"' },
          { name: 'Content-Type', value: '"application/json"' },
        ],
      }),
    },
  ],
});
