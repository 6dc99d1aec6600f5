import { defineAnswerRule } from '../recognised.ts';

export default defineAnswerRule({
  id: 'invalid-token',
  stage: 'authentication',
  title: 'The credentials are not accepted',
  docs: [
    {
      text: 'invalid_token: The access token provided is expired, revoked, malformed, or invalid for other reasons.',
      url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
    },
  ],
  means: 'it read the credentials and does not accept them',
  owner: 'client',
  steps: [
    {
      step: 'Get a fresh token from the identity provider of this environment, and repeat the call with it.',
      why: 'That rules out one that expired, was revoked at sign-out, or was signed with a key that has been rotated.',
    },
    {
      step: 'Compare issuer, audience and signing key (kid) of the token with what the API is configured to accept.',
      why: 'A token of another environment, or an ID token in place of an access token, is well formed and still wrong.',
      owner: 'server',
    },
  ],
});
