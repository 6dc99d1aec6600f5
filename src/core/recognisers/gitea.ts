import type { Recogniser } from '../recogniser.ts';

/** Gitea and its fork Forgejo. */
export default {
  id: 'gitea',
  product: 'Gitea or Forgejo',
  layer: 'application',
  docs: ['https://docs.gitea.com/development/oauth2-provider#scopes', 'https://docs.gitea.com/development/api-usage'],
  markers: [
    {
      match: {
        status: [403],
        json: {
          message:
            /^token does not have at least one of required scope\(s\)[,:] (?:required=)?\[(?<scope>[\w: ,-]{3,200})\](?:, token scope=(?<provided>[\w: ,-]{0,200}))?/,
        },
      },
      rule: 'insufficient-scope',
      certainty: 'proven',
      means: 'the token lacks a scope',
      fix: 'Create a token with one of: {scope}.',
    },
    {
      match: {
        status: [401],
        json: { message: /^(?:token is required|user does not exist \[|invalid username, password or token)/ },
      },
      rule: 'missing-credentials',
      ifSent: 'invalid-token',
      certainty: 'likely',
      means: 'no token came, or one that it does not know',
      fix: 'Send Authorization: token TOKEN.',
    },
    {
      match: {
        status: [403],
        json: { message: /^(?:user should (?:be|have)|Must be (?:an? )?(?:admin|owner)|Only )/, url: true },
      },
      rule: 'insufficient-permission',
      certainty: 'likely',
      means: 'the user may not do this with the repository',
    },
  ],
} satisfies Recogniser;
