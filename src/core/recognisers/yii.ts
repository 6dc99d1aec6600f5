import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'yii',
  product: 'Yii',
  layer: 'framework',
  docs: ['https://www.yiiframework.com/doc/guide/2.0/en/security-best-practices#avoiding-csrf'],
  markers: [
    {
      match: { status: [400], body: [/(?:>|\n|"(?:message|error)":")\s{0,12}Unable to verify your data submission\./] },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the CSRF token is missing or is not the one of this session',
      fix: 'Send the content of the meta tag csrf-token in X-CSRF-Token with the session cookie.',
    },
    {
      match: {
        status: [401],
        json: { name: 'Unauthorized', message: /^Your request was made with invalid credentials\.$/ },
      },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'no token came, or one that is not valid',
    },
  ],
} satisfies Recogniser;
