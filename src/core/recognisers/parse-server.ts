import type { Marker, Recogniser } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Parse answers errors with a number of its own; the HTTP status is nearly always 400. */
const coded = (code: string, message: RegExp, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [400, 401, 403], json: { code, error: message } },
  rule,
  certainty: 'likely',
  means,
  fix,
});

/** It lists its own headers in every answer. */
const CORS = { 'access-control-allow-headers': /\bX-Parse-Application-Id\b/ };

export default {
  id: 'parse-server',
  product: 'Parse Server',
  layer: 'application',
  docs: [
    'https://docs.parseplatform.org/rest/guide/#error-codes',
    'https://docs.parseplatform.org/rest/guide/#class-level-permissions',
  ],
  markers: [
    coded(
      '119',
      /^(?:Permission denied for action (?<action>\w{1,20}) on class (?<class>\w{1,60})|Permission denied|This user is not allowed to)/,
      'insufficient-permission',
      'class-level permissions or a Cloud Code check deny this action',
      'Look at the class-level permissions of the class in the dashboard: is the action open to this user or role?',
    ),
    coded(
      '119',
      /^unauthorized: master key is required/i,
      'insufficient-permission',
      'only the master key may do this',
      'Do it in Cloud Code with useMasterKey; the master key never belongs into a page.',
    ),
    coded(
      '209',
      /^Invalid session token|^Session token is expired/i,
      'invalid-token',
      'the session token is not valid',
      'Sign in again.',
    ),
    {
      match: {
        status: [400, 404],
        json: { code: '101', error: /^Permission denied, user needs to be authenticated/ },
      },
      rule: 'missing-credentials',
      certainty: 'likely',
      means: 'the class asks for a signed-in user, and answers others as if nothing were there',
      fix: 'Sign in first, and send the session token in X-Parse-Session-Token.',
    },
    {
      match: { status: [400, 404], json: { code: '101', error: /^Invalid username\/password\.?$/ } },
      rule: 'invalid-token',
      certainty: 'likely',
      means: 'the user name or the password is not right',
    },
    // One answer for an application id or key that is absent, unknown or not for this address.
    {
      match: { status: [403], header: CORS, json: { error: 'unauthorized' } },
      rule: 'api-key-missing',
      certainty: 'possible',
      means: 'the application id or the key is absent, unknown, or a master key that may not be used from here',
      fix: 'Send X-Parse-Application-Id and the key that the server is configured with; list the address in masterKeyIps for the master key.',
    },
  ],
  carries: [{ header: CORS, tells: 'answered' }],
} satisfies Recogniser;
