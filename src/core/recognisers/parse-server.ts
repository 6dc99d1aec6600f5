import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Parse answers errors with a number of its own; the HTTP status is nearly always 400. */
const coded = (code: string, message: RegExp, rule: RuleId, means: string, fix: string): Marker => ({
  match: { status: [400, 401, 403], json: { code, error: message } },
  rule,
  certainty: surest(rule),
  means,
  fix,
});

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
  ],
} satisfies Recogniser;
