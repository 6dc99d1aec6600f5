import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Microsoft Entra's token endpoint names every refusal by an AADSTS number. */
const aadsts = (numbers: string, rule: RuleId, means: string, fix: string): Marker => ({
  match: {
    status: [400, 401, 403],
    json: { 'error_description|error.message|message': new RegExp(`\\b(?<code>AADSTS(?:${numbers}))\\b`) },
  },
  rule,
  certainty: 'likely',
  means: `${means} ({code})`,
  fix,
});

export default {
  id: 'entra',
  product: 'Microsoft Entra ID',
  layer: 'identity-provider',
  docs: ['https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes'],
  markers: [
    aadsts(
      '50020|50128|700016|90002|500011|50177|90072',
      'wrong-tenant',
      'the user, app or API does not exist in this tenant',
      'Sign in at the tenant that holds the account and the app, or have the app consented there.',
    ),
    aadsts(
      '65001|65004|90094|650052|650056',
      'insufficient-permission',
      'nobody has consented to what the app asks for',
      'Have the user or an administrator consent to the permissions.',
    ),
    aadsts(
      '50076|50079|50074|50158',
      'step-up-required',
      'conditional access wants more: another factor, or a fresh sign-in',
      'Sign in interactively with what the policy asks for.',
    ),
    aadsts(
      '53000|53001|53002|53003|53009|53011|530003|530032|500021',
      'resource-policy',
      'conditional access or a tenant restriction blocks it: device, place, app or risk',
      'The sign-in log of the tenant names the policy; ask its administrator.',
    ),
    aadsts(
      '700082|700084|70008|50173|50133|70043|700081',
      'token-expired',
      'the grant or refresh token has expired',
      'Send the user through sign-in again.',
    ),
    aadsts(
      '50013|500133|700024|700027|700021|70000|50089',
      'invalid-token',
      'the assertion, code or refresh token is not accepted',
      'Get a fresh one; an assertion must be signed with a registered key and be in time.',
    ),
    aadsts(
      '7000215|7000222|7000218|90014',
      'invalid-token',
      'the client secret is absent, wrong or expired',
      'Create a new client secret, and send its value, not its id.',
    ),
    aadsts(
      '50105',
      'insufficient-permission',
      'the user is not assigned to the app',
      'Assign the user or a group to the enterprise application.',
    ),
    aadsts(
      '50053|50057|90051',
      'account-suspended',
      'the account is locked or disabled',
      'Ask an administrator to unlock the account.',
    ),
    aadsts('50126|50034', 'invalid-token', 'the user name or password is wrong', 'Enter them again.'),
    aadsts(
      '9002326|9002327|9002325',
      'cors-policy',
      'the redirect URI is not registered as a single-page application',
      'Register the redirect URI with the type Single-page application.',
    ),
    aadsts(
      '70011|28000',
      'insufficient-scope',
      'a scope that was asked for is not valid',
      'Ask for scopes of one API at a time, each with its full name.',
    ),
  ],
  carries: [{ header: { 'x-ms-ests-server': true }, tells: 'answered' }],
} satisfies Recogniser;
