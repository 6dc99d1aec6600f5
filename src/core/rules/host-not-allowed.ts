import { hostOf } from '../cors-evidence.ts';
import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'host-not-allowed',
  stage: 'intermediary',
  title: 'The server does not accept this host name',
  docs: [
    {
      text: 'A server may refuse requests for host names that it is not configured for, against DNS rebinding.',
      url: 'https://www.rfc-editor.org/rfc/rfc9110#section-7.2',
    },
  ],
  means: 'it does not accept the host name in the address',
  owner: 'server',
  steps: [
    {
      step: 'Add the host name to the allowed hosts of the server, or call it by a name that it knows.',
      why: 'The check is against DNS rebinding; tunnels, containers and reverse proxies change the name.',
      ask: (denial) => `add ${hostOf(denial)} to the host names that the server allows`,
      inGeneral: () => true,
    },
  ],
});
