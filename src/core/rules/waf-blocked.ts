import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'waf-blocked',
  stage: 'intermediary',
  title: 'A web application firewall blocked the request',
  docs: [
    {
      text: 'The server understood the request but refuses to fulfill it.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
    },
  ],
  means: 'a rule of the firewall takes this request for an attack',
  owner: 'intermediary',
  steps: [
    {
      step: 'Give the operator the id in the answer, the time and the URL: its log names the rule.',
      why: 'Only the log tells which rule matched. Exclude that rule for this path or parameter, instead of switching the firewall off.',
      ask: 'look up in the log of the firewall which rule matched, and exclude that rule for this path',
    },
    {
      step: 'Repeat the call with an empty body, then with parts of it, then without unusual headers.',
      why: 'What makes it pass is what the rule matched: HTML, SQL words, ../ or a long encoded value are usual.',
      owner: 'client',
    },
  ],
});
