import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'client-certificate',
  stage: 'authentication',
  title: 'A client certificate is required',
  docs: [
    {
      text: 'In mutual TLS the client proves itself by a certificate.',
      url: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.3.2',
    },
  ],
  means: 'it wants a client certificate',
  owner: 'client',
  steps: [
    {
      step: 'Install the certificate in the browser or the operating system and restart the browser; the browser asks once for each host.',
      why: 'A browser remembers "none" until it is restarted.',
    },
    {
      step: 'Exempt preflights, or serve the API for browsers on another host.',
      why: 'A preflight never carries a client certificate.',
      ask: 'let preflights pass without a client certificate',
      owner: 'server',
    },
  ],
});
