import type { Recogniser } from '../recogniser.ts';

/** JSON-RPC: refusals come with 200. */
export default {
  id: 'odoo',
  product: 'Odoo',
  layer: 'application',
  docs: [
    'https://www.odoo.com/documentation/17.0/developer/reference/backend/http.html',
    'https://www.odoo.com/documentation/17.0/developer/reference/backend/security.html',
  ],
  markers: [
    {
      match: { status: [200], json: { 'error.data.name': /^odoo\.http\.SessionExpiredException$/ } },
      rule: 'token-expired',
      certainty: 'likely',
      means: 'the session has expired',
      fix: 'Sign in again; a call from another origin needs the session_id cookie with credentials.',
    },
    {
      match: { status: [200], json: { 'error.data.name': /^odoo\.exceptions\.AccessError$/ } },
      rule: 'insufficient-permission',
      certainty: 'proven',
      means: 'access rights or record rules deny this',
      fix: 'Look at the access rights (ir.model.access) and record rules (ir.rule) of the model for the groups of this user.',
    },
    {
      match: { status: [200], json: { 'error.data.name': /^odoo\.exceptions\.AccessDenied$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the login, password or API key is wrong',
    },
    {
      match: { status: [400], body: [/Session expired \(invalid CSRF token\)/] },
      rule: 'csrf-token',
      certainty: 'likely',
      layer: 'framework',
      means: 'the CSRF token is missing or belongs to another session',
      fix: 'Send csrf_token of the page with the form, or declare the route with csrf=False where it has a check of its own.',
    },
  ],
} satisfies Recogniser;
