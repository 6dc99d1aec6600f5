import type { Recogniser } from '../recogniser.ts';

export default {
  id: 'phoenix',
  product: 'Phoenix',
  layer: 'framework',
  docs: ['https://hexdocs.pm/plug/Plug.CSRFProtection.html'],
  markers: [
    {
      match: {
        status: [403],
        header: { 'content-type': /^application\/vnd\.api\+json/ },
        json: { 'errors.*.code': 'forbidden', 'errors.*.detail': 'forbidden' },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      product: 'Ash (AshJsonApi)',
      means: 'a policy of the resource forbids the action',
      fix: 'Log the policy breakdown (show_policy_breakdowns?): it names the check.',
    },
    {
      match: {
        status: [403],
        body: [/Plug\.CSRFProtection\.InvalidCSRFTokenError|invalid CSRF \(Cross Site Request Forgery\) token/],
      },
      rule: 'csrf-token',
      certainty: 'proven',
      means: 'the CSRF token is missing or is not the one of this session',
      fix: 'Send the content of the meta tag csrf-token in x-csrf-token with the session cookie; an :api pipeline needs no protect_from_forgery.',
    },
    {
      match: { status: [403], body: [/Plug\.CSRFProtection\.InvalidCrossOriginRequestError/] },
      rule: 'csrf-origin',
      certainty: 'proven',
      means: 'a script of this site was requested from another one',
    },
  ],
} satisfies Recogniser;
