import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'step-up-required',
  stage: 'authentication',
  title: 'A stronger or fresher sign-in is required',
  docs: [
    {
      text: 'insufficient_user_authentication: The authentication event associated with the access token presented with the request does not meet the authentication requirements of the protected resource.',
      url: 'https://www.rfc-editor.org/rfc/rfc9470#section-3',
    },
  ],
  explains: ['invalid-token'],
  means: 'the sign-in behind the token is too weak or too long ago',
  owner: 'client',
  steps: [
    {
      step: 'Send the user through sign-in again with what the challenge asks for: acr_values, max_age or claims.',
      why: 'The token is valid; how or when the user signed in is not enough for this call. Renewing the token does not help.',
    },
    {
      step: 'Expose WWW-Authenticate to scripts: Access-Control-Expose-Headers: WWW-Authenticate.',
      why: 'Otherwise a page on another origin cannot read what is asked of it.',
      owner: 'server',
    },
  ],
});
