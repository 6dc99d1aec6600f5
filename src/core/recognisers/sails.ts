import type { Recogniser } from '../recogniser.ts';

const SAILS = { 'x-powered-by': /^Sails\b/ };

/** Sails: outside of development its responses say no more than the status. */
export default {
  id: 'sails',
  product: 'Sails',
  layer: 'framework',
  docs: [
    'https://sailsjs.com/documentation/concepts/security/csrf',
    'https://sailsjs.com/documentation/reference/response-res/res-forbidden',
  ],
  markers: [
    {
      match: {
        status: [403],
        method: ['POST', 'PUT', 'PATCH', 'DELETE'],
        header: SAILS,
        cookie: 'sails.sid',
        body: [/^Forbidden$/],
      },
      rule: 'csrf-token',
      certainty: 'possible',
      means:
        'it began a fresh session and refused: the request had none, and so no token of it; or a policy forbids it',
      fix: 'Fetch /csrfToken first and send its _csrf in x-csrf-token, with the session cookie.',
    },
    {
      match: { status: [403], header: SAILS, body: [/^Forbidden$/] },
      rule: 'insufficient-permission',
      certainty: 'possible',
      means: 'a policy or an action answers res.forbidden()',
      fix: 'Look at config/policies.js for the action.',
    },
  ],
  carries: [{ header: SAILS, tells: 'answered', layer: 'application' }],
} satisfies Recogniser;
