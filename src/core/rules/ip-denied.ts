import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'ip-denied',
  stage: 'intermediary',
  title: 'The address it came from is not allowed',
  docs: [
    {
      text: 'A server that wishes to make public why the request has been forbidden can describe that reason in the response content.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'the address that the request came from is not allowed',
  owner: 'intermediary',
  steps: [
    {
      step: 'Add the public address of this network to the allow-list, or take it off the block-list.',
      why: 'A VPN, an office or a phone network changes the address; IPv6 is another one.',
      ask: 'add the public address of this network to the allow-list, or take it off the block-list',
    },
    {
      step: 'Repeat the call from another network, without or with the VPN.',
      why: 'If it passes there, it is the address and nothing else.',
      owner: 'client',
    },
  ],
});
