import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'geo-denied',
  stage: 'intermediary',
  title: 'The country it came from is not allowed',
  docs: [
    {
      text: 'A server that wishes to make public why the request has been forbidden can describe that reason in the response content.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'calls from this country or region are not allowed',
  owner: 'intermediary',
  steps: [
    {
      step: 'Change the geographic restriction, or call from a place that it allows.',
      why: 'The place is guessed from the address: a VPN or a roaming phone is taken for elsewhere.',
      ask: 'allow calls from this place, or say from where it may be called',
    },
  ],
});
