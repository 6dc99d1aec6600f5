import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'codeigniter',
  product: 'CodeIgniter',
  layer: 'framework',
  docs: ['https://codeigniter.com/user_guide/libraries/security.html'],
  markers: [
    {
      match: {
        status: [403],
        body: [
          /(?:<h1>An Error Was Encountered<\/h1>|"message")[^.]{0,200}The action you (?:have )?requested is not allowed\./,
        ],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the CSRF token is missing or wrong',
      fix: 'Send the token in the field or header that Config\\Security names, and mind that it may be renewed with each request.',
    },
  ],
} satisfies Recogniser;
