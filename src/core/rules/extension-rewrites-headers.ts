import { hostOf } from '../cors-evidence.ts';
import { getHeader } from '../exchange.ts';
import { defineRule, type Evidence } from '../rule.ts';

export default defineRule<Evidence>({
  id: 'extension-rewrites-headers',
  stage: 'intermediary',
  title: 'Something in the browser changed the CORS headers',
  docs: [
    {
      text: 'modifyHeaders: modifies request or response headers from the network request.',
      url: 'https://developer.chrome.com/docs/extensions/reference/api/declarativeNetRequest#type-RuleActionType',
    },
  ],
  evidence({ cors, actual }) {
    if (cors === null || !cors.contradicted || actual?.response == null) return null;
    const saw = getHeader(actual.response.headers, 'Access-Control-Allow-Origin');
    return {
      certainty: 'likely',
      because:
        'DevTools shows the headers that the server sent; they fail the check, and the browser let the answer through. Who changed them is not visible.',
      facts: [
        {
          where: 'actual response header access-control-allow-origin',
          saw,
          expected: cors.origin ?? "the page's origin",
        },
      ],
    };
  },
  sentence: (_, denial) =>
    `The CORS headers of ${hostOf(denial)} fail the browser's check, and the answer passed all the same: an extension changed them on the way.`,
  fix: () => ({
    owner: 'client',
    steps: [
      {
        step: 'Turn off extensions that change headers (CORS unblockers), and try again.',
        why: 'They hide from you what every other user meets.',
      },
    ],
  }),
});
