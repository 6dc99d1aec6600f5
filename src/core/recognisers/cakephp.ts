import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'cakephp',
  product: 'CakePHP',
  layer: 'framework',
  docs: ['https://book.cakephp.org/5/en/security/csrf.html'],
  markers: [
    {
      match: {
        status: [403],
        json: {
          message:
            /^(?:Missing or incorrect CSRF cookie type\.|Missing CSRF token (?:cookie|body)|CSRF token (?:mismatch|from either the request body or request headers did not match))/,
        },
      },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the CSRF cookie or token is missing or wrong',
      fix: 'Send the value of the csrfToken cookie in X-CSRF-Token, together with the cookie.',
    },
    {
      match: { status: [403], body: [/InvalidCsrfTokenException|Missing or incorrect CSRF cookie type/] },
      rule: 'csrf-token',
      certainty: 'likely',
      means: 'the CSRF cookie or token is missing or wrong',
      fix: 'Send the value of the csrfToken cookie in X-CSRF-Token, together with the cookie.',
    },
  ],
} satisfies Recogniser;
