import { json } from '../answers.ts';
import type { Scenario } from '../scenario.ts';

export const corsSetTwice: Scenario = {
  id: 'cors-set-twice',
  title: 'Read the reviews',
  wrong: 'The application and the proxy before it each set the allowed origin.',
  group: 'cors-check',
  rule: 'cors-set-twice',
  chromium: 'MultipleAllowOriginValues',
  firefox: 'CORSMultipleAllowOriginNotAllowed',
  requests: () => [{ via: 'xhr', to: 'api', path: '/products/9/reviews', method: 'GET' }],
  answer: ({ origin }) =>
    json(
      200,
      [{ stars: 5 }],
      [
        ['Access-Control-Allow-Origin', origin],
        ['Access-Control-Allow-Origin', origin],
      ],
    ),
};
