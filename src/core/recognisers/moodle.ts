import { type Marker, type Recogniser, surest } from '../recogniser.ts';
import type { RuleId } from '../rule-id.ts';

/** Web services answer errors with 200. */
const coded = (codes: RegExp, rule: RuleId, means: string): Marker => ({
  match: { status: [200, 403], json: { exception: /_exception$/, errorcode: codes } },
  rule,
  certainty: surest(rule),
  means,
});

export default {
  id: 'moodle',
  product: 'Moodle',
  layer: 'application',
  docs: ['https://moodledev.io/docs/5.0/apis/subsystems/external', 'https://docs.moodle.org/en/Using_web_services'],
  markers: [
    coded(/^(?:invalidtoken|invalidprivatetoken)$/, 'invalid-token', 'the web service token is unknown or has ended'),
    {
      // An address that the service is not for is one, too.
      ...coded(
        /^(?:accessexception|nopermissions?|required_capability_exception)$/,
        'insufficient-permission',
        'the user or the service lacks this function or capability',
      ),
      certainty: 'likely',
    },
    coded(/^(?:requireloginerror|servicerequireslogin)$/, 'missing-credentials', 'nobody is signed in'),
    coded(/^invalidsesskey$/, 'csrf-token', 'the sesskey is missing or of another session'),
  ],
} satisfies Recogniser;
